import { distinctName, loadRepertoire } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { FAMILLES, LIBELLE_FAMILLE } from "../../domain/etiquettes/famille.ts";
import { ecrireListe } from "../../domain/imports/lecture/textes.ts";
import { type FiltrePlan, formatFiltre, selectActions } from "../../domain/plan/filtre-plan.ts";
import { attachesOf } from "../../domain/plan/niveaux.ts";
import { LIBELLE_NATURE, LIBELLE_STATUT } from "../../domain/plan/vocabulaire.ts";
import {
  type ActeurNomme,
  type ActionDuPlan,
  actionsOf,
  loadPlan,
  type ObjectifDuPlan,
  type Plan,
} from "./load-plan.ts";

export type Texts = { contexte: string; resultats: readonly string[]; indicateurs: readonly string[] };
type Line = {
  volet: Plan["volets"][number];
  engagement: Plan["volets"][number]["engagements"][number] | null;
  objectif: ObjectifDuPlan | null;
  texts: Texts;
  /** Null on the line of an objectif without any. */
  action: ActionDuPlan | null;
  /** Acteurs so that the import finds them again. */
  noms: (acteurs: readonly ActeurNomme[] | undefined) => string;
};

const SANS_TEXTES: Texts = { contexte: "", resultats: [], indicateurs: [] };

const liste = (items: readonly string[]) => ecrireListe(items, (all) => all.join(" | "));

/**
 * The fields of the plan, declared once: header (which the import recognises) and value. The last three are the
 * news of the day; an import leaves these and the tags alone.
 */
const CHAMPS_EXPORT: readonly (readonly [string, (line: Line) => string])[] = [
  ["N° volet", ({ volet }) => String(volet.no ?? "")],
  ["Volet", ({ volet }) => volet.titre],
  ["N° engagement", ({ engagement }) => String(engagement?.no ?? "")],
  ["Engagement", ({ engagement }) => engagement?.titre ?? ""],
  ["N° objectif", ({ objectif }) => String(objectif?.no ?? "")],
  ["Objectif", ({ objectif }) => objectif?.titre ?? ""],
  ["Contexte", ({ texts }) => texts.contexte],
  ["Code de l'action", ({ action }) => action?.code ?? ""],
  ["Action", ({ action }) => action?.intitule ?? ""],
  ["Nature", ({ action }) => (action?.nature ? LIBELLE_NATURE[action.nature] : "")],
  ["Début", ({ action }) => action?.debut ?? ""],
  ["Fin", ({ action }) => action?.fin ?? ""],
  ["Pilotage", ({ action, objectif, noms }) => noms((action ?? objectif)?.pilotes)],
  ["Partenaires", ({ action, objectif, noms }) => noms((action ?? objectif)?.partenaires)],
  ["Résultats attendus", ({ texts }) => liste(texts.resultats)],
  ["Indicateurs", ({ texts }) => liste(texts.indicateurs)],
  ...FAMILLES.map(
    (famille) =>
      [
        `Étiquettes : ${LIBELLE_FAMILLE[famille].toLowerCase()}`,
        ({ action }: Line) =>
          liste(
            (action?.etiquettes ?? []).flatMap(({ genre, libelle }) => (genre === famille ? [libelle] : [])),
          ),
      ] as const,
  ),
  ["Avancement constaté (%)", ({ action }) => (action?.dernierPoint ? String(action.avancement) : "")],
  ["État constaté", ({ action }) => (action?.dernierPoint ? LIBELLE_STATUT[action.situation.statut] : "")],
  ["Dernières nouvelles le", ({ action }) => action?.dernierPoint?.toString() ?? ""],
];

/** Where an attached action is written: the import leaves its row alone. */
const CHAMP_RATTACHEE: (typeof CHAMPS_EXPORT)[number] = [
  "Rattachée, du schéma",
  ({ action }) => action?.rattachee?.titre ?? "",
];

/**
 * The plan as rows, in its order: what the filter shows, or the actions chosen by their public ids. The whole plan also has
 * a line for each objectif without action.
 */
export async function exportPlan(
  ctx: Contexte,
  publicId: string,
  filtre: FiltrePlan,
  choisies: ReadonlySet<string> | null = null,
): Promise<{ headers: string[]; rows: string[][] }> {
  const plan = await loadPlan(ctx, publicId);
  const texts = await readTextesObjectifs(ctx, plan.schema.id);
  const noms = await nameWriter(ctx);
  const whole = choisies === null && formatFiltre(filtre) === "";
  const selected = selectActions(plan.volets, filtre);
  // A file of a plan to which nothing is attached stays as departments know it.
  const attached = actionsOf(plan).some(({ rattachee }) => rattachee !== null);
  const champs = attached ? [...CHAMPS_EXPORT, CHAMP_RATTACHEE] : CHAMPS_EXPORT;
  const headers = champs.map(([header]) => header);
  const rows: string[][] = [];
  for (const { actions, ...place } of plan.volets.flatMap((volet) => attachesOf(volet))) {
    const own = texts.get(place.objectif?.id ?? "") ?? SANS_TEXTES;
    for (const action of actions) {
      if (choisies ? choisies.has(action.publicId) : selected.has(action))
        rows.push(champs.map(([, value]) => value({ ...place, texts: own, action, noms })));
    }
    // The import leaves attached rows alone: they do not say that their objectif is there.
    if (whole && actions.every(({ rattachee }) => rattachee !== null))
      rows.push(champs.map(([, value]) => value({ ...place, texts: own, action: null, noms })));
  }
  return { headers, rows };
}

/** Writes acteurs in a cell as the import will find them, homonyms apart. */
async function nameWriter(ctx: Contexte): Promise<Line["noms"]> {
  const repertoire = await loadRepertoire(ctx);
  return (acteurs = []) => liste(acteurs.map((acteur) => distinctName(repertoire, acteur)));
}

/** The long texts of every objectif of a plan, by identifier. */
export async function readTextesObjectifs(ctx: Contexte, schema: Id<"schema">): Promise<Map<string, Texts>> {
  const rows = await ctx.tx
    .selectFrom("objectif as o")
    .select(({ selectFrom }) => [
      "o.id",
      "o.contexte",
      "o.resultats_attendus as resultats",
      selectFrom("indicateur_evaluation as i")
        .select(({ fn }) => fn.agg<string[]>("array_agg", ["i.libelle"]).orderBy("i.ordre").as("libelles"))
        .whereRef("i.departement", "=", "o.departement")
        .whereRef("i.objectif", "=", "o.id")
        .as("indicateurs"),
    ])
    .where("o.departement", "=", ctx.departement)
    .where("o.schema", "=", schema)
    .execute();
  return new Map(rows.map(({ id, indicateurs, ...row }) => [id, { ...row, indicateurs: indicateurs ?? [] }]));
}
