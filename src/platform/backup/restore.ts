import { stat } from "node:fs/promises";
import { sql } from "kysely";
import { holdPending } from "#platform/mail/serveur.ts";
import { CODES_DEPARTEMENT } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Bind, Database, Tx } from "../database/database.ts";
import { quote, readHeader, readTables, type Table } from "./catalog.ts";
import { dumpBase, filledTables, settleWording } from "./dump.ts";
import { differences, type Footer, type Header } from "./format.ts";
import { loadPieces } from "./load.ts";
import { checkBackupFile, readBackupFile } from "./read-file.ts";
import type { BackupSummary } from "./save.ts";

export type RestoreOptions = {
  phrase: string | null;
  /** Empties a base that holds something, in the same transaction; refused otherwise. */
  remplacer: boolean;
  /** Told of each département once its rows are in; nothing is kept before the end. */
  onDepartement?: (departement: string) => void;
};

/**
 * Puts a backup into the base, whole or not at all: the file is first read to its end; then, in one transaction, every
 * table is locked, emptied when asked, filled, and read again and compared with what the backup says. Nobody is signed in
 * afterwards, and no link of before serves.
 *
 * @throws Refusal those of {@link readBackupFile}; `sauvegarde.autres-migrations`, `sauvegarde.autre-structure`,
 * `sauvegarde.base-non-vide`, `sauvegarde.restauration-differente`
 */
export async function restoreBackup(
  database: Database,
  path: string,
  { phrase, remplacer, onDepartement }: RestoreOptions,
): Promise<BackupSummary & { date: string }> {
  await refuseOtherBase(database, path, phrase);
  const { entete } = await checkBackupFile(path, phrase);
  const departements = new Set<string>();
  const fin = await database.asOwnerAcross("ecriture", async (tx, bind) => {
    await settleWording(tx);
    const tables = await readTables(tx);
    const names = tables.map(({ name }) => quote(name)).join(", ");
    // Nobody writes, and nobody reads a half: pages wait, or go on with what was there if this comes to nothing.
    await sql.raw(`LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE`).execute(tx);
    if (!remplacer) await refuseFilled(tx, bind, tables);
    // A session of before would open an account that is no longer the same one.
    const emptied = remplacer ? tables : tables.filter(({ passing }) => passing);
    await sql.raw(`TRUNCATE ${emptied.map(({ name }) => quote(name)).join(", ")}`).execute(tx);
    await deferSelfKeys(tx, tables, true);
    const pieces = readBackupFile(path, phrase);
    const loaded = await loadPieces(tx, bind, tables, pieces, (departement) => {
      departements.add(departement);
      onDepartement?.(departement);
    });
    refuseOther(loaded.entete, await readHeader(tx, tables, ""));
    await sql.raw("SET CONSTRAINTS ALL IMMEDIATE").execute(tx);
    await deferSelfKeys(tx, tables, false);
    await setSequences(tx, loaded.entete);
    await compareBase(tx, bind, tables, loaded);
    await holdPending(tx);
    // Without statistics the first pages would be slow until autovacuum comes by.
    for (const { name } of tables) await sql.raw(`ANALYZE ${quote(name)}`).execute(tx);
    return loaded.fin;
  });
  const { size } = await stat(path);
  return {
    tables: fin.tables.length,
    lignes: fin.lignes,
    octets: size,
    departements: departements.size,
    chiffree: phrase !== null,
    date: entete.date,
  };
}

/** Looks at the first lines only: a backup that cannot fit is refused before it is read whole. */
async function refuseOtherBase(database: Database, path: string, phrase: string | null): Promise<void> {
  const pieces = readBackupFile(path, phrase);
  const first = await pieces.next();
  await pieces.return(undefined);
  if (first.done || first.value.genre !== "entete") return;
  const { entete } = first.value;
  await database.asOwnerAcross("lecture", async (tx) => {
    refuseOther(entete, await readHeader(tx, await readTables(tx), ""));
  });
}

function refuseOther(saved: Header, base: Header): void {
  const written = (header: Header) =>
    new Set(header.migrations.map(({ nom, empreinte }) => `${nom} ${empreinte}`));
  const [ofBackup, ofBase] = [written(saved), written(base)];
  const missing = (from: ReadonlySet<string>, to: ReadonlySet<string>) =>
    [...from].filter((one) => !to.has(one)).map((one) => one.split(" ")[0] ?? one);
  const onlyBackup = missing(ofBackup, ofBase);
  const onlyBase = missing(ofBase, ofBackup);
  if (onlyBackup.length + onlyBase.length > 0) {
    throw new Refusal("sauvegarde.autres-migrations", { onlyBackup, onlyBase }, 409);
  }
  if (JSON.stringify(saved.tables) !== JSON.stringify(base.tables)) {
    throw new Refusal("sauvegarde.autre-structure", {}, 409);
  }
}

async function refuseFilled(tx: Tx, bind: Bind, tables: readonly Table[]): Promise<void> {
  const tenant = tables.filter((table) => table.tenant);
  const filled = new Set(
    await filledTables(
      tx,
      tables.filter((table) => !table.tenant && !table.passing),
      null,
    ),
  );
  for (const departement of CODES_DEPARTEMENT) {
    await bind(departement);
    for (const name of await filledTables(tx, tenant, departement)) filled.add(name);
  }
  if (filled.size > 0) throw new Refusal("sauvegarde.base-non-vide", { tables: [...filled].sort() }, 409);
}

/** A row may point to another of its table that comes later: those keys alone are looked at when all is there. */
async function deferSelfKeys(tx: Tx, tables: readonly Table[], deferred: boolean): Promise<void> {
  const words = deferred ? "DEFERRABLE INITIALLY DEFERRED" : "NOT DEFERRABLE";
  for (const { name, selfKeys } of tables) {
    for (const key of selfKeys) {
      await sql.raw(`ALTER TABLE ${quote(name)} ALTER CONSTRAINT ${quote(key)} ${words}`).execute(tx);
    }
  }
}

async function setSequences(tx: Tx, { sequences }: Header): Promise<void> {
  for (const { nom, valeur } of sequences) {
    await sql`SELECT setval(${quote(nom)}::regclass, ${valeur}::bigint)`.execute(tx);
  }
}

async function compareBase(
  tx: Tx,
  bind: Bind,
  tables: readonly Table[],
  { entete, fin }: { entete: Header; fin: Footer },
): Promise<void> {
  for await (const piece of dumpBase(tx, bind, tables, entete)) {
    if (piece.genre !== "fin") continue;
    const different = differences(piece.fin, fin);
    if (different.length > 0) throw new Refusal("sauvegarde.restauration-differente", { tables: different });
  }
}
