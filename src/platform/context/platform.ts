import type { Database, Tx } from "#platform/database/database.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { moveHead } from "#platform/journal/tete.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { type Clock, dayInParis } from "./clock.ts";
import type { Contexte } from "./contexte.ts";

/** The running platform, as the outside sees it: opens a {@link Contexte} for whoever acts. */
export class Platform {
  readonly database: Database;
  readonly clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Reads: one state of the base, nothing can be changed. */
  read<T>(
    departement: CodeDepartement,
    principal: Principal,
    work: (ctx: Contexte) => Promise<T>,
  ): Promise<T> {
    return this.database.readDepartement(departement, (tx) =>
      work({ ...this.#contexte(tx, departement, principal), lecture: true }),
    );
  }

  /** Acts: everything that `work` writes is kept, or nothing is. */
  act<T>(
    departement: CodeDepartement,
    principal: Principal,
    work: (ctx: Contexte) => Promise<T>,
  ): Promise<T> {
    return this.database.inDepartement(departement, async (tx) => {
      const ctx = { ...this.#contexte(tx, departement, principal), lecture: false };
      const result = await work(ctx);
      if (ctx.journal.lignes > 0) await moveHead(tx, departement, ctx.journal.lignes);
      return result;
    });
  }

  #contexte(tx: Tx, departement: CodeDepartement, principal: Principal): Omit<Contexte, "lecture"> {
    const now = this.clock.now();
    return { tx, departement, principal, now, today: dayInParis(now), journal: { lignes: 0 } };
  }
}
