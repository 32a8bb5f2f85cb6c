import { Kysely, type Transaction } from "kysely";
import pg from "pg";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import type { DB } from "./generated.ts";
import { typeParsers } from "./parsers.ts";
import { APPLICATION_ROLE, type ConnectionSettings, type DatabaseSettings } from "./settings.ts";
import { openingDialect } from "./tenant-driver.ts";

/** A transaction; inside {@link Database.inDepartement} it sees and writes one département only. */
export type Tx = Transaction<DB>;

/**
 * The only way to the database. Every piece of work runs in one transaction, bound to one département by row level
 * security, or to none (`national`: reference tables only; tenant tables then look empty).
 */
export class Database {
  readonly kind: DatabaseSettings["kind"];
  readonly #settings: DatabaseSettings;
  readonly #pool: pg.Pool;
  #ownerPool: pg.Pool | undefined;
  // One Kysely a département and a mode: they hold no connection, only the words that open a transaction.
  readonly #doors = new Map<string, Kysely<DB>>();

  constructor(settings: DatabaseSettings, options: { connections?: number } = {}) {
    this.kind = settings.kind;
    this.#settings = settings;
    this.#pool = newPool(settings.application, options.connections ?? 10);
  }

  /** Runs `work` in a transaction that sees one département; commits when it returns, rolls back when it throws. */
  inDepartement<T>(departement: CodeDepartement, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#door(departement, "BEGIN").transaction().execute(work);
  }

  /** The same, for reading: the whole of `work` sees one state of the base and can change nothing. */
  readDepartement<T>(departement: CodeDepartement, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#door(departement, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      .transaction()
      .execute(work);
  }

  /** Reference tables, without département. */
  national<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#door(null, "BEGIN").transaction().execute(work);
  }

  /** As the owner, for commands of operation only; still bound to one département, for row security is forced. */
  asOwner<T>(departement: CodeDepartement | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    this.#ownerPool ??= newPool(this.#settings.owner, 2);
    return new Kysely<DB>({ dialect: openingDialect(this.#ownerPool, opening("BEGIN", null, departement)) })
      .transaction()
      .execute(work);
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#ownerPool?.end()]);
  }

  #door(departement: CodeDepartement | null, begin: string): Kysely<DB> {
    const key = `${departement} ${begin}`;
    let door = this.#doors.get(key);
    if (!door) {
      door = new Kysely<DB>({
        dialect: openingDialect(this.#pool, opening(begin, APPLICATION_ROLE, departement)),
      });
      this.#doors.set(key, door);
    }
    return door;
  }
}

/** `SET LOCAL` takes no parameters: both values are checked by their pattern before they are written in. */
function opening(begin: string, role: string | null, departement: CodeDepartement | null): string {
  if (departement !== null && !isCodeDepartement(departement)) throw new Error("not a département code");
  if (role !== null && !/^[a-z_]+$/.test(role)) throw new Error("not a role name");
  const steps = [begin];
  if (role) steps.push(`SET LOCAL ROLE ${role}`);
  if (departement) steps.push(`SET LOCAL app.departement = '${departement}'`);
  return steps.join("; ");
}

function newPool(settings: ConnectionSettings, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...settings,
    max,
    types: typeParsers,
    application_name: "maillage",
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection cut by the server must not stop the process: the next request opens a new one.
  pool.on("error", () => {});
  return pool;
}
