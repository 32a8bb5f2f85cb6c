import { once } from "node:events";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { createSchema } from "#modules/schemas/commands/ecrire/create-schema.ts";
import { importPlan } from "#modules/schemas/commands/imports/import-plan.ts";
import { findSchemaById } from "#modules/schemas/queries/plan/find-schema.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { type Modeles, makeModeles, preparer, type Recette, recette } from "#testing/corpus/fuzz.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import { builtWorker } from "./support/built-worker.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { figure, printTable } from "./support/figures.ts";
import type { FuzzAnswer } from "./support/fuzz-thread.ts";

const SEED = 20_261_122;
const CASES = 10_000;
const IMPORTED = 300;
const QUICK_CASES = 200;
const QUICK_IMPORTED = 20;
/** Bounds of the reading, those of the server. */
const HEAP_MB = 400;
const TIME_LIMIT_MS = 20_000;

/** Counts of cases; milliseconds. `stopped`: beyond the time or the memory, which the server answers by a refusal. */
type FuzzFigures = {
  cases: number;
  read: number;
  refused: Record<string, number>;
  stopped: number;
  crashes: number;
  slowestMs: number;
  imported: number;
  importsRefused: number;
  partialWrites: number;
};

/**
 * Spoils valid files in every way: each must be read or refused, within the time and memory of the server. Some are then
 * imported into a base, where a refusal must leave no row behind. A failure prints the recipe of its file.
 */
export async function measureFuzz(cleanup: Cleanup, quick: boolean): Promise<FuzzFigures> {
  const modeles = await makeModeles();
  const recettes = fc.sample(recette, { seed: SEED, numRuns: quick ? QUICK_CASES : CASES });
  const reading = await readAll(cleanup, modeles, recettes);
  const wanted = quick ? QUICK_IMPORTED : IMPORTED;
  const importing = await importSome(cleanup, modeles, recettes.slice(0, wanted));
  const figures = { cases: recettes.length, ...reading, ...importing };
  print(figures);
  return figures;
}

type Thread = { worker: Worker; stop: () => Promise<void> };

async function startThread(cleanup: Cleanup, modeles: Modeles): Promise<Thread> {
  const name = "./support/fuzz-thread.source.mjs";
  const worker = new Worker(new URL(name, import.meta.url), {
    workerData: modeles,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 64 },
  });
  const stop = cleanup.defer(() => worker.terminate());
  await once(worker, "message");
  return { worker, stop };
}

/** What the thread answers; null when it had to be stopped, or ended for want of memory. */
function ask(worker: Worker, recette: Recette): Promise<FuzzAnswer | null> {
  return new Promise((resolve) => {
    const settle = (answer: FuzzAnswer | null) => {
      clearTimeout(timer);
      worker.off("message", settle);
      worker.off("error", fail);
      resolve(answer);
    };
    const fail = (error: Error & { code?: string }) =>
      settle(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? null : { crash: String(error.stack), ms: 0 });
    const timer = setTimeout(() => settle(null), TIME_LIMIT_MS);
    worker.on("message", settle);
    worker.on("error", fail);
    worker.postMessage(recette);
  });
}

async function readAll(
  cleanup: Cleanup,
  modeles: Modeles,
  recettes: readonly Recette[],
): Promise<Pick<FuzzFigures, "read" | "refused" | "stopped" | "crashes" | "slowestMs">> {
  const refused: Record<string, number> = {};
  let [read, stopped, crashes, slowestMs] = [0, 0, 0, 0];
  let thread = await startThread(cleanup, modeles);
  for (const one of recettes) {
    const asked = performance.now();
    const answer = await ask(thread.worker, one);
    if (answer === null) {
      stopped++;
      slowestMs = Math.max(slowestMs, performance.now() - asked);
      console.log(`Arrêté (temps ou mémoire) : ${JSON.stringify(one).slice(0, 2_000)}`);
      await thread.stop();
      thread = await startThread(cleanup, modeles);
      continue;
    }
    slowestMs = Math.max(slowestMs, answer.ms);
    if ("crash" in answer) {
      crashes++;
      console.error(`Panne : ${JSON.stringify(one).slice(0, 2_000)}\n${answer.crash}`);
    } else if (answer.code === null) read++;
    else refused[answer.code] = (refused[answer.code] ?? 0) + 1;
  }
  await thread.stop();
  return { read, refused, stopped, crashes, slowestMs };
}

async function importSome(
  cleanup: Cleanup,
  modeles: Modeles,
  recettes: readonly Recette[],
): Promise<Pick<FuzzFigures, "imported" | "importsRefused" | "partialWrites">> {
  const { dossier } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const { platform } = application;
  const departement = codeOf("63");
  const everything = () => contents(platform.database, [departement]);
  let [imported, importsRefused, partialWrites] = [0, 0, 0];
  let before = await everything();
  for (const [at, one] of recettes.entries()) {
    const { nom, bytes } = preparer(one, modeles);
    try {
      const lecture = await readSheets(bytes, nom, { worker: builtWorker() });
      await platform.act(departement, { genre: "systeme", nom: "mesures" }, async (ctx) => {
        const plan = { type: "sdsf", debut: 2022, fin: 2026, phase: "elaboration" } as const;
        const { id } = await createSchema(ctx, { ...plan, titre: `Essai ${at}` });
        return importPlan(ctx, await findSchemaById(ctx, id), lecture, {});
      });
      imported++;
      before = await everything();
    } catch (error) {
      importsRefused++;
      if (!isRefusal(error)) {
        throw new Error(`an import broke down: ${JSON.stringify(one).slice(0, 2_000)}`, { cause: error });
      }
      const changed = changedTables(before, await everything());
      if (changed.length > 0) {
        partialWrites++;
        console.error(`Écriture partielle (${changed.join(", ")}) : ${JSON.stringify(one).slice(0, 2_000)}`);
        before = await everything();
      }
    }
  }
  await close();
  return { imported, importsRefused, partialWrites };
}

function codeOf(code: string): CodeDepartement {
  if (!isCodeDepartement(code)) throw new Error(`${code} is no département`);
  return code;
}

function print(figures: FuzzFigures): void {
  const refusals = Object.values(figures.refused).reduce((sum, count) => sum + count, 0);
  printTable(
    "Fichiers abîmés de toutes les façons (« arrêtés » : temps ou mémoire dépassés, ce que le serveur dit en clair)",
    [
      "cas",
      "lus",
      "refusés",
      "arrêtés",
      "pannes",
      "le plus lent",
      "importés",
      "refusés",
      "écritures partielles",
    ],
    [
      [
        ...[figures.cases, figures.read, refusals, figures.stopped, figures.crashes].map((one) =>
          figure(one),
        ),
        figure(figures.slowestMs, " ms"),
        ...[figures.imported, figures.importsRefused, figures.partialWrites].map((one) => figure(one)),
      ],
    ],
  );
}
