import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { phasesLisibles, type SchemaListe } from "./list-schemas.ts";

export type SchemaDePage = SchemaListe & { id: Id<"schema"> };

/**
 * At most `limit` schemes that the one who asks may read and that come after `after` in the order of their identifiers,
 * which is nearly that of their creation and never changes.
 */
export async function pageSchemas(
  ctx: Contexte,
  { after, limit }: { after: string | null; limit: number },
): Promise<SchemaDePage[]> {
  const rows = await ctx.tx
    .selectFrom("schema as s")
    .select(({ selectFrom, fn }) => [
      "s.id",
      "s.public_id as publicId",
      "s.titre",
      "s.type",
      "s.debut",
      "s.fin",
      "s.phase",
      selectFrom("action as a")
        .select(fn.countAll<number>().as("n"))
        .whereRef("a.departement", "=", "s.departement")
        .whereRef("a.schema", "=", "s.id")
        .where("a.retiree_le", "is", null)
        .as("actions"),
    ])
    .where("s.departement", "=", ctx.departement)
    .where("s.phase", "in", phasesLisibles(ctx))
    .$if(after !== null, (query) => query.where("s.id", ">", after as Id<"schema">))
    .orderBy("s.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, actions: Number(row.actions) }));
}
