/** Reads spoilt files one after the other, apart from the measures: a thread that hangs or overflows can be stopped. */
import { parentPort, workerData } from "node:worker_threads";
import { lirePlan } from "#modules/schemas/domain/imports/lecture/lire-plan.ts";
import { parseSheets } from "#platform/import/parse-sheets.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { type Modeles, preparer, type Recette } from "#testing/corpus/fuzz.ts";

/** `code` is null for a file that was read; `ms` counts the reading and not the making of the file. */
export type FuzzAnswer =
  | { readonly code: string | null; readonly ms: number }
  | { readonly crash: string; readonly ms: number };

// Buffers cross to a thread as plain bytes.
const modeles = Object.fromEntries(
  Object.entries(workerData as Record<string, Uint8Array>).map(([nom, bytes]) => [nom, Buffer.from(bytes)]),
) as Modeles;

async function answer(recette: Recette): Promise<FuzzAnswer> {
  const { nom, bytes } = preparer(recette, modeles);
  const start = performance.now();
  const spent = () => performance.now() - start;
  try {
    lirePlan(await parseSheets(bytes, nom));
    return { code: null, ms: spent() };
  } catch (error) {
    if (isRefusal(error)) return { code: error.code, ms: spent() };
    return { crash: error instanceof Error ? `${error.stack}` : String(error), ms: spent() };
  }
}

const INTACT = { cellules: [], melange: null, xml: [], octets: [], greffe: null, coupe: null };
// Loading the readers is nobody's time: they have been used once when the first file comes.
for (const modele of ["plan.csv", "plan.xlsx", "plan.ods"] as const) await answer({ modele, ...INTACT });
parentPort?.on("message", async (recette: Recette) => parentPort?.postMessage(await answer(recette)));
parentPort?.postMessage("ready");
