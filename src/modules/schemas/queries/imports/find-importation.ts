import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type Choix, ChoixContract } from "../../domain/imports/choix.ts";
import type { NouveauSchema } from "../../domain/plan/nouveau-schema.ts";
import type { EtatImportation } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchemaById, type SchemaTrouve } from "../plan/find-schema.ts";
import type { BilanImport } from "./examine-plan.ts";

export type ImportationTrouvee = {
  id: Id<"importation">;
  publicId: string;
  /** Where it goes: a scheme that is there, or one to create. */
  schema: SchemaTrouve | null;
  nouveau: NouveauSchema | null;
  empreinte: string;
  nomFichier: string;
  taille: number;
  etat: EtatImportation;
  /** Rank among the imports done in the scheme, from 1. */
  rang: number | null;
  choix: Choix;
  bilan: BilanImport | null;
  deposeParNom: string;
  deposeLe: string;
  termineLe: string | null;
  termineParNom: string | null;
  annuleLe: string | null;
  annuleParNom: string | null;
};

/**
 * One import, for whoever may import into its scheme; `lock` keeps it until the end of the transaction.
 *
 * @throws Refusal `introuvable`; `droit.refuse`.
 */
export async function findImportation(
  ctx: Contexte,
  publicId: string,
  options: { lock?: boolean } = {},
): Promise<ImportationTrouvee> {
  const base = ctx.tx
    .selectFrom("importation as i")
    .innerJoin("fichier as f", (join) =>
      join.onRef("f.departement", "=", "i.departement").onRef("f.empreinte", "=", "i.fichier"),
    )
    .selectAll("i")
    .select("f.taille")
    .where("i.departement", "=", ctx.departement)
    .where("i.public_id", "=", publicId);
  const row = await (options.lock ? base.forUpdate("i") : base).executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  const schema = row.schema ? await findSchemaById(ctx, row.schema) : null;
  if (schema) require(ctx, operationsSchemas.importer, schema);
  else require(ctx, operationsSchemas.creer, null);
  return {
    id: row.id,
    publicId: row.public_id,
    schema,
    nouveau: row.nouveau_schema as NouveauSchema | null,
    empreinte: row.fichier,
    nomFichier: row.nom_fichier,
    taille: row.taille,
    etat: row.etat,
    rang: row.rang,
    choix: ChoixContract.parse(row.choix),
    bilan: row.bilan as BilanImport | null,
    deposeParNom: row.depose_par_nom,
    deposeLe: row.depose_le,
    termineLe: row.termine_le,
    termineParNom: row.termine_par_nom,
    annuleLe: row.annule_le,
    annuleParNom: row.annule_par_nom,
  };
}
