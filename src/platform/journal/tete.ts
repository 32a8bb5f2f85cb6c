import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Tx } from "#platform/database/database.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";
import { type Chaine, rootOf } from "./chaine.ts";

/** Where a chain stands: how many lines, and the digest of the last one. */
export type Tete = { compte: bigint; empreinte: string };

const TABLES = { journal: "journal_tete", lecture: "journal_lecture_tete" } as const;

/**
 * Takes the head of a chain for this transaction; the others who write in the département wait until it ends, so it comes
 * last. Always that of the journal before that of the readings.
 */
export async function lockHead(tx: Tx, chaine: Chaine, departement: CodeDepartement): Promise<Tete> {
  const take = async (): Promise<Tete | undefined> =>
    tx
      .selectFrom(TABLES[chaine])
      .select(["compte", "empreinte"])
      .where("departement", "=", departement)
      .forUpdate()
      .executeTakeFirst();
  const there = await take();
  if (there) return there;
  const souche = newId();
  await tx
    .insertInto(TABLES[chaine])
    .values({ departement, souche, compte: 0n, empreinte: rootOf(chaine, departement, souche) })
    .onConflict((conflict) => conflict.column("departement").doNothing())
    .execute();
  const made = await take();
  if (!made) throw new Error("the head of the chain is gone");
  return made;
}

/** Number of the last line of the journal, those that this transaction has not written yet included; 0 before the first. */
export async function lastLine({ tx, departement, journal }: Contexte): Promise<bigint> {
  const row = await tx
    .selectFrom("journal_tete")
    .select("compte")
    .where("departement", "=", departement)
    .executeTakeFirst();
  return (row?.compte ?? 0n) + BigInt(journal.lignes.length);
}

/**
 * The head as one text; two equal ones mean that nothing was written in between. With the transaction that wrote the row
 * (`xmin`): a restored base may come back to an old count.
 */
export async function readHead(tx: Tx, departement: CodeDepartement): Promise<string> {
  const { rows } = await sql<{ tete: string }>`
    SELECT souche || ' ' || compte || ' ' || xmin AS tete FROM journal_tete WHERE departement = ${departement}`.execute(
    tx,
  );
  return rows[0]?.tete ?? "";
}
