import { sql } from "kysely";
import { systemClock } from "#platform/context/clock.ts";
import { Platform } from "#platform/context/platform.ts";
import { connect } from "#platform/database/connect.ts";
import type { Database } from "#platform/database/database.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { listChoix } from "#platform/journal/queries/list-choix.ts";
import { listLignes, SANS_FILTRE } from "#platform/journal/queries/list-lignes.ts";
import { verifyChain } from "#platform/journal/verify.ts";
import { CODES_DEPARTEMENT, type CodeDepartement, newId } from "#platform/values/ids.ts";
import { embeddedSettings, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { figure, median, printTable } from "./support/figures.ts";

const PRINCIPAL = { genre: "systeme", nom: "mesures" } as const;
const WRITERS = 50;

export type JournalFigures = {
  /** Transactions of one line, per second. */
  oneDepartement: number;
  fiftyDepartements: number;
  plainInsert: number;
  /** Lines per second of transactions of a thousand lines, and of the same lines by plain INSERT. */
  bulk: number;
  bulkPlain: number;
  /** Lines per second. */
  verifier: number;
  /** Milliseconds on the filled journal. */
  searches: Record<string, number>;
  lines: number;
};

/** The journal with fifty writers, beside the same lines written without a chain in the same run; then read and verified. */
export async function measureJournal(cleanup: Cleanup, quick: boolean): Promise<JournalFigures> {
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const { database, stop } = await connect(embeddedSettings(dossier), () => {});
  const close = cleanup.defer(stop);
  const platform = new Platform(database, systemClock);
  const seconds = quick ? 0.5 : 5;
  await database.asOwner(null, (tx) =>
    sql`
    CREATE TABLE mesure_simple (departement text, id uuid, instant timestamptz, operation text, objet uuid, apres jsonb,
                                PRIMARY KEY (departement, id))`.execute(tx),
  );
  await database.asOwner(null, (tx) =>
    sql`GRANT INSERT ON mesure_simple TO maillage_application`.execute(tx),
  );
  const [one] = CODES_DEPARTEMENT;
  if (!one) throw new Error("there is no département");
  const chained = (departement: CodeDepartement) =>
    platform.act(departement, PRINCIPAL, (ctx) => recordJournal(ctx, [line()]));
  const plain = () => database.inDepartement(one, (tx) => insertPlain(tx, one, 1));

  await perSecond(seconds / 5, () => chained(one));
  const oneDepartement = await perSecond(seconds, () => chained(one));
  const fiftyDepartements = await perSecond(seconds, (writer) =>
    chained(CODES_DEPARTEMENT[writer + 1] ?? one),
  );
  const plainInsert = await perSecond(seconds, plain);

  const size = 1_000;
  const lines = quick ? 2_000 : 100_000;
  const last = CODES_DEPARTEMENT.at(-1) ?? one;
  const bulk = await linesPerSecond(lines, size, () =>
    platform.act(last, PRINCIPAL, (ctx) => recordJournal(ctx, Array.from({ length: size }, line))),
  );
  const bulkPlain = await linesPerSecond(lines, size, () =>
    database.inDepartement(last, (tx) => insertPlain(tx, last, size)),
  );
  await database.asOwner(null, (tx) => sql`ANALYZE`.execute(tx));

  const from = performance.now();
  const found = await database.readDepartement(last, (tx) => verifyChain(tx, "journal", last));
  if (found.nombre > 0) throw new Error("the chain does not hold");
  const verifier = found.lignes / ((performance.now() - from) / 1000);
  const searches = await measureSearches(platform, last);
  const figures = {
    oneDepartement,
    fiftyDepartements,
    plainInsert,
    bulk,
    bulkPlain,
    verifier,
    searches,
    lines,
  };
  print(figures);
  await close();
  await remove();
  return figures;
}

function line() {
  const id = newId<"essai">();
  const apres = { titre: `Créer des places d'accueil ${id.slice(-4)}`, debut: "2024", avancement: 40 };
  return {
    operation: "essai.mesurer",
    objet: { genre: "essai", id },
    avant: { titre: "Créer des places" },
    apres,
  };
}

async function insertPlain(
  tx: Parameters<Parameters<Database["inDepartement"]>[1]>[0],
  departement: CodeDepartement,
  count: number,
): Promise<void> {
  const lines = Array.from({ length: count }, line);
  await sql`
    INSERT INTO mesure_simple
    SELECT ${departement}, l.id, now(), 'essai.mesurer', l.objet, l.apres::jsonb
      FROM unnest(${lines.map(() => newId())}::uuid[], ${lines.map(({ objet }) => objet.id)}::uuid[],
                  ${lines.map(({ apres }) => JSON.stringify(apres))}::text[]) AS l(id, objet, apres)`.execute(
    tx,
  );
}

/** Fifty writers, each again when it is answered; the pool has ten connections, as the server has. */
async function perSecond(seconds: number, work: (writer: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      while (performance.now() < end) {
        await work(writer);
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - start) / 1000);
}

async function linesPerSecond(lines: number, size: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  for (let done = 0; done < lines; done += size) await work();
  return lines / ((performance.now() - start) / 1000);
}

async function measureSearches(
  platform: Platform,
  departement: CodeDepartement,
): Promise<Record<string, number>> {
  const time = async (work: () => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    return median(times);
  };
  const search = (filtre: Partial<typeof SANS_FILTRE>) =>
    time(() =>
      platform.read(departement, PRINCIPAL, (ctx) =>
        listLignes(ctx, { ...SANS_FILTRE, ...filtre }, { avant: null, limit: 51 }),
      ),
    );
  return {
    "sans filtre": await search({}),
    "mot fréquent": await search({ texte: "accueil" }),
    "mot absent": await search({ texte: "introuvable" }),
    "opération absente": await search({ operation: "essai.autre" }),
    "auteur absent": await search({ personne: newId() }),
    "objet absent": await search({ objet: newId() }),
    choix: await time(() => platform.read(departement, PRINCIPAL, (ctx) => listChoix(ctx))),
  };
}

function print(figures: JournalFigures): void {
  const { oneDepartement, fiftyDepartements, plainInsert, bulk, bulkPlain, verifier, searches, lines } =
    figures;
  const ratio = (value: number, to: number) => figure(value / to);
  printTable(
    "Journal, 50 écrivains",
    ["", "lignes/s", "part d'un INSERT simple"],
    [
      ["un département", figure(oneDepartement), ratio(oneDepartement, plainInsert)],
      ["cinquante départements", figure(fiftyDepartements), ratio(fiftyDepartements, plainInsert)],
      ["INSERT simple, sans chaîne", figure(plainInsert), "1"],
      ["par transactions de 1 000 lignes", figure(bulk), ratio(bulk, bulkPlain)],
      ["INSERT simple de 1 000 lignes", figure(bulkPlain), "1"],
      ["vérification", figure(verifier), ""],
    ],
  );
  console.log(`\nUn département contre cinquante : ${figure(oneDepartement / fiftyDepartements)}`);
  printTable(
    `Recherche dans ${figure(lines)} lignes (visé : moins de 100 ms)`,
    ["", "ms"],
    Object.entries(searches).map(([name, ms]) => [name, figure(ms)]),
  );
}
