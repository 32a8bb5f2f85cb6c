import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, may } from "#platform/rights/rights.ts";
import { chercher } from "#platform/search/chercher.ts";
import type { SourceRecherche } from "#platform/search/source.ts";
import type { Id } from "#platform/values/ids.ts";
import { attachesOf, parentOf, titreNiveau } from "../../domain/plan/niveaux.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import { operationsSchemas } from "../../rights.ts";
import { ecritureOf } from "../ecrire/load-esquisse.ts";
import { findSchema } from "../plan/find-schema.ts";
import { loadPlan } from "../plan/load-plan.ts";
import { numbered } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readLieux } from "../plan/read-lieux.ts";
import { situerObjets } from "./situer-objets.ts";

/** An action of another scheme, as it stands here. */
export type ActionRattachee = {
  id: Id<"rattachement">;
  /** Of the action, and of the scheme it is written in. */
  publicId: string;
  schema: string;
  schemaTitre: string;
  code: string | null;
  intitule: string;
  situation: Situation;
  /** Where it stands here, in words, and its identifier. */
  place: string;
  sous: string;
  peutDetacher: boolean;
};

export type VueRattachements = {
  schema: SchemaVue;
  rattachees: ActionRattachee[];
  /** Where whoever asks may attach an action; empty: nowhere. */
  places: { value: string; label: string }[];
  /** Actions of other schemes that hold the words sought; null while nothing is. */
  candidats: { schema: string; publicId: string; titre: string; cadre: string; etat: string }[] | null;
};

const CANDIDATS = 20;
const PAGES_REGARDEES = 5;

/** What is attached to a scheme, and what may be. @throws Refusal `introuvable`. */
export async function loadRattachements(
  ctx: Contexte,
  publicId: string,
  recherche: { sources: readonly SourceRecherche[]; q: string },
): Promise<VueRattachements> {
  const { schema, volets } = await loadPlan(ctx, publicId);
  const niveau = parentOf(schema.forme, "action") ?? "volet";
  const lieux = await readLieux(ctx, schema, sql`lieu.niveau = ${niveau}`);
  const writable =
    schema.phase === "clos" ? [] : lieux.filter(({ droits }) => may(ctx, operationsSchemas.ecrire, droits));
  const writableIds = new Set<string>(writable.map(({ id }) => id ?? ""));
  const rattachees = volets.flatMap((volet) =>
    attachesOf(volet).flatMap(({ engagement, objectif, actions }) => {
      const holder = objectif ?? engagement ?? volet;
      return actions.flatMap((action): ActionRattachee[] =>
        action.rattachee === null
          ? []
          : [
              {
                id: action.rattachee.id,
                publicId: action.publicId,
                schema: action.rattachee.schema,
                schemaTitre: action.rattachee.titre,
                code: action.code,
                intitule: action.intitule,
                situation: action.situation,
                place: `${titreNiveau(schema, niveau)} ${numbered(holder)}`,
                sous: holder.id,
                peutDetacher: writableIds.has(holder.id),
              },
            ],
      );
    }),
  );
  // In the order of the plan.
  const order = volets.flatMap((volet) => [
    volet.id as string,
    ...volet.engagements.flatMap((one) => [one.id as string, ...one.objectifs.map(({ id }) => id as string)]),
    ...volet.objectifs.map(({ id }) => id as string),
  ]);
  const places = [...writable].sort((a, b) => order.indexOf(a.id ?? "") - order.indexOf(b.id ?? ""));
  return {
    schema: toSchemaVue(schema),
    rattachees,
    places: places.map(({ id, no, titre }) => ({
      value: id ?? "",
      label: no === null ? titre : `${titreNiveau(schema, niveau)} ${no}. ${titre}`,
    })),
    candidats:
      recherche.q === "" || places.length === 0 ? null : await findCandidats(ctx, recherche, publicId),
  };
}

async function findCandidats(
  ctx: Contexte,
  { sources, q }: { sources: readonly SourceRecherche[]; q: string },
  publicId: string,
): Promise<NonNullable<VueRattachements["candidats"]>> {
  const ids: string[] = [];
  for (let page = 1; page <= PAGES_REGARDEES && ids.length < CANDIDATS; page++) {
    const { resultats, pages } = await chercher(ctx, sources, { q, genre: "action", schema: null, page });
    ids.push(...resultats.map(({ cle }) => cle.split(" ")[1] ?? ""));
    if (page >= pages) break;
  }
  const situes = await situerObjets(ctx, "action", ids);
  return ids
    .flatMap((id) => {
      const objet = situes.get(id);
      if (!objet?.lisible || !objet.adresse || objet.adresse.schema === publicId) return [];
      const { schema, publicId: action } = objet.adresse;
      return [
        {
          schema,
          publicId: action,
          titre: objet.titre,
          cadre: objet.cadre ?? "",
          etat: objet.etat?.mots ?? "",
        },
      ];
    })
    .slice(0, CANDIDATS);
}

/** The other plans in which an action stands, and those where whoever asks may put it. */
export type AutresPlans = {
  rattachements: { schema: string; titre: string; place: string }[];
  possibles: { schema: string; titre: string }[];
};

export async function readAutresPlans(
  ctx: Contexte,
  { id, schema }: { id: Id<"action">; schema: { id: Id<"schema"> } },
): Promise<AutresPlans> {
  const { rows } = await sql<{ schema: string; titre: string; attachee: boolean; place: string | null }>`
    SELECT s.public_id AS schema, s.titre, r.id IS NOT NULL AS attachee,
           coalesce(concat_ws('. ', o.no, o.titre), concat_ws('. ', e.no, e.titre), concat_ws('. ', v.no, v.titre)) AS place
      FROM schema s
      LEFT JOIN rattachement r ON r.departement = s.departement AND r.schema = s.id AND r.action = ${id}
      LEFT JOIN objectif o ON o.departement = r.departement AND o.id = r.objectif
      LEFT JOIN engagement e ON e.departement = r.departement AND e.id = r.engagement
      LEFT JOIN volet v ON v.departement = r.departement AND v.id = r.volet
     WHERE s.departement = ${ctx.departement} AND s.id <> ${schema.id} AND s.retire_le IS NULL
       AND (r.id IS NOT NULL OR s.phase <> 'clos')
       AND ${filter(ctx, operationsSchemas.lire, { schema: "s" })}
     ORDER BY s.titre`.execute(ctx.tx);
  const possibles: AutresPlans["possibles"] = [];
  for (const row of rows) {
    if (row.attachee || !may(ctx, operationsSchemas.lireCommentaires, null)) continue;
    if (may(ctx, operationsSchemas.ecrire, ecritureOf(await findSchema(ctx, row.schema))))
      possibles.push({ schema: row.schema, titre: row.titre });
  }
  return {
    rattachements: rows.flatMap(({ attachee, place, ...row }) =>
      attachee ? [{ ...row, place: place ?? "" }] : [],
    ),
    possibles,
  };
}

/** The scheme of an action that is only attached to the one of the address; null when it is not. @throws `introuvable`. */
export async function findMaison(
  ctx: Contexte,
  ids: { schema: string; action: string },
): Promise<string | null> {
  const { volets } = await loadPlan(ctx, ids.schema);
  const found = volets
    .flatMap((volet) => attachesOf(volet).flatMap(({ actions }) => actions))
    .find(({ publicId, rattachee }) => publicId === ids.action && rattachee !== null);
  return found?.rattachee?.schema ?? null;
}
