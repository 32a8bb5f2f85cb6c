import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { NatureFiliation } from "../../domain/renvois/filiation.ts";
import { operationsSchemas } from "../../rights.ts";

/** A filiation seen from one of its schemes. */
export type FiliationVue = {
  id: Id<"filiation">;
  nature: NatureFiliation;
  /** True when the scheme in hand is the one that declines or follows, and declared it. */
  directe: boolean;
  /** The other one, by public id. */
  autre: { publicId: string; titre: string; debut: number; fin: number };
  /** ISO days; `au` null: until further notice. */
  du: string;
  au: string | null;
  enVigueur: boolean;
  /** Empty for whoever is not of the département. */
  note: string;
  institution: string | null;
  revision: number;
};

/** What a scheme declines or follows, then what declines or follows it, of the schemes that the one who asks may read. */
export async function listFiliations(ctx: Contexte, schema: Id<"schema">): Promise<FiliationVue[]> {
  type Row = Omit<FiliationVue, "autre"> & FiliationVue["autre"];
  const { rows } = await sql<Row>`
    SELECT f.id, f.nature, f.schema = ${schema} AS directe, o.public_id AS "publicId", o.titre, o.debut, o.fin, f.du, f.au,
           ${ctx.today.toString()}::date BETWEEN f.du AND coalesce(f.au, 'infinity') AS "enVigueur",
           f.note, coalesce(i.sigle, i.nom) AS institution, f.revision
      FROM filiation f
      JOIN schema o ON o.departement = f.departement
                   AND o.id = CASE WHEN f.schema = ${schema} THEN f.autre ELSE f.schema END
      LEFT JOIN acteur i ON i.departement = f.departement AND i.id = f.institution
     WHERE f.departement = ${ctx.departement} AND ${schema}::uuid IN (f.schema, f.autre)
       AND f.retiree_le IS NULL AND o.retire_le IS NULL
       AND ${filter(ctx, operationsSchemas.lire, { schema: "o" })}
     ORDER BY directe DESC, f.nature, o.titre, f.id`.execute(ctx.tx);
  const persons = may(ctx, operationsSchemas.lireCommentaires, null);
  return rows.map(({ publicId, titre, debut, fin, ...row }) => ({
    ...row,
    autre: { publicId, titre, debut, fin },
    note: persons ? row.note : "",
    institution: persons ? row.institution : null,
  }));
}
