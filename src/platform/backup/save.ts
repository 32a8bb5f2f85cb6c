import { rename, rm, stat } from "node:fs/promises";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import type { Database } from "../database/database.ts";
import { readHeader, readTables } from "./catalog.ts";
import { dumpBase, settleWording } from "./dump.ts";
import { differences, type Footer, type Header, type Piece } from "./format.ts";
import { checkBackupFile } from "./read-file.ts";
import { type Protection, writeBackupFile } from "./write-file.ts";

export type SaveOptions = Protection & {
  /** Replaces a file that is there; refused otherwise. */
  ecraser: boolean;
  /** Instant of the backup, ISO 8601. */
  date: string;
};

export type BackupSummary = {
  tables: number;
  lignes: number;
  /** Size of the file. */
  octets: number;
  departements: number;
  chiffree: boolean;
};

/**
 * Copies the whole base into a file: written beside it (`.partiel`), read again and compared with what the base gave,
 * and only then put under its name. Whatever fails leaves the file that was there.
 *
 * @throws Refusal `sauvegarde.existe`, `sauvegarde.ecriture`, `sauvegarde.abimee` (the disk gave back something else)
 */
export async function saveBackup(
  database: Database,
  path: string,
  options: SaveOptions,
): Promise<BackupSummary> {
  await refuseExisting(path, options.ecraser);
  const partial = `${path}.partiel`;
  try {
    const { fin, departements } = await writeFromBase(database, partial, options);
    const read = await checkBackupFile(partial, options.phrase);
    const [different] = differences(read.fin, fin);
    if (different) {
      throw new Refusal("sauvegarde.abimee", {
        raison: `la table ${different} n'a pas été relue comme elle était`,
      });
    }
    const { size } = await stat(partial);
    await refuseExisting(path, options.ecraser);
    await rename(partial, path);
    return {
      tables: fin.tables.length,
      lignes: fin.lignes,
      octets: size,
      departements: departements.size,
      chiffree: options.phrase !== null,
    };
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    const { syscall, code } = error as { syscall?: string; code?: string };
    // Only the disk: a base that goes away is a breakdown, not a wrong call.
    if (!isRefusal(error) && syscall && /^(open|write|rename|fsync|close|stat)/.test(syscall)) {
      throw new Refusal("sauvegarde.ecriture", { fichier: path, raison: code ?? syscall });
    }
    throw error;
  }
}

function writeFromBase(
  database: Database,
  partial: string,
  options: SaveOptions,
): Promise<{ fin: Footer; departements: ReadonlySet<string> }> {
  return database.asOwnerAcross("lecture", async (tx, bind) => {
    await settleWording(tx);
    const tables = await readTables(tx);
    const entete = await readHeader(tx, tables, options.date);
    const departements = new Set<string>();
    let fin: Footer | undefined;
    const observed = async function* (): AsyncGenerator<Piece> {
      yield { genre: "entete", entete } satisfies { genre: "entete"; entete: Header };
      for await (const piece of dumpBase(tx, bind, tables, entete)) {
        if (piece.genre === "section" && piece.section.departement)
          departements.add(piece.section.departement);
        if (piece.genre === "fin") fin = piece.fin;
        yield piece;
      }
    };
    await writeBackupFile(partial, observed(), options);
    if (!fin) throw new Error("the base was not read to its end");
    return { fin, departements };
  });
}

async function refuseExisting(path: string, ecraser: boolean): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found && !(ecraser && found.isFile())) throw new Refusal("sauvegarde.existe", { fichier: path }, 409);
}
