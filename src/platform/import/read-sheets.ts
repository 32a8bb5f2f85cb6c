/** Reads an untrusted spreadsheet apart from the server: in a worker thread with a bounded heap and a bounded time. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { Refusal, type RefusalDetails, type RefusalStatus } from "#platform/values/refusal.ts";
import { type Lecture, LIMITES } from "./feuilles.ts";
import { parseSheets } from "./parse-sheets.ts";
import { detectFormat } from "./signatures.ts";

export type WorkerQuestion = { readonly bytes: Uint8Array; readonly nomFichier: string };
export type WorkerAnswer =
  | { readonly lecture: Lecture }
  | {
      readonly refus: {
        readonly code: string;
        readonly details: RefusalDetails;
        readonly status: RefusalStatus;
      };
    };

const HEAP_MB = 400;
const TIME_LIMIT_MS = 20_000;
/** Under this size a CSV takes a few milliseconds: a thread would cost more than the reading. */
const IN_PLACE_BYTES = 256 * 1024;

/**
 * Where the worker's code is: beside the bundle, or one folder up when the bundler split it, once built; else the
 * source. The names are variables so that no bundler takes them for assets.
 */
function workerFile(): URL {
  for (const name of ["./sheets.worker.js", "../sheets.worker.js"]) {
    const url = new URL(name, import.meta.url);
    if (existsSync(fileURLToPath(url))) return url;
  }
  const source = "./sheets.worker.source.mjs";
  return new URL(source, import.meta.url);
}

function readInWorker(
  question: WorkerQuestion,
  file: URL,
  heapMb: number,
  timeLimitMs: number,
): Promise<Lecture> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: question,
      // Loaders and flags of the parent (test runner, debugger) are none of the worker's business.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64 },
    });
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const refuse = (code: string, details: RefusalDetails = {}, status: RefusalStatus = 422) =>
      finish(() => reject(new Refusal(code, details, status)));
    const timer = setTimeout(
      () => refuse("import.trop-long", { secondes: timeLimitMs / 1000 }, 413),
      timeLimitMs,
    );
    worker.once("message", (answer: WorkerAnswer) => {
      if ("lecture" in answer) finish(() => resolve(answer.lecture));
      else refuse(answer.refus.code, answer.refus.details, answer.refus.status);
    });
    worker.once("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") refuse("import.trop-complexe", {}, 413);
      else refuse("import.illisible", { ligne: null, raison: error.message });
    });
    worker.once("exit", () => refuse("import.illisible", { ligne: null, raison: "arret" }));
  });
}

/**
 * Sheets of an uploaded file (CSV, XLSX or ODS), whatever it holds. `heapMb` and `timeLimitMs` bound the thread, whose code
 * is `worker`.
 * @throws Refusal `import.*` (see `messages.ts`), 413 beyond a limit, 422 otherwise; never anything else.
 */
export async function readSheets(
  bytes: Uint8Array,
  nomFichier: string,
  {
    heapMb = HEAP_MB,
    timeLimitMs = TIME_LIMIT_MS,
    worker = workerFile(),
  }: { heapMb?: number; timeLimitMs?: number; worker?: URL } = {},
): Promise<Lecture> {
  if (bytes.length > LIMITES.octets) {
    throw new Refusal("import.trop-lourd", { octets: bytes.length, limite: LIMITES.octets }, 413);
  }
  const format = detectFormat(bytes, nomFichier);
  if (format === "csv" && bytes.length < IN_PLACE_BYTES) return parseSheets(bytes, nomFichier);
  return readInWorker({ bytes, nomFichier }, worker, heapMb, timeLimitMs);
}
