import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { NumeroChange } from "../../domain/ordre/numeros.ts";

export type RenumerotationTrouvee = {
  id: Id<"renumerotation">;
  changements: NumeroChange[];
  /** ISO instant. */
  faitLe: string;
  /** Null: the platform itself, or somebody whose name was erased. */
  par: string | null;
  annulee: boolean;
};

/** One renumbering of a scheme, or the last one (`id` null); null when there is none. */
export async function findRenumerotation(
  ctx: Contexte,
  schema: Id<"schema">,
  id: string | null,
): Promise<RenumerotationTrouvee | null> {
  const { tx, departement } = ctx;
  const row = await tx
    .selectFrom("renumerotation as r")
    .leftJoin("acteur as a", (join) =>
      join.onRef("a.departement", "=", "r.departement").onRef("a.id", "=", "r.par"),
    )
    .select([
      "r.id",
      sql<NumeroChange[]>`r.changements`.as("changements"),
      sql<string>`to_char(r.fait_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as("faitLe"),
      "a.nom as par",
      sql<boolean>`r.annule_le IS NOT NULL`.as("annulee"),
    ])
    .where("r.departement", "=", departement)
    .where("r.schema", "=", schema)
    .$if(id !== null, (query) => query.where(sql<boolean>`r.id::text = ${id}`))
    .orderBy("r.fait_le", "desc")
    .orderBy("r.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
