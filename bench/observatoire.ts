import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import { runInChild } from "./support/child-command.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, printTable, verdict } from "./support/figures.ts";

type ObservatoireFigures = {
  rows: number;
  fileMb: number;
  seconds: number;
  rowsPerSecond: number;
  peakMb: number;
  aims: { peakMb: Aim };
};

/** The whole file in memory would be several times the limit at the last size. */
const SIZES = [20_000, 2_000_000];
const QUICK_SIZES = [2_000, 20_000];
const LIMIT_MB = 512;

/** Reads invented files of more and more figures by the command line, in a process of its own: its memory must not grow. */
export async function measureObservatoire(cleanup: Cleanup, quick: boolean): Promise<ObservatoireFigures[]> {
  const files = mkdtempSync(join(tmpdir(), "maillage-mesures-"));
  cleanup.defer(() => rmSync(files, { recursive: true, force: true }));
  const { dossier } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const codes = await application.platform.database.national(async (tx) =>
    (await tx.selectFrom("commune").select("code").where("departement", "=", "63").execute()).map(
      ({ code }) => code,
    ),
  );
  await close();
  const importer = (path: string, more: readonly string[] = []) =>
    runInChild(cleanup, ["importer", "indicateurs", path, "--departement", "63", ...more], { dossier });
  const first = join(files, "populations.csv");
  writeFileSync(first, `codgeo;libgeo;population_2020\n${codes.map((code) => `${code};;100`).join("\n")}\n`);
  await importer(first);
  const results: ObservatoireFigures[] = [];
  for (const rows of quick ? QUICK_SIZES : SIZES) {
    const path = join(files, `figures-${rows}.csv`);
    await writeFigures(path, codes, rows);
    const { result, seconds, peakMb } = await importer(path, [
      "--prereglage",
      "general",
      "--indicateur",
      "population",
    ]);
    const { observations, refusees } = result as { observations: number; refusees: number };
    if (observations !== rows || refusees !== 0)
      throw new Error(`${observations} figures kept of ${rows} rows`);
    results.push({
      ...{ rows, fileMb: statSync(path).size / 2 ** 20, seconds, rowsPerSecond: rows / seconds, peakMb },
      aims: { peakMb: { value: peakMb, limit: LIMIT_MB, at: "most" } },
    });
  }
  print(results);
  return results;
}

/** One figure a commune and a day, so that every row is a cell of its own. */
async function writeFigures(path: string, codes: readonly string[], rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write("codgeo;annee;valeur\n");
  for (let row = 0; row < rows; row++) {
    const day = new Date(Date.UTC(1950, 0, 1 + Math.floor(row / codes.length))).toISOString().slice(0, 10);
    if (!out.write(`${codes[row % codes.length]};${day};${row % 1_000}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

function print(results: readonly ObservatoireFigures[]): void {
  printTable(
    "Observatoire : import de chiffres en ligne de commande, processus compris",
    ["Lignes", "Fichier (Mo)", "Durée (s)", "Lignes/s", "Mémoire (Mo)", "512 Mo au plus"],
    results.map((one) => [
      figure(one.rows),
      figure(one.fileMb),
      figure(one.seconds),
      figure(one.rowsPerSecond),
      figure(one.peakMb),
      verdict(one.aims.peakMb),
    ]),
  );
}
