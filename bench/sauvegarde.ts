import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Database } from "#platform/database/database.ts";
import { storeFichier } from "#platform/files/store.ts";
import { fillDepartements } from "./departements.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import { runInChild } from "./support/child-command.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, printTable, verdict } from "./support/figures.ts";

/** A file of 20 MB in the base, as the largest that may be dropped: memory must not follow it many times over. */
const LARGEST_FILE = 20 * 1024 * 1024;
const PEAK_MB = 512;

type BackupFigures = {
  operation: "sauvegarder" | "restaurer";
  sealed: boolean;
  departements: number;
  rows: number;
  /** Size of the base on the disk, of the file, in megabytes. */
  baseMb: number;
  fileMb: number;
  seconds: number;
  /** Of the base, the whole command counted. */
  mbPerSecond: number;
  peakMb: number;
  aims: { peakMb: Aim };
};

/** Saves and restores every département by the command line, in processes of their own, in clear and sealed. */
export async function measureBackup(cleanup: Cleanup, quick: boolean): Promise<BackupFigures[]> {
  const files = mkdtempSync(join(tmpdir(), "maillage-mesures-"));
  cleanup.defer(() => rmSync(files, { recursive: true, force: true }));
  const { dossier } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const { database } = application.platform;
  const { departements } = await fillDepartements(application.platform, quick ? 3 : 101);
  const [first] = departements;
  if (first) {
    const contenu = Buffer.from(randomBytes(LARGEST_FILE / 2).toString("hex"));
    await application.platform.act(first, { genre: "systeme", nom: "mesures" }, (ctx) =>
      storeFichier(ctx, { contenu, type: "texte" }),
    );
  }
  const baseMb = await sizeOf(database);
  await close();
  const results: BackupFigures[] = [];
  const measure = async (
    operation: BackupFigures["operation"],
    args: string[],
    folder: string,
    sealed: boolean,
  ): Promise<void> => {
    const env = sealed ? { MAILLAGE_PHRASE: "phrase des mesures" } : undefined;
    const { result, seconds, peakMb } = await runInChild(cleanup, args, {
      dossier: folder,
      ...(env && { env }),
    });
    const said = result as { lignes: number; octets: number; departements: number };
    if (said.departements !== departements.length) {
      throw new Error(`${operation}: ${said.departements} départements instead of ${departements.length}`);
    }
    results.push({
      operation,
      sealed,
      departements: said.departements,
      rows: said.lignes,
      baseMb,
      fileMb: said.octets / 2 ** 20,
      seconds,
      mbPerSecond: baseMb / seconds,
      peakMb,
      aims: { peakMb: { value: peakMb, limit: PEAK_MB, at: "most" } },
    });
  };
  for (const sealed of [false, true]) {
    const file = join(files, sealed ? "chiffree" : "claire");
    await measure("sauvegarder", ["sauvegarder", file], dossier, sealed);
    const other = temporaryDataFolder(cleanup);
    // The folder of the base is made first, so that its making is not counted.
    await (await openPlatform(cleanup, other.dossier)).close();
    await measure("restaurer", ["restaurer", file, "--remplacer"], other.dossier, sealed);
    await other.remove();
  }
  print(results);
  return results;
}

async function sizeOf(database: Database): Promise<number> {
  const { rows } = await database.asOwner(null, (tx) =>
    sql<{ size: number }>`SELECT (pg_database_size(current_database()) / 1048576.0)::float8 AS size`.execute(
      tx,
    ),
  );
  return rows[0]?.size ?? Number.NaN;
}

function print(results: readonly BackupFigures[]): void {
  printTable(
    "Sauvegarde et restauration, vérifications comprises (Mo de la base par seconde ; processus entier)",
    ["commande", "départements", "lignes", "base", "fichier", "secondes", "Mo/s", "mémoire", "visé"],
    results.map((one) => [
      `${one.operation}${one.sealed ? ", chiffrée" : ""}`,
      String(one.departements),
      figure(one.rows),
      figure(one.baseMb, " Mo"),
      figure(one.fileMb, " Mo"),
      figure(one.seconds),
      figure(one.mbPerSecond),
      figure(one.peakMb, " Mo"),
      verdict(one.aims.peakMb, " Mo"),
    ]),
  );
}
