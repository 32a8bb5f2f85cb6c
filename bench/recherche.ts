import { sql } from "kysely";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { loadVueEnsemble } from "#modules/schemas/queries/plan/load-vue-ensemble.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Platform } from "#platform/context/platform.ts";
import { chercher } from "#platform/search/chercher.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";
import { allSources } from "../src/composition.ts";
import { type Content, fillDepartements } from "./departements.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, median, printTable, quantile, verdict } from "./support/figures.ts";

const POINTS = 100_000;
const SEARCH_LIMIT_MS = 50;

/** Asked in turn: one word, two, a typo, a beginning, a code, nothing to find. */
const DEMANDES = [
  "crèche",
  "parents accueil",
  "parantalité",
  "assist",
  "12-B",
  "xylophone",
  "bénévoles vacances",
];

const MORCEAUX = [
  "La convention est signée avec la commune",
  "Deux ateliers ont réuni des parents du quartier",
  "Le recrutement de la puéricultrice est reporté",
  "Les bénévoles ont été formés par la fédération",
  "Le relais ouvre le mercredi dans une salle prêtée",
  "Une famille sur trois vient pour la première fois",
  "Le financement de la Caf est confirmé pour l’année",
  "La visite de la crèche a montré un besoin de travaux",
];

type Measure = { nom: string; p50: number; p95: number };
export type SearchFigures = {
  departements: number;
  points: number;
  objets: number;
  measures: Measure[];
  /** Median of a search from memory over that of the ILIKE of the same run. */
  ratioToIlike: number;
  memoryMb: number;
  alone: Measure[];
  /** The demonstration as it is loaded: comments, attached files, tags and milestones among its objects. */
  demonstration: { objets: number; measures: Measure[] };
};

/** Overview and search where 101 départements hold 100 000 points d'avancement, then where one holds them all. */
export async function measureSearch(cleanup: Cleanup, quick: boolean): Promise<SearchFigures> {
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const { platform } = application;
  const content = await fillDepartements(platform, quick ? 3 : 101);
  const { departements } = content;
  const demonstration = await measureDemonstration(platform, content);
  const points = quick ? 3_000 : POINTS;
  for (const code of departements) await addPoints(platform, code, Math.ceil(points / departements.length));
  await platform.database.asOwner(null, (tx) => sql`ANALYZE`.execute(tx));

  const before = process.memoryUsage().rss;
  const read = <T>(code: CodeDepartement, work: (ctx: Contexte) => Promise<T>) =>
    platform.read(code, { ...content.personne, departement: code }, work);
  const overview = (code: CodeDepartement) => read(code, (ctx) => loadVueEnsemble(ctx, content.schema));
  const search = (code: CodeDepartement, rank: number) =>
    read(code, (ctx) => chercher(ctx, allSources, { q: demande(rank), genre: null, schema: null, page: 1 }));
  const every = async (
    nom: string,
    work: (code: CodeDepartement, rank: number) => Promise<unknown>,
    times = 1,
  ) => {
    const spent: number[] = [];
    for (let round = 0; round < times; round++) {
      for (const [rank, code] of departements.entries()) {
        const start = performance.now();
        await work(code, rank + round);
        spent.push(performance.now() - start);
      }
    }
    return measureOf(nom, spent);
  };

  const measures = [
    await every("vue d’ensemble, la première fois", overview),
    await every("vue d’ensemble, ensuite", overview, 5),
    await every("recherche, la première fois", search),
  ];
  const memoryMb = (process.memoryUsage().rss - before) / 1e6;
  const warm = await every("recherche, ensuite", search, 5);
  for (const code of departements) await tell(platform, content, code);
  const after = await every("recherche, après une nouvelle", search);
  const ilike = await every("ILIKE, sans droits ni classement", (code, rank) =>
    read(code, (ctx) => naive(ctx, demande(rank))),
  );
  const objets = await read(departements[0] as CodeDepartement, countObjets);

  const [alone] = departements as [CodeDepartement];
  await addPoints(platform, alone, points);
  await platform.database.asOwner(null, (tx) => sql`ANALYZE`.execute(tx));
  await tell(platform, content, alone);
  const one = async (nom: string, work: (rank: number) => Promise<unknown>, times: number) => {
    const spent: number[] = [];
    for (let rank = 0; rank < times; rank++) {
      const start = performance.now();
      await work(rank);
      spent.push(performance.now() - start);
    }
    return measureOf(nom, spent);
  };
  const aloneMeasures = [
    await one("recherche, la première fois", (rank) => search(alone, rank), 1),
    await one("recherche, ensuite", (rank) => search(alone, rank), 21),
    await one(
      "recherche, après une nouvelle",
      async (rank) => {
        await tell(platform, content, alone);
        return search(alone, rank);
      },
      3,
    ),
    await one("ILIKE", (rank) => read(alone, (ctx) => naive(ctx, demande(rank))), 7),
  ];
  await close();
  await remove();

  const figures: SearchFigures = {
    departements: departements.length,
    points,
    objets: objets * departements.length,
    measures: [...measures, warm, after, ilike],
    ratioToIlike: warm.p50 / ilike.p50,
    memoryMb,
    alone: aloneMeasures,
    demonstration,
  };
  print(figures, warm);
  return figures;
}

/** The demonstration of one département, before anything is added to it. */
async function measureDemonstration(
  platform: Platform,
  { departements, personne }: Content,
): Promise<SearchFigures["demonstration"]> {
  const [code] = departements as [CodeDepartement];
  const read = <T>(work: (ctx: Contexte) => Promise<T>) =>
    platform.read(code, { ...personne, departement: code }, work);
  const search = (rank: number) =>
    read((ctx) => chercher(ctx, allSources, { q: demande(rank), genre: null, schema: null, page: 1 }));
  const timed = async (nom: string, times: number) => {
    const spent: number[] = [];
    for (let rank = 0; rank < times; rank++) {
      const start = performance.now();
      await search(rank);
      spent.push(performance.now() - start);
    }
    return measureOf(nom, spent);
  };
  return {
    measures: [await timed("recherche, la première fois", 1), await timed("recherche, ensuite", 70)],
    objets: await read(countObjets),
  };
}

function print(
  { departements, points, objets, measures, ratioToIlike, memoryMb, alone, demonstration }: SearchFigures,
  warm: Measure,
) {
  const headers = ["", "médiane ms", "95 % ms"];
  const rows = (list: readonly Measure[]) => list.map(({ nom, p50, p95 }) => [nom, figure(p50), figure(p95)]);
  printTable(
    `La démonstration seule, ${demonstration.objets} objets trouvables (visé : ${SEARCH_LIMIT_MS} ms)`,
    headers,
    rows(demonstration.measures),
  );
  printTable(
    `${departements} départements, ${points} points d’avancement, environ ${objets} objets trouvables`,
    headers,
    rows(measures),
  );
  const aim: Aim = { value: warm.p95, limit: SEARCH_LIMIT_MS, at: "most" };
  console.log(
    `\nRecherche ${verdict(aim, " ms")} ; × ${figure(ratioToIlike)} d’un ILIKE ; ${figure(memoryMb, " Mo")} de plus en mémoire`,
  );
  printTable(`Les mêmes ${points} points dans un seul département`, headers, rows(alone));
}

function demande(rank: number): string {
  return DEMANDES[rank % DEMANDES.length] ?? "crèche";
}

function measureOf(nom: string, spent: number[]): Measure {
  const sorted = [...spent].sort((a, b) => a - b);
  return { nom, p50: median(spent), p95: quantile(sorted, 0.95) };
}

/** News of every action in turn, as the application would have kept them. */
async function addPoints(platform: Platform, departement: CodeDepartement, count: number): Promise<void> {
  await platform.database.asOwner(departement, (tx) =>
    sql`
      INSERT INTO point_avancement (departement, id, action, date, instant, auteur_nom, statut, avancement, meteo, commentaire)
      SELECT ${departement}::text, gen_random_uuid(), a.id, DATE '2024-01-01' + (n % 700), now(), 'Mesures', 'en_cours', n % 101,
             'soleil',
             (${MORCEAUX}::text[])[1 + n % 8] || ' ; ' || lower((${MORCEAUX}::text[])[1 + (n / 8) % 8]) || ' (' || n || ').'
        FROM generate_series(1, ${count}::int) n
        JOIN (SELECT id, row_number() OVER (ORDER BY id) AS rang, count(*) OVER () AS total
                FROM action WHERE departement = ${departement}) a ON a.rang = 1 + n % a.total`.execute(tx),
  );
}

async function tell(platform: Platform, content: Content, departement: CodeDepartement): Promise<void> {
  const [action] = content.actions;
  if (!action) throw new Error("the demonstration has no action");
  await platform.act(departement, { genre: "systeme", nom: "mesures" }, (ctx) =>
    recordPointAvancement(ctx, {
      ...{
        schema: content.schema,
        action,
        cle: newId(),
        statut: "en_cours",
        avancement: 40,
        meteo: "nuages",
      },
      ...{ commentaire: "Une nouvelle de plus, avec la crèche.", blocage: null },
    }),
  );
}

/** What one writes first: every text gone through, no accent forgiven, no right, no order. */
async function naive(ctx: Contexte, texte: string): Promise<unknown> {
  const wanted = `%${texte}%`;
  const { departement } = ctx;
  const { rows } = await sql`
    SELECT 'action', id, intitule FROM action
     WHERE departement = ${departement} AND (intitule ILIKE ${wanted} OR code ILIKE ${wanted})
    UNION ALL SELECT 'objectif', id, titre FROM objectif
     WHERE departement = ${departement} AND (titre ILIKE ${wanted} OR contexte ILIKE ${wanted})
    UNION ALL SELECT 'nouvelle', id, commentaire FROM point_avancement
     WHERE departement = ${departement} AND commentaire ILIKE ${wanted}
    UNION ALL SELECT 'acteur', id, nom FROM acteur WHERE departement = ${departement} AND nom ILIKE ${wanted}
    LIMIT 20`.execute(ctx.tx);
  return rows;
}

async function countObjets(ctx: Contexte): Promise<number> {
  let count = 0;
  for (const source of allSources) count += (await source.lire(ctx)).length;
  return count;
}
