import { type RawBuilder, sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Platform } from "#platform/context/platform.ts";
import type { Tx } from "#platform/database/database.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";

/**
 * A kind of data with the time it is kept. Names of tables and columns are written in the code, never read from
 * somewhere. `bornes` are in days, included; `source` says where the default comes from.
 */
export type DureeConservation = {
  /** « session », stable. */
  readonly cle: string;
  readonly libelle: string;
  readonly contient: string;
  readonly table: string;
  /** Columns of the primary key. */
  readonly identifiants: readonly string[];
  /** Column of the instant from which days are counted. */
  readonly depuis: string;
  /** « De la date … », as a person reads it. */
  readonly depuisLibelle: string;
  /** What must hold besides, in SQL, or how it is found in the base; the table is read as `t`. */
  readonly condition?: string | ((tx: Tx) => Promise<RawBuilder<unknown>>);
  /** `locale`: of the deployment; `departement`: of each one, and adjustable there. */
  readonly portee: "locale" | "departement";
  readonly jours: number;
  readonly bornes: readonly [number, number];
  readonly source: string;
};

/** Rows deleted in one statement, and how many statements one pass makes for one kind: nobody waits long for a lock. */
const SLICE = 500;
const SLICES = 200;

export type Echeance = { cle: string; departement: CodeDepartement | null; jours: number; lignes: number };

/** Days that a kind is kept in a département: what it chose, within the bounds as they are now. */
export async function joursDe(
  tx: Tx,
  departement: CodeDepartement,
): Promise<(duree: DureeConservation) => number> {
  const rows = await tx
    .selectFrom("conservation_reglee")
    .select(["cle", "jours"])
    .where("departement", "=", departement)
    .execute();
  const chosen = new Map(rows.map(({ cle, jours }) => [cle, jours]));
  return (duree) => {
    const [least, most] = duree.bornes;
    return Math.min(most, Math.max(least, chosen.get(duree.cle) ?? duree.jours));
  };
}

/** How many rows are past their term. */
export async function countDue(
  tx: Tx,
  duree: DureeConservation,
  before: Temporal.Instant,
  departement: CodeDepartement | null,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM ${sql.table(duree.table)} t WHERE ${await due(tx, duree, before, departement)}`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

async function due(
  tx: Tx,
  { condition = "true", ...duree }: DureeConservation,
  before: Temporal.Instant,
  departement: CodeDepartement | null,
): Promise<RawBuilder<unknown>> {
  const own = departement === null ? sql`true` : sql`t.departement = ${departement}`;
  const extra = typeof condition === "string" ? sql`(${sql.raw(condition)})` : await condition(tx);
  return sql`${own} AND t.${sql.ref(duree.depuis)} < ${before.toString()}::timestamptz AND ${extra}`;
}

/** Deletes one slice; returns how many rows went. */
async function deleteSlice(
  tx: Tx,
  duree: DureeConservation,
  before: Temporal.Instant,
  departement: CodeDepartement | null,
): Promise<number> {
  const key = sql.join(duree.identifiants.map((column) => sql`t.${sql.ref(column)}`));
  const own = departement === null ? sql`true` : sql`t.departement = ${departement}`;
  const past = await due(tx, duree, before, departement);
  // The term is said twice: a row whose term starts anew while this waits for it is looked at again.
  const result = await sql`
    DELETE FROM ${sql.table(duree.table)} t
     WHERE ${own} AND t.${sql.ref(duree.depuis)} < ${before.toString()}::timestamptz AND (${key}) IN (
       SELECT ${key} FROM ${sql.table(duree.table)} t WHERE ${past} LIMIT ${SLICE})`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

type Lieu = { departement: CodeDepartement | null; open: <T>(work: (tx: Tx) => Promise<T>) => Promise<T> };

/**
 * Deletes what is past its term, or only counts it (`simuler`). Each slice is a transaction: a pass that is cut short has
 * deleted whole slices, and the next goes on. What went in a département is a line of its journal.
 */
export async function applyConservation(
  platform: Platform,
  durees: readonly DureeConservation[],
  departements: readonly CodeDepartement[],
  { simuler = false, arret }: { simuler?: boolean; arret?: AbortSignal } = {},
): Promise<Echeance[]> {
  const found: Echeance[] = [];
  const { database } = platform;
  const lieux: Lieu[] = [
    { departement: null, open: (work) => database.national(work) },
    ...departements.map(
      (departement): Lieu => ({ departement, open: (work) => database.inDepartement(departement, work) }),
    ),
  ];
  for (const lieu of lieux) {
    const { departement } = lieu;
    const portee = departement === null ? "locale" : "departement";
    const jours =
      departement === null
        ? (duree: DureeConservation) => duree.jours
        : await lieu.open((tx) => joursDe(tx, departement));
    for (const duree of durees.filter((one) => one.portee === portee)) {
      if (arret?.aborted) return found;
      const before = platform.clock.now().subtract({ hours: 24 * jours(duree) });
      const lignes = simuler
        ? await lieu.open((tx) => countDue(tx, duree, before, departement))
        : await deleteAll(lieu, duree, before, arret);
      if (lignes > 0 && !simuler) await noteDeleted(platform, departement, duree, lignes);
      found.push({ cle: duree.cle, departement, jours: jours(duree), lignes });
    }
  }
  return found;
}

async function deleteAll(
  { departement, open }: Lieu,
  duree: DureeConservation,
  before: Temporal.Instant,
  arret: AbortSignal | undefined,
): Promise<number> {
  let all = 0;
  for (let slice = 0; slice < SLICES && !arret?.aborted; slice += 1) {
    const gone = await open((tx) => deleteSlice(tx, duree, before, departement));
    all += gone;
    if (gone < SLICE) break;
  }
  return all;
}

async function noteDeleted(
  platform: Platform,
  departement: CodeDepartement | null,
  { cle }: DureeConservation,
  supprimees: number,
): Promise<void> {
  const id = newId<"conservation_passage">();
  const le = platform.clock.now().toString();
  await platform.database.national((tx) =>
    tx
      .insertInto("conservation_passage")
      .values({ id, departement, cle, supprimees: BigInt(supprimees), le })
      .execute(),
  );
  if (departement === null) return;
  await platform.act(departement, { genre: "systeme", nom: "conservation" }, (ctx) =>
    recordJournal(ctx, [
      {
        operation: "rgpd.supprimer-a-terme",
        objet: { genre: "conservation", id },
        apres: { cle, supprimees },
      },
    ]),
  );
}
