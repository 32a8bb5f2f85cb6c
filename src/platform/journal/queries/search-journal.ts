import type { Contexte } from "#platform/context/contexte.ts";
import { ROWS_PER_PAGE } from "#platform/http/listing.ts";
import type { References } from "#platform/references/references.ts";
import { require } from "#platform/rights/rights.ts";
import { recordReading } from "../lecture.ts";
import { operationsJournal } from "../rights.ts";
import { type ChoixJournal, listChoix } from "./list-choix.ts";
import { type FiltreJournal, listLignes } from "./list-lignes.ts";
import { type TrancheJournal, tranche } from "./read-historique.ts";

/**
 * A page of the journal of the département. Reading it is itself noted: it says what persons did.
 *
 * @throws Refusal those of `journal.consulter`
 */
export async function searchJournal(
  ctx: Contexte,
  references: References,
  filtre: FiltreJournal,
  avant: bigint | null,
): Promise<TrancheJournal & { choix: ChoixJournal }> {
  require(ctx, operationsJournal.consulter, null);
  recordReading(ctx, { operation: "journal.consulter", objet: { genre: "journal", id: null } });
  const found = await listLignes(ctx, filtre, { avant, limit: ROWS_PER_PAGE + 1 });
  return { ...(await tranche(ctx, references, found)), choix: await listChoix(ctx) };
}
