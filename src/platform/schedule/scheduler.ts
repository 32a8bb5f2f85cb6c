import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Clock } from "#platform/context/clock.ts";
import type { Database, Tx } from "#platform/database/database.ts";
import { isUnavailable } from "#platform/database/unavailable.ts";
import { newId } from "#platform/values/ids.ts";
import { type Cadence, nextDue } from "./cadence.ts";
import { Rhythm } from "./rhythm.ts";

/** Recurring work. `run` may be done again after a process was killed in its middle: it must bear it. */
export type Tache<Application> = {
  /** Stable, kept in the base: « courriel.menage ». */
  readonly nom: string;
  /** What it does, as it is listed for the operator. */
  readonly libelle: string;
  readonly cadence: Cadence;
  /**
   * Does the work; what it returns is kept as its last outcome (no personal data). `arret` is aborted when the process
   * stops or has lost the work to another: long work looks at it between two steps.
   */
  readonly run: (application: Application, arret: AbortSignal) => Promise<string | undefined>;
};

export type SchedulerOptions<Application> = {
  readonly database: Database;
  readonly clock: Clock;
  readonly application: Application;
  readonly taches: readonly Tache<Application>[];
  /** For engineers: one line of JSON for each failure. */
  readonly log?: (line: string) => void;
  /** Milliseconds between two looks at the base; 10 s. */
  readonly rhythm?: number;
  /** Seconds during which work belongs to a process that gives no sign of life; 60. */
  readonly bail?: number;
};

/** After a failure work is tried again sooner than its cadence: 5, 10, 20… minutes. */
const RETRY_MINUTES = 5;

/** What is kept of an outcome. */
const LONGUEUR_RESUME = 500;

/**
 * Does recurring work, each by one process of the deployment at a time: the row of `tache` is taken with
 * `FOR UPDATE SKIP LOCKED`, then held by a lease that its process renews. A process that is killed loses it at the end of
 * the lease, and another does the work again. Work missed while nobody ran is done once, not as often as it was missed.
 */
export class Scheduler<Application> {
  readonly #options: Required<Omit<SchedulerOptions<Application>, "log">> & { log: (line: string) => void };
  readonly #processus = newId<"processus">();
  readonly #arret = new AbortController();
  readonly #rhythm: Rhythm;
  #known = false;

  constructor(options: SchedulerOptions<Application>) {
    const names = options.taches.map((tache) => tache.nom);
    if (new Set(names).size < names.length) throw new Error(`two works of one name in ${names.join(", ")}`);
    this.#options = { rhythm: 10_000, bail: 60, log: console.error, ...options };
    this.#rhythm = new Rhythm(() => this.runDue(), this.#options.rhythm);
  }

  /** Looks at the base from now on, until {@link stop}. */
  start(): void {
    this.#rhythm.start();
  }

  /** Begins nothing more, asks the work under way to stop and waits for it. */
  async stop(): Promise<void> {
    this.#arret.abort();
    await this.#rhythm.stop();
  }

  /** Does everything that is due, one after the other. Returns the names of what this process did. Never throws. */
  async runDue(): Promise<string[]> {
    const done: string[] = [];
    try {
      await this.#declare();
      while (!this.#arret.signal.aborted) {
        const tache = await this.#take();
        if (!tache) break;
        await this.#run(tache);
        done.push(tache.nom);
      }
    } catch (error) {
      // A base that is away is said by every page; work waits for it.
      if (!isUnavailable(error)) this.#options.log(JSON.stringify({ tache: null, erreur: String(error) }));
    }
    return done;
  }

  /** Writes the rows of work never seen; due at once, but for that of a given time of day. */
  async #declare(): Promise<void> {
    if (this.#known) return;
    const { database, clock, taches } = this.#options;
    const now = clock.now();
    await database.national(async (tx) => {
      for (const { nom, cadence } of taches) {
        const prochaine = "chaqueJour" in cadence ? nextDue(cadence, now) : now;
        await tx
          .insertInto("tache")
          .values({ nom, prochaine: prochaine.toString(), echecs: 0 })
          .onConflict((conflict) => conflict.column("nom").doNothing())
          .execute();
      }
    });
    this.#known = true;
  }

  async #take(): Promise<Tache<Application> | null> {
    const { database, clock, taches, bail } = this.#options;
    const now = clock.now();
    const names = taches.map((tache) => tache.nom);
    const { rows } = await database.national((tx) =>
      sql<{ nom: string }>`
        UPDATE tache SET bail = ${this.#processus}, bail_fin = ${now.add({ seconds: bail }).toString()}::timestamptz,
                         commencee_le = ${now.toString()}::timestamptz
         WHERE nom = (SELECT t.nom FROM tache t
                       WHERE t.nom = ANY (${names}) AND t.prochaine <= ${now.toString()}::timestamptz
                         AND (t.bail IS NULL OR t.bail_fin <= ${now.toString()}::timestamptz)
                       ORDER BY t.prochaine, t.nom LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING nom`.execute(tx),
    );
    return taches.find((tache) => tache.nom === rows[0]?.nom) ?? null;
  }

  async #run(tache: Tache<Application>): Promise<void> {
    const perdue = new AbortController();
    const arret = AbortSignal.any([this.#arret.signal, perdue.signal]);
    const renewal = this.#keepLease(tache.nom, perdue);
    try {
      const resume = await tache.run(this.#options.application, arret);
      await this.#settle(tache, arret.aborted ? "interrompue" : "faite", resume ?? null);
    } catch (error) {
      this.#options.log(JSON.stringify({ tache: tache.nom, erreur: String(error) }));
      await this.#settle(tache, arret.aborted ? "interrompue" : "echouee", String(error));
    } finally {
      clearInterval(renewal);
    }
  }

  /** Says three times a lease that this process still lives; work that another took meanwhile is told to stop. */
  #keepLease(nom: string, perdue: AbortController): NodeJS.Timeout {
    const { database, clock, bail } = this.#options;
    const renew = async (tx: Tx): Promise<void> => {
      const fin = clock.now().add({ seconds: bail }).toString();
      const { numUpdatedRows } = await tx
        .updateTable("tache")
        .set({ bail_fin: fin })
        .where("nom", "=", nom)
        .where("bail", "=", this.#processus)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) perdue.abort();
    };
    return setInterval(
      () => {
        // A base that is away for a moment: the next renewal may still come in time.
        database.national(renew).catch(() => {});
      },
      (bail * 1000) / 3,
    ).unref();
  }

  /** Keeps the outcome, unless another process took the work meanwhile: it is then its to say. */
  async #settle(
    tache: Tache<Application>,
    issue: "faite" | "echouee" | "interrompue",
    resume: string | null,
  ): Promise<void> {
    const { database, clock } = this.#options;
    const now = clock.now();
    await database.national(async (tx) => {
      const row = await tx
        .selectFrom("tache")
        .select("echecs")
        .where("nom", "=", tache.nom)
        .where("bail", "=", this.#processus)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return;
      const echecs = issue === "echouee" ? row.echecs + 1 : issue === "faite" ? 0 : row.echecs;
      await tx
        .updateTable("tache")
        .set({
          bail: null,
          bail_fin: null,
          terminee_le: now.toString(),
          issue,
          resume: resume?.slice(0, LONGUEUR_RESUME) ?? null,
          echecs,
          prochaine: nextAfter(tache.cadence, issue, echecs, now).toString(),
        })
        .where("nom", "=", tache.nom)
        .execute();
    });
  }
}

/** When work is due again: after its cadence; sooner when it failed; at once when it was asked to stop in its middle. */
function nextAfter(
  cadence: Cadence,
  issue: "faite" | "echouee" | "interrompue",
  echecs: number,
  now: Temporal.Instant,
): Temporal.Instant {
  if (issue === "interrompue") return now;
  const due = nextDue(cadence, now);
  if (issue === "faite") return due;
  const retry = now.add({ minutes: RETRY_MINUTES * 2 ** Math.min(echecs - 1, 10) });
  return retry.epochMilliseconds < due.epochMilliseconds ? retry : due;
}

export type TacheListee = {
  nom: string;
  libelle: string;
  cadence: Cadence;
  prochaine: string | null;
  /** True while a process holds it. */
  enCours: boolean;
  commenceeLe: string | null;
  termineeLe: string | null;
  issue: "faite" | "echouee" | "interrompue" | null;
  resume: string | null;
};

/** Recurring work of the deployment with its last run, in the order given. */
export async function listTaches(
  tx: Tx,
  taches: readonly Pick<Tache<never>, "nom" | "libelle" | "cadence">[],
  now: Temporal.Instant,
): Promise<TacheListee[]> {
  const rows = await tx.selectFrom("tache").selectAll().execute();
  const known = new Map(rows.map((row) => [row.nom, row]));
  return taches.map(({ nom, libelle, cadence }) => {
    const row = known.get(nom);
    return {
      nom,
      libelle,
      cadence,
      prochaine: row?.prochaine ?? null,
      enCours: isLater(row?.bail_fin ?? null, now),
      commenceeLe: row?.commencee_le ?? null,
      termineeLe: row?.terminee_le ?? null,
      issue: row?.issue ?? null,
      resume: row?.resume ?? null,
    };
  });
}

function isLater(instant: string | null, now: Temporal.Instant): boolean {
  return instant !== null && Temporal.Instant.compare(instant, now) > 0;
}
