import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";

/** Somebody who can be written to. */
type Adresse = { nom: string; courriel: string };

/** Those of these persons whose address is known, each once; for the mails that a command queues. */
export async function listAdresses(ctx: Contexte, ids: readonly Id<"acteur">[]): Promise<Adresse[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select(["nom", "courriel"])
    .where("departement", "=", ctx.departement)
    .where("id", "in", [...new Set(ids)])
    .orderBy("id")
    .execute();
  return rows.flatMap(({ nom, courriel }) => (courriel ? [{ nom, courriel }] : []));
}
