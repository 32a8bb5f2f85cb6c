import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { operationsJournal } from "#platform/journal/rights.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { ChampsLot } from "../../domain/lots/lot.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";

export type ChangementFait = {
  action: Id<"action">;
  avant: Partial<ChampsLot>;
  apres: Partial<ChampsLot>;
};

export type LotListe = {
  publicId: string;
  libelle: string;
  actions: number;
  auteur: string | null;
  institution: string | null;
  /** ISO instant. */
  faitLe: string;
  annuleLe: string | null;
  annulePar: string | null;
  restees: number | null;
};

export type LotTrouve = LotListe & {
  id: Id<"lot">;
  schema: SchemaTrouve;
  changements: readonly ChangementFait[];
};

const COLONNES = sql`
  l.public_id AS "publicId", l.libelle, l.actions, p.nom AS auteur, coalesce(i.sigle, i.nom) AS institution,
  l.fait_le AS "faitLe", l.annule_le AS "annuleLe", q.nom AS "annulePar", l.restees`;
const AUTEURS = sql`
  LEFT JOIN acteur p ON p.departement = l.departement AND p.id = l.auteur
  LEFT JOIN acteur i ON i.departement = l.departement AND i.id = l.institution
  LEFT JOIN acteur q ON q.departement = l.departement AND q.id = l.annule_par`;

/**
 * The lots of a scheme, the latest first, for whoever may read histories. @throws Refusal `introuvable`, and the refusal
 * of `journal.lire-historique`.
 */
export async function listLots(
  ctx: Contexte,
  publicId: string,
): Promise<{ schema: SchemaTrouve; lots: LotListe[] }> {
  const schema = await findSchema(ctx, publicId);
  require(ctx, operationsJournal.lireHistorique, null);
  const { rows } = await sql<LotListe>`
    SELECT ${COLONNES} FROM lot l ${AUTEURS}
     WHERE l.departement = ${ctx.departement} AND l.schema = ${schema.id}
     ORDER BY l.fait_le DESC, l.id DESC LIMIT 200`.execute(ctx.tx);
  return { schema, lots: rows };
}

/** One lot by public ids; `lock` keeps it until the end of the transaction. @throws as {@link listLots}. */
export async function findLot(
  ctx: Contexte,
  ids: { schema: string; lot: string },
  options: { lock?: boolean } = {},
): Promise<LotTrouve> {
  const schema = await findSchema(ctx, ids.schema);
  require(ctx, operationsJournal.lireHistorique, null);
  const { rows } = await sql<Omit<LotTrouve, "schema">>`
    SELECT l.id, l.changements, ${COLONNES} FROM lot l ${AUTEURS}
     WHERE l.departement = ${ctx.departement} AND l.schema = ${schema.id} AND l.public_id = ${ids.lot}
     ${options.lock ? sql`FOR UPDATE OF l` : sql``}`.execute(ctx.tx);
  const [lot] = rows;
  if (!lot) throw new Refusal("introuvable", {}, 404);
  return { ...lot, schema };
}
