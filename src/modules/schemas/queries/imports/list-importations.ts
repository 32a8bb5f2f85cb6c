import { type SelectQueryBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { DB } from "#platform/database/generated.ts";
import { require } from "#platform/rights/rights.ts";
import type { EtatImportation } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import type { BilanImport } from "./examine-plan.ts";

export type ImportationListe = {
  publicId: string;
  nomFichier: string;
  etat: EtatImportation;
  schema: string | null;
  deposeParNom: string;
  deposeLe: string;
  bilan: BilanImport | null;
};

/** Null: any. `schema` is a public id. */
export type FiltreImportations = { schema: string | null; etat: EtatImportation | null };

/** Rows `from` (included) to `to` (excluded) of the files dropped in the département, latest first. */
export async function listImportations(
  ctx: Contexte,
  filtre: FiltreImportations,
  { from, to }: { from: number; to: number },
): Promise<ImportationListe[]> {
  require(ctx, operationsSchemas.creer, null);
  const rows = await filtered(ctx, filtre)
    .select([
      "i.public_id as publicId",
      "i.nom_fichier as nomFichier",
      "i.etat",
      sql<string | null>`coalesce(s.titre, i.nouveau_schema->>'titre')`.as("schema"),
      "i.depose_par_nom as deposeParNom",
      "i.depose_le as deposeLe",
      "i.bilan",
    ])
    .orderBy("i.depose_le", "desc")
    .orderBy("i.id", "desc")
    .offset(from)
    .limit(to - from)
    .execute();
  return rows.map((row) => ({ ...row, bilan: row.bilan as BilanImport | null }));
}

/** How many files the same filter finds. */
export async function countImportations(ctx: Contexte, filtre: FiltreImportations): Promise<number> {
  require(ctx, operationsSchemas.creer, null);
  const row = await filtered(ctx, filtre)
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

type Tables = { i: DB["importation"]; s: { [Column in keyof DB["schema"]]: DB["schema"][Column] | null } };

function filtered(ctx: Contexte, { schema, etat }: FiltreImportations) {
  const base: SelectQueryBuilder<DB & Tables, "i" | "s", object> = ctx.tx
    .selectFrom("importation as i")
    .leftJoin("schema as s", (join) =>
      join.onRef("s.departement", "=", "i.departement").onRef("s.id", "=", "i.schema"),
    )
    .where("i.departement", "=", ctx.departement);
  return base
    .$if(schema !== null, (query) => query.where("s.public_id", "=", schema))
    .$if(etat !== null, (query) => query.where("i.etat", "=", etat ?? "deposee"));
}
