import { sql } from "kysely";
import type { Tx } from "#platform/database/database.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";

/** Moves the head of the journal by `lignes`; the last statement of a transaction, for it makes the others wait. */
export async function moveHead(tx: Tx, departement: CodeDepartement, lignes: number): Promise<void> {
  await sql`
    INSERT INTO journal_tete (departement, souche, compte) VALUES (${departement}, ${newId()}, ${lignes})
    ON CONFLICT (departement) DO UPDATE SET compte = journal_tete.compte + ${lignes}`.execute(tx);
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
