import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { type SchemaListe, selectLisibles } from "./list-schemas.ts";

/**
 * At most `limit` schemes that the one who asks may read and that come after `after` in the order of their identifiers,
 * which is nearly that of their creation and never changes.
 */
export function pageSchemas(
  ctx: Contexte,
  { after, limit }: { after: string | null; limit: number },
): Promise<SchemaListe[]> {
  return selectLisibles(ctx)
    .$if(after !== null, (query) => query.where("s.id", ">", after as Id<"schema">))
    .orderBy("s.id")
    .limit(limit)
    .execute();
}
