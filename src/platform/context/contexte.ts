import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import type { LimitesFichiers } from "#platform/files/limites.ts";
import type { Principal } from "#platform/identity/principal.ts";
import type { JournalEnAttente } from "#platform/journal/en-attente.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";

/**
 * What every command and every query receives first: nothing is ambient. `tx` is open on `departement`; `today` is the
 * day in Paris at `now`, given so that « late » can be computed for any day.
 */
export type Contexte = {
  readonly tx: Tx;
  readonly departement: CodeDepartement;
  readonly principal: Principal;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  /** True when nothing can be written: the whole work sees one state of the base. */
  readonly lecture: boolean;
  /** How much people may drop here. */
  readonly fichiers: LimitesFichiers;
  /** What waits for the two chains of the département: `recordJournal` and `recordReading` add to it. */
  readonly journal: JournalEnAttente;
};
