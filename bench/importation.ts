import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSchema } from "#modules/schemas/commands/ecrire/create-schema.ts";
import { importPlan } from "#modules/schemas/commands/imports/import-plan.ts";
import { examinePlan } from "#modules/schemas/queries/imports/examine-plan.ts";
import { findSchemaById, findSchemaByTitle } from "#modules/schemas/queries/plan/find-schema.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Platform } from "#platform/context/platform.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import { importInChild } from "./import-child.ts";
import { inventPlan, planCsv, planXlsx } from "./plan-invente.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import { builtWorker } from "./support/built-worker.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, median, printTable, verdict } from "./support/figures.ts";

const TITRE = "Plan inventé 2023-2027";
const PRINCIPAL = { genre: "systeme", nom: "mesures" } as const;

/** Seconds and megabytes; `command` is the whole command line, start of the process included. */
type ImportFigures = {
  rows: number;
  format: "csv" | "xlsx";
  fileMb: number;
  reading: number;
  comparison: number;
  writing: number;
  whole: number;
  again: number;
  command: number;
  peakMb: number;
  aims: { whole: Aim; peakMb: Aim | null };
};

type Size = { rows: number; seconds: number; peakMb: number | null; times: number };

const SIZES: readonly Size[] = [
  { rows: 114, seconds: 0.5, peakMb: null, times: 5 },
  { rows: 10_000, seconds: 8, peakMb: 512, times: 1 },
];
const QUICK_SIZES: readonly Size[] = [
  { rows: 114, seconds: 0.5, peakMb: null, times: 1 },
  { rows: 500, seconds: 8, peakMb: 512, times: 1 },
];

type Times = Pick<ImportFigures, "reading" | "comparison" | "writing" | "whole" | "again">;

/** Imports invented plans as the server does, then by the command line in a process of its own, and again unchanged. */
export async function measureImport(cleanup: Cleanup, quick: boolean): Promise<ImportFigures[]> {
  const files = mkdtempSync(join(tmpdir(), "maillage-mesures-"));
  cleanup.defer(() => rmSync(files, { recursive: true, force: true }));
  const { dossier } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const departements = await listDepartements(application.platform);
  const results: ImportFigures[] = [];
  for (const { rows, seconds, peakMb, times } of quick ? QUICK_SIZES : SIZES) {
    const plan = inventPlan(rows);
    for (const format of ["csv", "xlsx"] as const) {
      const bytes = format === "csv" ? planCsv(plan) : await planXlsx(plan);
      const runs: Times[] = [];
      for (let run = 0; run < times; run++) {
        runs.push(await importHere(application.platform, departements(), bytes, `plan.${format}`, rows));
      }
      const middle = (key: keyof Times): number => median(runs.map((run) => run[key]));
      const path = join(files, `plan-${rows}.${format}`);
      writeFileSync(path, bytes);
      const child = await importInChild(cleanup, {
        path,
        dossier,
        departement: departements(),
        titre: TITRE,
        rows,
      });
      results.push({
        rows,
        format,
        fileMb: bytes.length / 2 ** 20,
        reading: middle("reading"),
        comparison: middle("comparison"),
        writing: middle("writing"),
        whole: middle("whole"),
        again: middle("again"),
        command: child.seconds,
        peakMb: child.peakMb,
        aims: {
          whole: { value: middle("whole"), limit: seconds, at: "most" },
          peakMb: peakMb === null ? null : { value: child.peakMb, limit: peakMb, at: "most" },
        },
      });
    }
  }
  await close();
  print(results);
  return results;
}

/** One import into an empty département, step by step, then the same file again. */
async function importHere(
  platform: Platform,
  departement: CodeDepartement,
  bytes: Uint8Array,
  name: string,
  rows: number,
): Promise<Times> {
  const [reading, lecture] = await timed(() => readSheets(bytes, name, { worker: builtWorker() }));
  const compare = (ctx: Contexte) => examinePlan(ctx, null, lecture, {});
  const [comparison, examen] = await timed(() => platform.read(departement, PRINCIPAL, compare));
  if (examen.erreurs.length > 0)
    throw new Error(`the invented plan has errors: ${JSON.stringify(examen.erreurs[0])}`);
  const [importing, first] = await timed(() =>
    platform.act(departement, PRINCIPAL, async (ctx) => {
      const plan = { titre: TITRE, type: "sdsf", debut: 2023, fin: 2027, phase: "elaboration" } as const;
      const { id } = await createSchema(ctx, plan);
      return importPlan(ctx, await findSchemaById(ctx, id), lecture, {});
    }),
  );
  const [importingAgain, second] = await timed(() =>
    platform.act(departement, PRINCIPAL, async (ctx) => {
      const schema = await findSchemaByTitle(ctx, TITRE);
      if (!schema) throw new Error("the scheme is gone");
      return importPlan(ctx, schema, lecture, {});
    }),
  );
  if (first.ajoutees !== rows || second.inchangees !== rows) {
    throw new Error(`${rows} rows: ${first.ajoutees} added, then ${second.inchangees} unchanged`);
  }
  return {
    reading,
    comparison,
    // The import compares again before it writes.
    writing: Math.max(0, importing - comparison),
    whole: reading + importing,
    again: reading + importingAgain,
  };
}

async function listDepartements(platform: Platform): Promise<() => CodeDepartement> {
  const codes = await platform.database.national((tx) =>
    tx.selectFrom("departement").select("code").orderBy("code").execute(),
  );
  const left = codes.map(({ code }) => code).filter(isCodeDepartement);
  return () => {
    const next = left.pop();
    if (!next) throw new Error("no département is left");
    return next;
  };
}

async function timed<T>(work: () => Promise<T>): Promise<[seconds: number, T]> {
  const start = performance.now();
  const value = await work();
  return [(performance.now() - start) / 1000, value];
}

function print(results: readonly ImportFigures[]): void {
  printTable(
    "Import d’un plan (secondes ; « ligne de commande » : processus entier, démarrage compris)",
    [
      "fichier",
      "Mo",
      "lecture",
      "comparaison",
      "écriture",
      "en tout",
      "visé",
      "inchangé",
      "commande",
      "mémoire",
      "visé",
    ],
    results.map((one) => [
      `${one.rows} lignes, ${one.format}`,
      figure(one.fileMb),
      figure(one.reading),
      figure(one.comparison),
      figure(one.writing),
      figure(one.whole),
      verdict(one.aims.whole, " s"),
      figure(one.again),
      figure(one.command),
      figure(one.peakMb, " Mo"),
      verdict(one.aims.peakMb, " Mo"),
    ]),
  );
}
