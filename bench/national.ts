import { sql, type Transaction } from "kysely";
import {
  BANDES_NATIONALES,
  SANS_BANDE,
  VecteursNationaux,
} from "#modules/observatoire/domain/national/vecteurs.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, median, printTable, verdict } from "./support/figures.ts";

type Tx = Transaction<never>;
type Taille = { communes: number; indicateurs: number; annees: number; epci: number };

const NATIONALE: Taille = { communes: 35_000, indicateurs: 50, annees: 10, epci: 1_255 };
const PETITE: Taille = { communes: 1_000, indicateurs: 4, annees: 2, epci: 40 };

/** Milliseconds aimed at. */
const LIMITES = { carte: 50, portrait: 100 };
const CLASSES = 100;

export type NationalFigures = {
  rows: number;
  /** Seconds to fill the long table, and to read it into the vectors; what each takes. */
  fill: { seconds: number; megabytes: number };
  load: { seconds: number; megabytes: number };
  /** Medians, in milliseconds. */
  questions: { nom: string; longue: number; vecteurs: number }[];
};

/** The country's figures in a long table of PostgreSQL and in vectors: the same answers, side by side. */
export async function measureNational(cleanup: Cleanup, quick: boolean): Promise<NationalFigures> {
  const taille = quick ? PETITE : NATIONALE;
  const { dossier } = temporaryDataFolder(cleanup);
  const { application } = await openPlatform(cleanup, dossier);
  return application.platform.database.asOwner(null, async (tx) => {
    const lean = tx as unknown as Tx;
    const start = performance.now();
    await fill(lean, taille);
    const seconds = (performance.now() - start) / 1_000;
    const { rows } = await sql<{ n: number; octets: string }>`
      SELECT count(*)::int AS n, pg_total_relation_size('longue')::text AS octets FROM longue`.execute(lean);
    const from = performance.now();
    const vecteurs = await load(lean, taille);
    const loading = (performance.now() - from) / 1_000;
    const result: NationalFigures = {
      rows: rows[0]?.n ?? 0,
      fill: { seconds, megabytes: Number(rows[0]?.octets ?? 0) / 2 ** 20 },
      load: { seconds: loading, megabytes: vecteurs.octets / 2 ** 20 },
      questions: await ask(lean, vecteurs, taille, quick ? 3 : 15),
    };
    print(result, taille);
    return result;
  });
}

/** Invented counts, the same at each run; one cell in a hundred is missing. */
async function fill(tx: Tx, { communes, indicateurs, annees, epci }: Taille): Promise<void> {
  await sql`
    CREATE TEMPORARY TABLE membre AS
      SELECT c AS commune, c % ${sql.lit(epci)} AS epci FROM generate_series(0, ${sql.lit(communes - 1)}) c`.execute(
    tx,
  );
  await sql`
    CREATE UNLOGGED TABLE longue (
      indicateur smallint NOT NULL, annee smallint NOT NULL, commune integer NOT NULL,
      numerateur real NOT NULL, denominateur real NOT NULL)`.execute(tx);
  // As files come: one indicator and one year after the other, so that what is asked together lies together.
  for (let i = 0; i < indicateurs; i++) {
    for (let a = 0; a < annees; a++) {
      await sql`
        INSERT INTO longue
        SELECT ${sql.lit(i)}, ${sql.lit(a)}, c, (c * 7919 + ${sql.lit(i * 104_729 + a * 1_299_709)}) % 900,
               100 + (c * 31 + ${sql.lit(i * 17)}) % 900
          FROM generate_series(0, ${sql.lit(communes - 1)}) c
         WHERE (c + ${sql.lit(i + a)}) % 100 <> 0`.execute(tx);
    }
  }
  await sql`ALTER TABLE longue ADD PRIMARY KEY (indicateur, annee, commune)`.execute(tx);
  await sql`CREATE INDEX ON longue (commune)`.execute(tx);
  await sql`ANALYZE longue`.execute(tx);
  await sql`ANALYZE membre`.execute(tx);
}

async function load(tx: Tx, taille: Taille): Promise<VecteursNationaux> {
  const vecteurs = new VecteursNationaux(taille);
  for (let indicateur = 0; indicateur < taille.indicateurs; indicateur++) {
    for (let annee = 0; annee < taille.annees; annee++) {
      const { rows } = await sql<{ commune: number; numerateur: number; denominateur: number }>`
        SELECT commune, numerateur, denominateur FROM longue
         WHERE indicateur = ${indicateur}::smallint AND annee = ${annee}::smallint`.execute(tx);
      for (const row of rows) vecteurs.poser({ ...row, indicateur, annee });
    }
  }
  return vecteurs;
}

/** Each question to both, in turn; what they answer must be the same. */
async function ask(tx: Tx, vecteurs: VecteursNationaux, taille: Taille, times: number) {
  const epciOf = Int32Array.from({ length: taille.communes }, (_, commune) => commune % taille.epci);
  const questions: { nom: string; longue: () => Promise<unknown>; ours: () => unknown }[] = [
    {
      nom: "carte d’un indicateur",
      longue: () => carte(tx, taille, 3, 1),
      ours: () => [...vecteurs.carte(3, 1)],
    },
    {
      nom: "moyenne par EPCI",
      longue: async () => (await parEpci(tx, 3, 1)).map(round),
      ours: () => [...vecteurs.parEpci(3, 1, epciOf, taille.epci)].map(round),
    },
    {
      nom: "portrait d’une commune",
      longue: () => portrait(tx, taille, 777),
      ours: () => [...vecteurs.portrait(777)].map(round),
    },
    {
      nom: "classement, cent premières",
      longue: () => classement(tx, 3, 1),
      ours: () => vecteurs.classement(3, 1, CLASSES).map(({ commune, rang }) => [commune, rang]),
    },
  ];
  const results: NationalFigures["questions"] = [];
  for (const { nom, longue, ours } of questions) {
    const [slow, quick]: [number[], number[]] = [[], []];
    for (let time = 0; time < times; time++) {
      const a = performance.now();
      const theirs = await longue();
      const b = performance.now();
      const found = ours();
      const c = performance.now();
      if (JSON.stringify(theirs) !== JSON.stringify(found)) throw new Error(`« ${nom} »: two answers`);
      slow.push(b - a);
      quick.push(c - b);
    }
    results.push({ nom, longue: median(slow), vecteurs: median(quick) });
  }
  return results;
}

/** Sums of counts are exact on both sides; a division may differ by its last bit. */
function round(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
}

async function carte(tx: Tx, { communes }: Taille, indicateur: number, annee: number): Promise<number[]> {
  const { rows } = await sql<{ commune: number; bande: number }>`
    WITH cellule AS (
      SELECT commune, 100 * numerateur::float8 / denominateur::float8 AS v, numerateur::float8 AS n, denominateur::float8 AS d
        FROM longue WHERE indicateur = ${indicateur}::smallint AND annee = ${annee}::smallint
    ), reference AS (SELECT 100 * sum(n) / sum(d) AS r FROM cellule)
    SELECT c.commune, (SELECT count(*)::int FROM unnest(${[...BANDES_NATIONALES]}::float8[]) b WHERE c.v / r.r > b) AS bande
      FROM cellule c, reference r`.execute(tx);
  const found = new Array<number>(communes).fill(SANS_BANDE);
  for (const { commune, bande } of rows) found[commune] = bande;
  return found;
}

async function parEpci(tx: Tx, indicateur: number, annee: number): Promise<number[]> {
  const { rows } = await sql<{ v: number }>`
    SELECT 100 * sum(l.numerateur::float8) / sum(l.denominateur::float8) AS v
      FROM longue l JOIN membre m ON m.commune = l.commune
     WHERE l.indicateur = ${indicateur}::smallint AND l.annee = ${annee}::smallint
     GROUP BY m.epci ORDER BY m.epci`.execute(tx);
  return rows.map(({ v }) => v);
}

async function portrait(
  tx: Tx,
  { indicateurs, annees }: Taille,
  commune: number,
): Promise<(number | null)[]> {
  const { rows } = await sql<{ indicateur: number; annee: number; v: number }>`
    SELECT indicateur, annee, 100 * numerateur::float8 / denominateur::float8 AS v
      FROM longue WHERE commune = ${commune}`.execute(tx);
  const found = new Array<number | null>(indicateurs * annees).fill(null);
  for (const { indicateur, annee, v } of rows) found[indicateur * annees + annee] = round(v);
  return found;
}

async function classement(tx: Tx, indicateur: number, annee: number): Promise<[number, number][]> {
  const { rows } = await sql<{ commune: number; rang: number }>`
    SELECT commune, rank() OVER (ORDER BY numerateur::float8 / denominateur::float8 DESC)::int AS rang
      FROM longue WHERE indicateur = ${indicateur}::smallint AND annee = ${annee}::smallint
     ORDER BY rang, commune LIMIT ${CLASSES}`.execute(tx);
  return rows.map(({ commune, rang }) => [commune, rang]);
}

function print({ rows, fill, load, questions }: NationalFigures, taille: Taille): void {
  const aims: Readonly<Record<string, number>> = {
    "carte d’un indicateur": LIMITES.carte,
    "portrait d’une commune": LIMITES.portrait,
  };
  printTable(
    `Chiffres du pays : ${taille.communes} communes, ${taille.indicateurs} indicateurs, ${taille.annees} ans (${figure(rows)} lignes), réponses identiques`,
    ["", "table longue", "vecteurs", "rapport", "visé (vecteurs)"],
    questions.map(({ nom, longue, vecteurs }) => {
      const limit = aims[nom];
      const aim: Aim | null = limit === undefined ? null : { value: vecteurs, limit, at: "most" };
      return [
        ...[nom, figure(longue, " ms"), figure(vecteurs, " ms"), figure(longue / vecteurs, " ×")],
        aim ? verdict(aim, " ms") : "",
      ];
    }),
  );
  printTable(
    "Ce qu’ils prennent",
    ["", "durée", "place"],
    [
      ["table longue, remplie et indexée", figure(fill.seconds, " s"), figure(fill.megabytes, " Mo")],
      ["vecteurs, lus de la table", figure(load.seconds, " s"), figure(load.megabytes, " Mo")],
    ],
  );
}
