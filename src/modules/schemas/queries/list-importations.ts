import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { operationsSchemas } from "../rights.ts";
import type { BilanImport } from "./examine-plan.ts";

export type ImportationListe = {
  publicId: string;
  nomFichier: string;
  etat: "deposee" | "confirmee" | "abandonnee";
  schema: string | null;
  deposeParNom: string;
  deposeLe: string;
  bilan: BilanImport | null;
};

/** The last hundred files dropped in the département, latest first. */
export async function listImportations(ctx: Contexte): Promise<ImportationListe[]> {
  require(ctx, operationsSchemas.creer, null);
  const rows = await ctx.tx
    .selectFrom("importation as i")
    .leftJoin("schema as s", (join) =>
      join.onRef("s.departement", "=", "i.departement").onRef("s.id", "=", "i.schema"),
    )
    .select([
      "i.public_id as publicId",
      "i.nom_fichier as nomFichier",
      "i.etat",
      "s.titre as schema",
      "i.depose_par_nom as deposeParNom",
      "i.depose_le as deposeLe",
      "i.bilan",
    ])
    .where("i.departement", "=", ctx.departement)
    .orderBy("i.depose_le", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, bilan: row.bilan as BilanImport | null }));
}
