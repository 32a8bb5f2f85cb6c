import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { ObjetSitue } from "#platform/references/reliable.ts";
import { filter, may, require } from "#platform/rights/rights.ts";
import { formatPercent, NBSP, plural } from "#platform/values/french.ts";
import { isId } from "#platform/values/ids.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { bilanOf } from "../../domain/plan/avancement.ts";
import { ALERTES, type Alerte, hasAlerte } from "../../domain/plan/filtre-plan.ts";
import {
  attachesOf,
  motOf,
  type Niveau,
  type NiveauxSchema,
  titreNiveau,
} from "../../domain/plan/niveaux.ts";
import { LIBELLE_PHASE, LIBELLE_STATUT, type Phase } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import { findLieu, type LieuTrouve } from "../plan/find-lieu.ts";
import { type ActionDuPlan, loadPlan, type Plan } from "../plan/load-plan.ts";

/** The kinds of objects of a scheme that may be tied to others. */
export const GENRES_RELIABLES = ["schema", "volet", "engagement", "objectif", "action"] as const;
export type GenreReliableSchema = (typeof GENRES_RELIABLES)[number];

/** Where an object of a plan is read: its own public id, or its rank among those of its level. */
export type Adresse = { schema: string; publicId: string; rang: number };
type Lisible = Omit<Extract<ObjetSitue, { lisible: true }>, "lien"> & { adresse: Adresse | null };
export type ObjetDuPlan = Lisible | { lisible: false };

type Row = NiveauxSchema & {
  id: string;
  no: string | null;
  titre: string;
  publicId: string | null;
  retire: boolean;
  schema: string;
  schemaTitre: string;
  phase: Phase;
  lisible: boolean;
};

const COLONNES: Readonly<
  Record<GenreReliableSchema, { no: string; titre: string; publicId: string; schema: string; retire: string }>
> = {
  schema: { no: "NULL", titre: "o.titre", publicId: "o.public_id", schema: "o.id", retire: "o.retire_le" },
  volet: { no: "o.no", titre: "o.titre", publicId: "NULL", schema: "o.schema", retire: "o.retire_le" },
  engagement: { no: "o.no", titre: "o.titre", publicId: "NULL", schema: "o.schema", retire: "o.retire_le" },
  objectif: {
    no: "o.no",
    titre: "o.titre",
    publicId: "o.public_id",
    schema: "o.schema",
    retire: "o.retire_le",
  },
  action: {
    no: "o.code",
    titre: "o.intitule",
    publicId: "o.public_id",
    schema: "o.schema",
    retire: "o.retiree_le",
  },
};

/** Objects of the schemes as they stand today, for the end of a tie. */
export async function situerObjets(
  ctx: Contexte,
  genre: GenreReliableSchema,
  ids: readonly string[],
): Promise<Map<string, ObjetDuPlan>> {
  const rows = await selectObjets(ctx, genre, ids);
  const situes = new Map<string, ObjetDuPlan>();
  for (const row of rows) {
    if (!row.lisible) situes.set(row.id, { lisible: false });
    else situes.set(row.id, await situerLisible(ctx, genre, row));
  }
  return situes;
}

/** Whether an object is still there and may be read, without reading the plan around it. */
export async function isLisible(ctx: Contexte, genre: GenreReliableSchema, id: string): Promise<boolean> {
  const [row] = await selectObjets(ctx, genre, [id]);
  return row !== undefined && row.lisible && !row.retire;
}

async function selectObjets(
  ctx: Contexte,
  genre: GenreReliableSchema,
  ids: readonly string[],
): Promise<Row[]> {
  const { no, titre, publicId, schema, retire } = COLONNES[genre];
  const { rows } = await sql<Row>`
    SELECT o.id, ${sql.raw(no)}::text AS no, ${sql.raw(titre)} AS titre, ${sql.raw(publicId)} AS "publicId",
           (${sql.raw(retire)} IS NOT NULL OR s.retire_le IS NOT NULL) AS retire,
           s.public_id AS schema, s.titre AS "schemaTitre", s.forme, s.mots, s.phase,
           (${filter(ctx, operationsSchemas.lire, { schema: "s" })}) AS lisible
      FROM ${sql.table(genre)} o
      JOIN schema s ON s.departement = o.departement AND s.id = ${sql.raw(schema)}
     WHERE o.departement = ${ctx.departement} AND o.id = ANY(${[...ids]}::uuid[])`.execute(ctx.tx);
  return rows;
}

async function situerLisible(ctx: Contexte, genre: GenreReliableSchema, row: Row): Promise<Lisible> {
  const { no, titre, schema } = row;
  const commun = {
    lisible: true as const,
    mot: genre === "schema" ? "Schéma" : titreNiveau(row, genre),
    titre: no === null ? titre : genre === "action" ? `${no} ${titre}` : `${no}. ${titre}`,
    court:
      no === null || genre === "schema" ? titre : genre === "action" ? no : `${motOf(row, genre).nom} ${no}`,
    cadre: genre === "schema" ? null : row.schemaTitre,
  };
  const place = row.retire ? null : placeOf(await loadPlan(ctx, schema), genre, row.id);
  if (!place) return { ...commun, adresse: null, retire: true, etat: null };
  const adresse = { schema, publicId: row.publicId ?? "", rang: place.rang };
  return { ...commun, adresse, retire: false, etat: etatOf(genre, place.actions, row.phase) };
}

/** Its rank among those of its level, from 1, and the actions under it; null when the plan does not hold it. */
function placeOf(
  plan: Plan,
  genre: GenreReliableSchema,
  id: string,
): { rang: number; actions: readonly ActionDuPlan[] } | null {
  if (genre === "schema") return { rang: 1, actions: plan.volets.flatMap(actionsUnder) };
  if (genre === "volet") return ranked(plan.volets, id, actionsUnder);
  if (genre === "engagement") {
    const under = (one: Plan["volets"][number]["engagements"][number]) => [
      ...one.objectifs.flatMap(({ actions }) => actions),
      ...one.actions,
    ];
    return ranked(
      plan.volets.flatMap(({ engagements }) => engagements),
      id,
      under,
    );
  }
  if (genre === "objectif") {
    const objectifs = plan.volets.flatMap(({ engagements, objectifs: own }) => [
      ...engagements.flatMap((one) => one.objectifs),
      ...own,
    ]);
    return ranked(objectifs, id, ({ actions }) => actions);
  }
  return ranked(
    plan.volets.flatMap(actionsUnder).filter(({ rattachee }) => rattachee === null),
    id,
    (action) => [action],
  );
}

function ranked<T extends { id: string }>(
  all: readonly T[],
  id: string,
  under: (one: T) => readonly ActionDuPlan[],
) {
  const index = all.findIndex((one) => one.id === id);
  const found = all[index];
  return found ? { rang: index + 1, actions: under(found) } : null;
}

function actionsUnder(volet: Plan["volets"][number]): readonly ActionDuPlan[] {
  return attachesOf(volet).flatMap(({ actions }) => actions);
}

/** As a sentence says it of an action: « dépend de 3-B, bloquée ». */
const ALERTE_EN_MOTS: Readonly<Record<Alerte, string>> = {
  "en-retard": "en retard",
  bloquee: "bloquée",
  "sans-nouvelles": "sans nouvelles",
  "non-demarree": "non démarrée",
};

function etatOf(genre: GenreReliableSchema, actions: readonly ActionDuPlan[], phase: Phase) {
  const [action] = actions;
  if (genre === "action" && action) {
    const { statut } = action.situation;
    const all = ALERTES.filter((alerte) => hasAlerte(action.situation, alerte)).map(
      (one) => ALERTE_EN_MOTS[one],
    );
    const grave = (["bloquee", "en-retard"] as const).find((alerte) => hasAlerte(action.situation, alerte));
    const arretee =
      statut === "suspendue" || statut === "abandonnee" ? LIBELLE_STATUT[statut].toLowerCase() : null;
    return {
      mots: [LIBELLE_STATUT[statut], ...all].join(", "),
      alerte: grave ? ALERTE_EN_MOTS[grave] : arretee,
    };
  }
  if (genre === "schema") return { mots: LIBELLE_PHASE[phase], alerte: null };
  if (actions.length === 0) return null;
  const { avancement, bloquees, enRetard } = bilanOf(actions);
  const words = [
    plural(actions.length, "action"),
    ...(avancement === null ? [] : [`avancement${NBSP}: ${formatPercent(avancement / 100)}`]),
    ...(bloquees > 0 ? [plural(bloquees, "bloquée")] : []),
    ...(enRetard > 0 ? [`${enRetard} en retard`] : []),
  ];
  const alerte = bloquees > 0 ? plural(bloquees, "action bloquée", "actions bloquées") : null;
  return { mots: words.join(", "), alerte };
}

/** The object whose address bears this public id; for a volet and an engagement, its identifier. */
export async function trouverObjet(
  ctx: Contexte,
  genre: GenreReliableSchema,
  cle: string,
): Promise<string | null> {
  if (isId(cle)) return cle;
  if (genre === "volet" || genre === "engagement") return null;
  const row = await ctx.tx
    .selectFrom(genre)
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", cle)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function peutRelierObjet(
  ctx: Contexte,
  genre: GenreReliableSchema,
  id: string,
): Promise<boolean> {
  try {
    return may(ctx, operationsSchemas.modifier, (await lieuOf(ctx, genre, id)).droits);
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

export async function exigerRelierObjet(
  ctx: Contexte,
  genre: GenreReliableSchema,
  id: string,
): Promise<void> {
  require(ctx, operationsSchemas.modifier, (await lieuOf(ctx, genre, id)).droits);
}

/** The place of an object in its scheme, by its identifier alone. @throws Refusal `introuvable`. */
export async function lieuOf(ctx: Contexte, genre: GenreReliableSchema, id: string): Promise<LieuTrouve> {
  const { rows } = await sql<{ schema: string }>`
    SELECT s.public_id AS schema FROM ${sql.table(genre)} o
      JOIN schema s ON s.departement = o.departement AND s.id = ${sql.raw(COLONNES[genre].schema)}
     WHERE o.departement = ${ctx.departement} AND o.id = ${id}::uuid`.execute(ctx.tx);
  const [found] = rows;
  if (!found) throw new Refusal("introuvable", {}, 404);
  const niveau: Niveau | null = genre === "schema" ? null : genre;
  return findLieu(ctx, { schema: found.schema, niveau, id: niveau === null ? null : id });
}
