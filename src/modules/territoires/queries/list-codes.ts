import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { CODE_FRANCE, type Maille } from "../domain/codes.ts";
import { MILLESIME } from "../domain/millesime.ts";

export type TerritoireConnu = { readonly code: string; readonly nom: string };

/**
 * The territories of a mesh that the département knows, in the order of their names: its communes and EPCI in the vintage
 * shipped, itself, its region, the country. Iris, QPV and zonings are what was imported of them.
 */
export async function listCodes(ctx: Contexte, maille: Maille): Promise<TerritoireConnu[]> {
  const { departement } = ctx;
  switch (maille) {
    case "commune":
      return ctx.tx
        .selectFrom("commune")
        .select(["code", "nom"])
        .where("departement", "=", departement)
        .orderBy("nom")
        .execute();
    case "epci": {
      const { rows } = await sql<TerritoireConnu>`
        SELECT e.siren AS code, e.nom FROM epci e
         WHERE e.siren IN (SELECT a.epci FROM appartenance_epci a JOIN commune c ON c.code = a.commune
                            WHERE a.annee = ${MILLESIME} AND c.departement = ${departement})
         ORDER BY e.nom`.execute(ctx.tx);
      return rows;
    }
    case "departement":
      return ctx.tx
        .selectFrom("departement")
        .select(["code", "nom"])
        .where("code", "=", departement)
        .execute();
    case "region":
      return ctx.tx
        .selectFrom("departement")
        .select(["region as code", "region_nom as nom"])
        .where("code", "=", departement)
        .execute();
    case "france":
      return [{ code: CODE_FRANCE, nom: "France" }];
    default:
      return [];
  }
}
