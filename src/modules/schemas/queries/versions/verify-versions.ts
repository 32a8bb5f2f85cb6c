import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter } from "#platform/rights/rights.ts";
import type { ContenuVersion } from "../../domain/versions/contenu.ts";
import { operationsSchemas } from "../../rights.ts";
import { empreinteOf } from "./empreinte.ts";

export type VersionVerifiee = {
  schema: string;
  numero: number;
  /** As it was written when it was frozen, and of what is kept today. */
  empreinte: string;
  recalculee: string;
  intacte: boolean;
};

/** The hash of every version that the one who asks may read, computed again; by scheme, then by number. */
export async function verifyVersions(ctx: Contexte): Promise<VersionVerifiee[]> {
  const { rows } = await sql<{ schema: string; numero: number; empreinte: string; contenu: ContenuVersion }>`
    SELECT s.titre AS schema, v.numero, v.empreinte, v.contenu
      FROM schema_version v JOIN schema s ON s.departement = v.departement AND s.id = v.schema
     WHERE v.departement = ${ctx.departement} AND ${filter(ctx, operationsSchemas.lire, { schema: "s" })}
     ORDER BY s.titre, v.numero`.execute(ctx.tx);
  return rows.map(({ contenu, ...row }) => {
    const recalculee = empreinteOf(contenu);
    return { ...row, recalculee, intacte: recalculee === row.empreinte };
  });
}
