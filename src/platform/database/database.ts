import { Kysely, sql, type Transaction } from "kysely";
import pg from "pg";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import type { DB } from "./generated.ts";
import { typeParsers } from "./parsers.ts";
import { APPLICATION_ROLE, type ConnectionSettings, type DatabaseSettings } from "./settings.ts";
import { openingDialect } from "./tenant-driver.ts";

/** A transaction; inside {@link Database.inDepartement} it sees and writes one département only. */
export type Tx = Transaction<DB>;

/** Binds the rest of the transaction to another département. */
export type Bind = (departement: CodeDepartement) => Promise<void>;

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
    return this.#ownerDoor(opening("BEGIN", null, departement))
      .transaction()
      .execute(work);
  }

  /**
   * Runs `work` while no other process of the deployment runs the one of that name: the others wait. The lock lives on a
   * connection of the owner's own, which ends with the process, however it ends.
   */
  async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const client = new pg.Client(connectionOptions(this.#settings.owner));
    client.on("error", () => {});
    await client.connect();
    try {
      await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [name]);
      return await work();
    } finally {
      await client.end();
    }
  }

  /**
   * As the owner, one long transaction that goes from one département to the next: what copies the whole base. Row
   * security is forced, so there is no way to see them all at once. `lecture` sees one state of the base and changes
   * nothing; `ecriture` is all or nothing.
   */
  asOwnerAcross<T>(access: "lecture" | "ecriture", work: (tx: Tx, bind: Bind) => Promise<T>): Promise<T> {
    const begin = access === "lecture" ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN";
    return this.#ownerDoor(begin)
      .transaction()
      .execute((tx) =>
        work(tx, async (departement) => {
          await sql.raw(binding(departement)).execute(tx);
        }),
      );
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#ownerPool?.end()]);
  }

  #ownerDoor(words: string): Kysely<DB> {
    this.#ownerPool ??= newPool(this.#settings.owner, 2);
    return new Kysely<DB>({ dialect: openingDialect(this.#ownerPool, words) });
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
  const bound = departement === null ? null : binding(departement);
  if (role !== null && !/^[a-z_]+$/.test(role)) throw new Error("not a role name");
  const steps = [begin];
  if (role) steps.push(`SET LOCAL ROLE ${role}`);
  if (bound) steps.push(bound);
  return steps.join("; ");
}

/**
 * What every connection of ours asks for, whatever the server or the role has for default: dates that our parsers read,
 * and the one schema where our tables are.
 */
export function connectionOptions(settings: ConnectionSettings): pg.ClientConfig {
  return {
    ...settings,
    application_name: "maillage",
    options: "-c DateStyle=ISO -c TimeZone=UTC -c search_path=public",
    connectionTimeoutMillis: 5_000,
    // A firewall on the way forgets a connection that says nothing.
    keepAlive: true,
  };
}

function binding(departement: CodeDepartement): string {
  if (!isCodeDepartement(departement)) throw new Error("not a département code");
  return `SET LOCAL app.departement = '${departement}'`;
}

function newPool(settings: ConnectionSettings, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOptions(settings),
    max,
    types: typeParsers,
    idleTimeoutMillis: 30_000,
  });
  // A connection cut by the server must not stop the process: idle, the next request opens a new one; at work, the
  // statement that waits is refused and says so.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
