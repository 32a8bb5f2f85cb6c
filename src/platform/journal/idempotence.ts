import { createHash } from "node:crypto";
import type { Contexte } from "#platform/context/contexte.ts";
import { isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** One submission: the key that its form carries, what it asks for, and what it says, in any form that equal ones share. */
export type Envoi = { cle: string; operation: string; contenu: string };

/**
 * Does `work` once for a key and what the form said (`contenu`): a double click, a reload or a retry after a lost answer
 * makes one thing and gets the same result, while a form found again with the back button, then changed, is another
 * submission and is not lost. The key is written in the same transaction; a second request that arrives meanwhile waits
 * for the first, then reads its result.
 *
 * @throws Refusal `idempotence.cle-illisible` when the key is not one of ours, `idempotence.cle-reprise` when it served
 * for something else.
 */
export async function once<T extends string | null>(
  ctx: Contexte,
  { cle: sent, operation, contenu }: Envoi,
  work: () => Promise<T>,
): Promise<T> {
  if (!isId(sent)) throw new Refusal("idempotence.cle-illisible");
  const cle = keyOf(sent, contenu);
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

/** The key under which a submission is kept, written as an identifier: the same form with the same contents has the same. */
function keyOf(cle: string, contenu: string): string {
  const hex = createHash("sha256").update(`${cle}\n${contenu}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
