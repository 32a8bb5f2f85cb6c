import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll } from "vitest";
import { openEspace } from "#modules/territoires/index.ts";
import { readTables } from "#platform/backup/catalog.ts";
import { settleWording } from "#platform/backup/dump.ts";
import type { Database } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrate.ts";
import { keepCompte } from "#platform/identity/comptes.ts";
import { beginEssai } from "#platform/identity/essai-connexion.ts";
import { makeLien } from "#platform/identity/lien.ts";
import { openSession } from "#platform/identity/session.ts";
import { newId } from "#platform/values/ids.ts";
import { NOW, type TestDatabase, testDatabase } from "./database.ts";
import { departement, seedActeurs } from "./personas.ts";
import { seedSchema } from "./schema.ts";

export const d63 = departement("63");
export const d2a = departement("2A");

/** Deriving a key at the real cost takes a quarter of a second: too long for hundreds of files. */
export const CHEAP = { n: 2, r: 1, p: 1 };
export const PHRASE = "quatre mots à retenir";

/** A folder for the files of a test, removed at the end. */
export function setUpFolder(): (name: string) => string {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "maillage-sauvegarde-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

/** Two départements through the commands, and by hand the values that are easiest to lose. */
export async function fillBase({ database, platform }: TestDatabase): Promise<void> {
  for (const code of [d63, d2a]) {
    await seedSchema(platform, code, await seedActeurs(platform, code));
    await openEspace(database, code, { demonstration: false, now: NOW });
    await database.inDepartement(code, async (tx) => {
      await sql`
        INSERT INTO fichier (departement, empreinte, type, taille, depose_le)
        VALUES (${code}, ${"a".repeat(64)}, 'csv', 256, '2026-02-03T04:05:06.123456Z'),
               (${code}, ${"é".repeat(64)}, 'pdf', 3000000, '0044-03-15 BC')`.execute(tx);
      await sql`
        INSERT INTO fichier_morceau (departement, fichier, no, contenu)
        VALUES (${code}, ${"a".repeat(64)}, 0, ${Buffer.from(Array.from({ length: 256 }, (_, n) => n))}),
               (${code}, ${"é".repeat(64)}, 0, ${randomBytes(3_000_000)})`.execute(tx);
      await sql`
        INSERT INTO idempotence (departement, cle, operation, auteur, resultat, cree_le)
        VALUES (${code}, ${newId()}, ${'tab\t "guillemet" \\ ligne\nretour\r \u2028 « é » 👩‍👧'}, '', ${'{"n": 12345678901234567890.12, "t": "a\\\\b\\n"}'}::jsonb, 'infinity'),
               (${code}, ${newId()}, '', 'NULL', NULL, now()),
               (${code}, ${newId()}, '{}', 'vide', 'null', now())`.execute(tx);
      await sql`UPDATE objectif SET resultats_attendus = ARRAY['a,b', '', 'NULL', NULL, '"{}\\', ${"l\n"}]
                 WHERE departement = ${code}`.execute(tx);
      await addChain(tx, code);
    });
  }
  // Seventy thousand national rows would make every copy ten times longer and prove nothing more.
  await database.asOwner(null, async (tx) => {
    await sql`CREATE TEMP TABLE gardees ON COMMIT DROP AS
              SELECT * FROM appartenance_epci WHERE commune LIKE '63%'`.execute(tx);
    await sql`TRUNCATE appartenance_epci`.execute(tx);
    await sql`DELETE FROM commune WHERE departement <> '63'`.execute(tx);
    await sql`INSERT INTO appartenance_epci SELECT * FROM gardees`.execute(tx);
  });
  await signInOnce(database);
  await database.national((tx) =>
    tx.insertInto("parametre").values({ cle: "secret-signature", valeur: "d'essai" }).execute(),
  );
}

/** What opens a door, in every table that a backup leaves out: one row each, alive for long. */
export async function signInOnce(database: Database): Promise<Doors> {
  const now = Temporal.Instant.from(NOW);
  return database.national(async (tx) => {
    const courriel = `${newId()}@caf.example`;
    const compte = await keepCompte(tx, { courriel, nom: "Camille Durand" }, now);
    const session = await openSession(tx, { compte, agir: null, moyen: "lien", appareil: "essai" }, now);
    const lien = await makeLien(tx, { courriel, retour: null, expire: now.add({ hours: 24 }) }, now);
    const essai = await beginEssai(tx, { genre: "connexion", retour: null }, now);
    await sql`INSERT INTO tentative (nature, cle, jetons, permise, le)
              VALUES ('connexion-personne', ${courriel}, 0, false, ${NOW})`.execute(tx);
    return { session, lien, essai };
  });
}

/** The secrets of a session, of a link and of a journey. */
export type Doors = { session: string; lien: string; essai: string };

/** Each acteur is under one whose id comes later, in number enough for several batches. */
async function addChain(tx: Parameters<typeof settleWording>[0], code: string): Promise<void> {
  await sql`
    INSERT INTO acteur (departement, id, public_id, genre, nom, cree_le, parent)
    SELECT ${code}, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'chaine' || n, 'institution', 'Maillon ' || n, now(),
           CASE WHEN n < 3000 THEN ('00000000-0000-7000-8000-' || lpad((n + 1)::text, 12, '0'))::uuid END
      FROM generate_series(1, 3000) n`.execute(tx);
}

/**
 * Rows of each table (and département) as PostgreSQL writes them, in one order; read without the code under test. Those of
 * sessions, links and tries apart: they are not kept.
 */
export function contents(database: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  return database.asOwnerAcross("lecture", async (tx, bind) => {
    await settleWording(tx);
    const found = new Map<string, readonly string[]>();
    const read = async (key: string, name: string): Promise<void> => {
      const { rows } = await sql<{ t: string }>`
        SELECT t::text AS t FROM ${sql.table(name)} t ORDER BY t::text COLLATE "C"`.execute(tx);
      found.set(
        key,
        rows.map(({ t }) => t),
      );
    };
    const tables = await readTables(tx);
    for (const { name, tenant } of tables) if (!tenant && !PASSING.has(name)) await read(name, name);
    for (const departement of [d63, d2a]) {
      await bind(departement);
      for (const { name, tenant } of tables) if (tenant) await read(`${name} ${departement}`, name);
    }
    return found;
  });
}

/** Named by hand: a table that is declared passing by mistake must show. */
export const PASSING: ReadonlySet<string> = new Set([
  "session",
  "lien_connexion",
  "essai_connexion",
  "tentative",
]);

type Contents = Awaited<ReturnType<typeof contents>>;

/** Tables whose rows are not the same, row for row. */
export function changed(before: Contents, after: Contents): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => before.get(name)?.join("\n") !== after.get(name)?.join("\n"));
}

/** A database that was just migrated and holds nothing: what a new deployment starts from. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const base = await testDatabase();
  await base.database.asOwnerAcross("ecriture", async (tx) => {
    for (const { name } of await readTables(tx)) await sql`TRUNCATE ${sql.table(name)} CASCADE`.execute(tx);
  });
  await migrate(base.settings.owner);
  return base;
}
