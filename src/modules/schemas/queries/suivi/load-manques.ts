import { listInjoignables } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import { plural } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import {
  type FiltreManques,
  GENRES_MANQUE,
  type GenreManque,
  type Manque,
  selectManques,
} from "../../domain/suivi/manques.ts";
import { operationsSchemas } from "../../rights.ts";
import { listPilotesSansRole } from "../membres/load-partenaires.ts";
import { type ActeurNomme, loadPlan, objectifsOf, ownActionsOf, type Plan } from "../plan/load-plan.ts";
import { numbered, type OptionFiltre, optionsOf } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readEtiquettesDuPlan } from "../plan/read-liens-plan.ts";

export type VueManques = {
  schema: SchemaVue;
  filtre: FiltreManques;
  /** What the filter keeps of every kind. */
  comptes: Record<GenreManque, number>;
  manques: Manque[];
  volets: OptionFiltre[];
  pilotes: OptionFiltre[];
  etiquettes: OptionFiltre[];
  permis: { modifier: boolean; proposer: boolean };
};

/**
 * What is missing in a scheme, kind by kind, in the order of the plan. For persons of the département: who can be
 * written to is no public matter. @throws Refusal `introuvable`, `droit.*`.
 */
export async function loadManques(
  ctx: Contexte,
  publicId: string,
  filtre: FiltreManques,
): Promise<VueManques> {
  const plan = await loadPlan(ctx, publicId);
  require(ctx, operationsSchemas.suivre, null);
  const { schema } = plan;
  const all = [
    ...(await manquesOfPlan(ctx, plan)),
    ...(await listPilotesSansRole(ctx, schema)).map(({ publicId: id, nom, pilote }) => ({
      genre: "pilote-sans-role" as const,
      cle: `role ${id}`,
      titre: nom,
      precision: `pilote ${plural(pilote, "objectif ou action", "objectifs ou actions")}`,
      volet: null,
      objet: { genre: "acteur" as const, publicId: id },
      pilotes: [id],
      etiquettes: [],
    })),
    ...(await manquesOfPilotes(ctx, plan)),
  ];
  const manques = selectManques(all, filtre);
  const count = (genre: GenreManque) => manques.filter((one) => one.genre === genre).length;
  const options = optionsOf(plan);
  return {
    schema: toSchemaVue(schema),
    filtre,
    comptes: Object.fromEntries(GENRES_MANQUE.map((genre) => [genre, count(genre)])) as VueManques["comptes"],
    manques: filtre.genre === null ? manques : manques.filter(({ genre }) => genre === filtre.genre),
    volets: options.volets,
    pilotes: options.pilotes,
    etiquettes: options.etiquettes,
    permis: {
      modifier: may(ctx, operationsSchemas.importer, schema),
      proposer: may(ctx, operationsSchemas.proposerMembre, {
        ...schema,
        institution: ctx.principal.genre === "personne" ? ctx.principal.institution : ("" as never),
        copilotesDeLaPortee: schema.copilotes,
      }),
    },
  };
}

async function manquesOfPlan(ctx: Contexte, plan: Plan): Promise<Manque[]> {
  const silent = await readWithoutResult(ctx, plan);
  const judged = await readJudged(ctx, plan.schema.id);
  const tags = await readEtiquettesDuPlan(ctx, plan.schema.id);
  return plan.volets.flatMap((volet, index): Manque[] => {
    const place = { volet: index + 1, precision: numbered(volet) };
    const objectifs = objectifsOf(volet).flatMap((objectif): Manque[] =>
      judged.has(objectif.id)
        ? []
        : [
            {
              ...place,
              genre: "objectif-sans-indicateur",
              cle: `indicateur ${objectif.id}`,
              titre: numbered(objectif),
              objet: { genre: "objectif", publicId: objectif.publicId, id: objectif.id },
              pilotes: publicIds(objectif.pilotes),
              etiquettes: publicIds(tags.get(objectif.id) ?? []),
            },
          ],
    );
    const actions = ownActionsOf({ volets: [volet] }).flatMap((action): Manque[] => {
      const missing: [GenreManque, boolean][] = [
        ["action-sans-pilote", action.pilotes.length === 0],
        ["action-sans-dates", action.debut === null && action.fin === null],
        ["action-sans-nouvelles", action.dernierPoint === null],
        ["action-sans-resultat", silent.has(action.id)],
      ];
      return missing.flatMap(([genre, missed]) =>
        missed
          ? [
              {
                ...place,
                genre,
                cle: `${genre} ${action.id}`,
                titre: action.code ? `${action.code} ${action.intitule}` : action.intitule,
                objet: { genre: "action" as const, publicId: action.publicId },
                pilotes: publicIds(action.pilotes),
                etiquettes: publicIds(action.etiquettes),
              },
            ]
          : [],
      );
    });
    return [...objectifs, ...actions];
  });
}

function publicIds(named: readonly { publicId: string }[]): string[] {
  return named.map(({ publicId }) => publicId);
}

async function manquesOfPilotes(ctx: Contexte, plan: Plan): Promise<Manque[]> {
  const piloted = new Map<string, number>();
  const pilots = new Map<string, ActeurNomme>();
  for (const acteur of ownActionsOf(plan).flatMap((action) => action.pilotes)) {
    pilots.set(acteur.id, acteur);
    piloted.set(acteur.id, (piloted.get(acteur.id) ?? 0) + 1);
  }
  const found = await listInjoignables(
    ctx,
    [...pilots.values()].map(({ id }) => id),
  );
  return found.map(({ id, publicId, nom }) => ({
    genre: "pilote-sans-adresse",
    cle: `adresse ${id}`,
    titre: nom,
    precision: `pilote ${plural(piloted.get(id) ?? 0, "action")}`,
    volet: null,
    objet: { genre: "acteur", publicId },
    pilotes: [publicId],
    etiquettes: [],
  }));
}

/** Actions said to be done by news without a word. */
async function readWithoutResult(ctx: Contexte, { schema }: Plan): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx
    .selectFrom("action as a")
    .innerJoin("point_avancement as p", (join) =>
      join.onRef("p.departement", "=", "a.departement").onRef("p.id", "=", "a.dernier_point"),
    )
    .select("a.id")
    .where("a.departement", "=", ctx.departement)
    .where("a.schema", "=", schema.id)
    .where("p.statut", "=", "realisee")
    .where("p.commentaire", "=", "")
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Objectifs of a scheme that have an indicator. */
export async function readJudged(ctx: Contexte, schema: Id<"schema">): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx
    .selectFrom("objectif as o")
    .innerJoin("indicateur_evaluation as i", (join) =>
      join.onRef("i.departement", "=", "o.departement").onRef("i.objectif", "=", "o.id"),
    )
    .select("o.id")
    .distinct()
    .where("o.departement", "=", ctx.departement)
    .where("o.schema", "=", schema)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
