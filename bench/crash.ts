import { randomInt } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "#platform/database/connect.ts";
import { findPostmaster } from "#platform/database/embedded/postmaster.ts";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import { FormClient } from "../e2e/support/form-client.ts";
import { embeddedSettings, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Damages, damages, type Facts, readFacts } from "./support/crash-facts.ts";
import { figure, median, printTable } from "./support/figures.ts";
import { LOOPBACK } from "./support/load.ts";
import { type Server, startServer } from "./support/processes.ts";
import { Writer } from "./support/writers.ts";

const ROUNDS = 50;
const QUICK_ROUNDS = 3;
const WRITERS = 20;
/** One writer in ten drops plans and imports them; the others give news. */
const IMPORTERS = 2;
/** Milliseconds of work before the kill: within its first answers, or well into them. */
const [SHORTEST, LONGEST] = [150, 2_500];
const PERSONNES = ["Solène Marchebois", "Agathe Clairval"] as const;

/** What is killed: the server; the server with its base in the same instant; the base, then the server that mends it. */
const KINDS = ["serveur", "serveur et base", "base puis serveur"] as const;
type Kind = (typeof KINDS)[number];

export type CrashFigures = {
  writers: number;
  kills: Record<Kind, number>;
  /** Submissions confirmed by the server, news and imports. */
  confirmed: number;
  /** Sent when the kill came, without an answer; those of them that were in the base afterwards. */
  unanswered: number;
  unansweredDone: number;
  /** Confirmed ones sent again with their key. */
  sentAgain: number;
  lost: number;
  halfDone: number;
  repeated: number;
  surprises: string[];
  /** Milliseconds from the start of the new server to its first healthy answer. */
  restartMs: { median: number; slowest: number };
};

/**
 * Kills the server (kill -9) at random moments while people write through forms, starts it again, counts what is missing
 * in the base, what is half there, and what is there twice once everybody has sent again what had no answer.
 */
export async function measureCrash(cleanup: Cleanup, quick: boolean): Promise<CrashFigures> {
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const departement = "63";
  if (!isCodeDepartement(departement)) throw new Error("not a département");
  let server = await startServer(cleanup, dossier);
  const writers = await signInAll(addressOf(server), departement);
  const submissions = () => writers.flatMap((writer) => writer.submissions);
  const before = await facts(cleanup, dossier, departement);
  const figures: CrashFigures = {
    writers: WRITERS,
    kills: { serveur: 0, "serveur et base": 0, "base puis serveur": 0 },
    ...{ confirmed: 0, unanswered: 0, unansweredDone: 0, sentAgain: 0, lost: 0, halfDone: 0, repeated: 0 },
    surprises: [],
    restartMs: { median: 0, slowest: 0 },
  };
  const restarts: number[] = [];
  for (let round = 0; round < (quick ? QUICK_ROUNDS : ROUNDS); round++) {
    // Three in five kill the server alone.
    const kind = KINDS[[0, 1, 0, 2, 0][round % 5] ?? 0] ?? "serveur";
    await workThenKill(server, dossier, writers, kind);
    figures.kills[kind]++;
    const unanswered = submissions().filter((one) => !one.confirmed && one.sent > 0);
    server = await startServer(cleanup, dossier);
    restarts.push(server.readyMs);
    const now = await facts(cleanup, dossier, departement);
    count(figures, damages(before, now, submissions()), `tour ${round + 1} (${kind})`);
    figures.unanswered += unanswered.length;
    figures.unansweredDone += unanswered.filter(({ marker }) => now.found.has(marker)).length;
    figures.sentAgain += await sendAgain(addressOf(server), writers);
    figures.surprises.push(...writers.flatMap((writer) => writer.surprises.splice(0)));
  }
  const last = await facts(cleanup, dossier, departement);
  count(figures, damages(before, last, submissions()), "à la fin");
  await server.stop();
  await remove();
  figures.confirmed = submissions().filter(({ confirmed }) => confirmed).length;
  figures.restartMs = { median: median(restarts), slowest: Math.max(...restarts) };
  print(figures);
  return figures;
}

async function workThenKill(
  server: Server,
  dossier: string,
  writers: readonly Writer[],
  kind: Kind,
): Promise<void> {
  let stopped = false;
  const working = writers.map((writer) => writer.work(addressOf(server), () => stopped));
  await sleep(randomInt(SHORTEST, LONGEST));
  const base = findPostmaster(join(dossier, "postgresql", "donnees"));
  if (kind !== "serveur" && base) process.kill(base.pid, "SIGKILL");
  if (kind === "base puis serveur") await sleep(randomInt(SHORTEST, LONGEST));
  await server.kill();
  stopped = true;
  await Promise.all(working);
}

/** What had no answer, then the last that had one, as clients do that are not sure; returns how many of the latter. */
async function sendAgain(address: string, writers: readonly Writer[]): Promise<number> {
  const deadline = performance.now() + 30_000;
  const again = await Promise.all(
    writers.map(async (writer) => {
      const answered = writer.submissions.findLast(({ confirmed }) => confirmed);
      await writer.work(address, () => performance.now() > deadline, true);
      if (answered) await writer.repeat(address, answered);
      return answered ? 1 : 0;
    }),
  );
  return again.reduce<number>((sum, one) => sum + one, 0);
}

async function signInAll(address: string, departement: CodeDepartement): Promise<Writer[]> {
  const actions = new Map<string, string[]>();
  for (const personne of PERSONNES) actions.set(personne, await actionsOf(address, departement, personne));
  const writers: Writer[] = [];
  for (let rank = 0; rank < WRITERS; rank++) {
    const importer = rank < IMPORTERS;
    const personne = PERSONNES[importer ? 0 : rank % PERSONNES.length] ?? PERSONNES[0];
    const paths = importer ? [`/${departement}/importer`] : (actions.get(personne) ?? []);
    const writer = new Writer(String(rank + 1), importer ? "import" : "nouvelles");
    await writer.begin(address, personne, paths);
    writers.push(writer);
  }
  return writers;
}

/** Ten actions that a person gives news of, as the plan leads to them. */
async function actionsOf(address: string, departement: string, personne: string): Promise<string[]> {
  const client = new FormClient();
  await client.signIn(address, personne);
  const schemas = await client.read(`${address}/${departement}/schemas`);
  const found: string[] = [];
  for (const [schema] of schemas.matchAll(/\/\d\w+\/schemas\/\w+(?=")/g)) {
    const plan = await client.read(`${address}${schema}/plan`);
    for (const path of new Set(plan.match(/\/\d\w+\/schemas\/\w+\/actions\/\w+(?=")/g))) {
      if ((await client.read(address + path)).includes('name="commentaire"')) found.push(path);
      if (found.length === 10) return found;
    }
  }
  if (found.length === 0) throw new Error(`${personne} gives news of nothing`);
  return found;
}

async function facts(cleanup: Cleanup, dossier: string, departement: CodeDepartement): Promise<Facts> {
  const { database, stop } = await connect(embeddedSettings(dossier), () => {});
  const close = cleanup.defer(stop);
  try {
    return await readFacts(database, departement);
  } finally {
    await close();
  }
}

function count(figures: CrashFigures, { lost, halfDone, repeated }: Damages, when: string): void {
  figures.lost += lost.length;
  figures.halfDone += halfDone.length;
  figures.repeated += repeated.length;
  for (const [what, names] of Object.entries({
    perdus: lost,
    "à moitié faits": halfDone,
    répétés: repeated,
  })) {
    if (names.length > 0) console.log(`${when} : ${what} : ${names.join(", ")}`);
  }
}

function addressOf({ port }: Server): string {
  return `http://${LOOPBACK}:${port}`;
}

function print(figures: CrashFigures): void {
  const { kills, restartMs } = figures;
  const zero = (value: number): string => (value === 0 ? "0 : ok" : `${value} : MANQUÉ`);
  printTable(
    `Coupures (kill -9) sous ${figures.writers} personnes qui écrivent par les formulaires`,
    ["", "nombre"],
    [
      ...KINDS.map((kind) => [`coupures : ${kind}`, String(kills[kind])]),
      ["écritures confirmées", figure(figures.confirmed)],
      ["envois sans réponse au moment de la coupure", figure(figures.unanswered)],
      ["  dont la base avait l’écriture entière", figure(figures.unansweredDone)],
      ["envois confirmés renvoyés avec leur clé", figure(figures.sentAgain)],
      ["écritures confirmées perdues", zero(figures.lost)],
      ["commandes à moitié faites", zero(figures.halfDone)],
      ["écritures répétées", zero(figures.repeated)],
      ["réponses inattendues", zero(figures.surprises.length)],
      [
        "redémarrage, médiane et plus lent",
        `${figure(restartMs.median / 1000)} s, ${figure(restartMs.slowest / 1000)} s`,
      ],
    ],
  );
  for (const surprise of figures.surprises.slice(0, 20)) console.log(surprise);
}
