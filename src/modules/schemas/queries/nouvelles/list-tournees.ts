import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import { type Etendue, RYTHME_HABITUEL, TEXTE_HABITUEL } from "../../domain/nouvelles/tournee.ts";
import type { FiltrePlan } from "../../domain/plan/filtre-plan.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema } from "../plan/find-schema.ts";
import { loadPlanFiltre } from "../plan/load-plan-filtre.ts";
import { type ActionDemandee, prepareTournee } from "./prepare-tournee.ts";

export type TourneeListee = {
  publicId: string;
  envoi: string;
  etendue: Etendue;
  voletTitre: string | null;
  etat: "en_cours" | "annulee";
  parNom: string;
  personnes: number;
  actions: number;
  repondues: number;
};

export type RegleLue = {
  revision: number;
  active: boolean;
  mois: number;
  prochaine: string;
  etendue: Exclude<Etendue, "volet" | "choix">;
  texte: string;
  relanceJours: number;
  relancesMaximum: number;
};

export type PageTournees = {
  schema: { publicId: string; titre: string; clos: boolean };
  tournees: TourneeListee[];
  regle: RegleLue;
  permis: { demander: boolean };
};

/** The rounds of a scheme, the latest first, and the rule that makes them; the usual one while none was set. */
export async function readTournees(ctx: Contexte, publicId: string): Promise<PageTournees> {
  const schema = await findSchema(ctx, publicId);
  require(ctx, operationsSchemas.suivreTournees, schema);
  const { departement } = ctx;
  const { rows } = await sql<TourneeListee>`
    SELECT t.public_id AS "publicId", t.envoi::text AS envoi, t.etendue, t.volet_titre AS "voletTitre", t.etat,
           t.par_nom AS "parNom",
           (SELECT count(*)::int FROM tournee_invitation i
             WHERE i.departement = t.departement AND i.tournee = t.id AND i.delegue_de IS NULL) AS personnes,
           (SELECT count(DISTINCT ta.action)::int
              FROM tournee_invitation i
              JOIN tournee_action ta ON ta.departement = i.departement AND ta.invitation = i.id
             WHERE i.departement = t.departement AND i.tournee = t.id) AS actions,
           (SELECT count(DISTINCT r.action)::int
              FROM tournee_invitation i
              JOIN tournee_reponse r ON r.departement = i.departement AND r.invitation = i.id
             WHERE i.departement = t.departement AND i.tournee = t.id) AS repondues
      FROM tournee t
     WHERE t.departement = ${departement} AND t.schema = ${schema.id}
     ORDER BY t.cree_le DESC, t.id DESC LIMIT 50`.execute(ctx.tx);
  const row = await ctx.tx
    .selectFrom("tournee_regle")
    .selectAll()
    .where("departement", "=", departement)
    .where("schema", "=", schema.id)
    .executeTakeFirst();
  return {
    schema: { publicId: schema.publicId, titre: schema.titre, clos: schema.phase === "clos" },
    tournees: rows,
    regle: row
      ? {
          revision: row.revision,
          active: row.active,
          mois: row.mois,
          prochaine: row.prochaine,
          etendue: row.etendue,
          texte: row.texte,
          relanceJours: row.relance_jours,
          relancesMaximum: row.relances_maximum,
        }
      : {
          revision: 0,
          active: false,
          mois: 3,
          prochaine: firstOfNextQuarter(ctx.today).toString(),
          etendue: "toutes",
          texte: TEXTE_HABITUEL,
          ...RYTHME_HABITUEL,
        },
    permis: { demander: schema.phase !== "clos" && may(ctx, operationsSchemas.demanderDesNouvelles, schema) },
  };
}

function firstOfNextQuarter(today: Temporal.PlainDate): Temporal.PlainDate {
  const month = Math.floor((today.month - 1) / 3) * 3 + 1;
  return Temporal.PlainDate.from({ year: today.year, month, day: 1 }).add({ months: 3 });
}

export type ApercuTournee = {
  schema: { publicId: string; titre: string };
  volets: { id: string; titre: string }[];
  today: string;
  actions: number;
  destinataires: { nom: string; courriel: string; pour: string; actions: string[] }[];
  sans: { nom: string; raison: string; actions: string[] }[];
  orphelines: string[];
  /** Ticked, and done or given up: nobody is asked about them. */
  finies: string[];
  /** Public ids of those that were ticked; those that left the plan since are among `disparues`. */
  choisies: string[];
  disparues: number;
};

/** Actions ticked on the plan, or everything that its filter shows. */
export type SelectionDemandee = { filtre: FiltrePlan; choisies: readonly string[] | null };

/** Who would be asked: for whoever may ask. */
export async function previewTournee(
  ctx: Contexte,
  wanted: { schema: string; etendue: Etendue; volet: string | null; selection: SelectionDemandee | null },
): Promise<ApercuTournee> {
  const schema = await findSchema(ctx, wanted.schema);
  require(ctx, operationsSchemas.demanderDesNouvelles, schema);
  const choisies = wanted.selection ? await resolveSelection(ctx, wanted.schema, wanted.selection) : [];
  const { plan, actions, destinataires, sans, orphelines, finies } = await prepareTournee(ctx, {
    ...wanted,
    choisies,
  });
  const nommer = (list: readonly ActionDemandee[]) => list.map(({ code, intitule }) => code ?? intitule);
  return {
    schema: { publicId: schema.publicId, titre: schema.titre },
    volets: plan.volets.map(({ id, no, titre }) => ({ id, titre: no === null ? titre : `${no}. ${titre}` })),
    today: ctx.today.toString(),
    actions: actions.length,
    destinataires: destinataires.map(({ nom, courriel, pour, actions: asked }) => ({
      nom,
      courriel,
      pour: pour.join(", "),
      actions: nommer(asked),
    })),
    sans: sans.map(({ nom, raison, actions: asked }) => ({ nom, raison, actions: nommer(asked) })),
    orphelines: nommer(orphelines),
    finies: nommer(finies),
    choisies: [...actions, ...finies].map(({ publicId }) => publicId),
    disparues: wanted.etendue === "choix" ? choisies.length - actions.length - finies.length : 0,
  };
}

/** Public ids of what was ticked, or of what the filter shows today. */
async function resolveSelection(
  ctx: Contexte,
  schema: string,
  { filtre, choisies }: SelectionDemandee,
): Promise<readonly string[]> {
  if (choisies) return choisies;
  const { kept } = await loadPlanFiltre(ctx, schema, filtre);
  return [...kept].map(({ publicId }) => publicId);
}
