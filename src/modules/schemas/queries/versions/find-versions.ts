import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { lisible } from "../find-trouvables.ts";

export type VersionTrouvable = {
  id: string;
  numero: number;
  /** ISO day. */
  adopteeLe: string;
  instance: string;
  decision: string;
  /** What the amendment is about; null for the scheme adopted whole. */
  objet: string | null;
  motif: string | null;
  /** Public id of the scheme, and its title. */
  schema: string;
  schemaTitre: string;
};

/** The adopted versions of the schemes that the one who asks may read. */
export async function findVersions(ctx: Contexte): Promise<VersionTrouvable[]> {
  const { rows } = await sql<VersionTrouvable>`
    SELECT v.id, v.numero, v.adoptee_le::text AS "adopteeLe", v.instance, v.numero_decision AS decision,
           a.objet, a.motif, s.public_id AS schema, s.titre AS "schemaTitre"
      FROM schema_version v
      JOIN schema s ON s.departement = v.departement AND s.id = v.schema
      LEFT JOIN amendement a ON a.departement = v.departement AND a.id = v.amendement
     WHERE v.departement = ${ctx.departement} AND ${lisible(ctx)}
     ORDER BY s.titre, v.numero`.execute(ctx.tx);
  return rows;
}
