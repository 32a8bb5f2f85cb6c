/** Entry of the worker thread that reads one file, answers once and ends. See `read-sheets.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { isRefusal } from "#platform/values/refusal.ts";
import { parseSheets } from "./parse-sheets.ts";
import type { WorkerAnswer, WorkerQuestion } from "./read-sheets.ts";

const { bytes, nomFichier } = workerData as WorkerQuestion;

async function answer(): Promise<WorkerAnswer> {
  try {
    return { lecture: await parseSheets(bytes, nomFichier) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { refus: { code: error.code, details: error.details, status: error.status } };
  }
}

parentPort?.postMessage(await answer());
