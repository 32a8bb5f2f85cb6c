import type { Database, Tx } from "#platform/database/database.ts";
import { type LimitesFichiers, limitesFichiers } from "#platform/files/limites.ts";
import type { Principal } from "#platform/identity/principal.ts";
import type { JournalEnAttente } from "#platform/journal/en-attente.ts";
import { writeChains } from "#platform/journal/write-chains.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { type Clock, dayInParis } from "./clock.ts";
import type { Contexte } from "./contexte.ts";

/** The running platform, as the outside sees it: opens a {@link Contexte} for whoever acts. */
export class Platform {
  readonly database: Database;
  readonly clock: Clock;
  readonly fichiers: LimitesFichiers;

  constructor(database: Database, clock: Clock, fichiers: LimitesFichiers = limitesFichiers()) {
    this.database = database;
    this.clock = clock;
    this.fichiers = fichiers;
  }

  /**
   * Reads: one state of the base, nothing can be changed. What it read of personal data is written just after, in a
   * transaction of its own, before the result is given.
   */
  async read<T>(
    departement: CodeDepartement,
    principal: Principal,
    work: (ctx: Contexte) => Promise<T>,
  ): Promise<T> {
    const journal: JournalEnAttente = { lignes: [], lectures: [] };
    const result = await this.database.readDepartement(departement, (tx) =>
      work({ ...this.#contexte(tx, departement, principal), lecture: true, journal }),
    );
    if (journal.lectures.length > 0) {
      await this.database.inDepartement(departement, (tx) => writeChains(tx, departement, journal));
    }
    return result;
  }

  /** Acts: everything that `work` writes is kept, or nothing is. */
  act<T>(
    departement: CodeDepartement,
    principal: Principal,
    work: (ctx: Contexte) => Promise<T>,
  ): Promise<T> {
    return this.database.inDepartement(departement, async (tx) => {
      const journal: JournalEnAttente = { lignes: [], lectures: [] };
      const result = await work({ ...this.#contexte(tx, departement, principal), lecture: false, journal });
      await writeChains(tx, departement, journal);
      return result;
    });
  }

  #contexte(
    tx: Tx,
    departement: CodeDepartement,
    principal: Principal,
  ): Omit<Contexte, "lecture" | "journal"> {
    const now = this.clock.now();
    return { tx, departement, principal, now, today: dayInParis(now), fichiers: this.fichiers };
  }
}
