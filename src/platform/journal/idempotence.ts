import type { Contexte } from "#platform/context/contexte.ts";
import { isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";

/**
 * Does `work` once for a key: the form carries it, so a double click, a reload or a retry after a lost answer makes one
 * thing and gets the same result. The key is written in the same transaction; a second request that arrives meanwhile
 * waits for the first, then reads its result.
 *
 * @throws Refusal `idempotence.cle-illisible` when the key is not one of ours, `idempotence.cle-reprise` when it served
 * for something else.
 */
export async function once<T extends string | null>(
  ctx: Contexte,
  cle: string,
  operation: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!isId(cle)) throw new Refusal("idempotence.cle-illisible");
  const { tx, departement, principal } = ctx;
  const auteur = principal.genre === "personne" ? principal.personne : principal.genre;
  const taken = await tx
    .insertInto("idempotence")
    .values({ departement, cle, operation, auteur, cree_le: ctx.now.toString() })
    .onConflict((conflict) => conflict.columns(["departement", "cle"]).doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 0n) {
    const before = await tx
      .selectFrom("idempotence")
      .select(["operation", "auteur", "resultat"])
      .where("departement", "=", departement)
      .where("cle", "=", cle)
      .executeTakeFirstOrThrow();
    if (before.operation !== operation || before.auteur !== auteur) {
      throw new Refusal("idempotence.cle-reprise", {}, 409);
    }
    return before.resultat as T;
  }
  const resultat = await work();
  await tx
    .updateTable("idempotence")
    .set({ resultat: JSON.stringify(resultat) })
    .where("departement", "=", departement)
    .where("cle", "=", cle)
    .execute();
  return resultat;
}
