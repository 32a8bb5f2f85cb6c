import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { beginEssai, endEssai } from "#platform/identity/essai-connexion.ts";
import { readLien } from "#platform/identity/lien.ts";
import { readSession } from "#platform/identity/session.ts";
import { verifyChain } from "#platform/journal/verify.ts";
import {
  CHEAP,
  changed,
  contents,
  d63,
  emptyDatabase,
  fillBase,
  PASSING,
  PHRASE,
  setUpFolder,
  signInOnce,
} from "#testing/backup.ts";
import { setUpDatabase } from "#testing/database.ts";
import { asOwner } from "#testing/server.ts";
import { restoreBackup } from "./restore.ts";
import { saveBackup } from "./save.ts";

const base = setUpDatabase();
const path = setUpFolder();
const OPTIONS = { phrase: null, cost: CHEAP, ecraser: false, date: "2026-11-22T09:00:00Z" };

/** What is between the preamble and the sum of a file that is not sealed. */
function bodyOf(file: string): Buffer {
  const bytes = readFileSync(file);
  return bytes.subarray(bytes.indexOf("\n") + 1, -32);
}

const JOURNEY = { genre: "connexion", retour: null } as const;

beforeAll(() => fillBase(base()));

describe("a round trip", () => {
  for (const phrase of [null, PHRASE]) {
    it(`gives back every row of every table, ${phrase ? "with" : "without"} a passphrase`, async () => {
      const file = path(`aller-retour-${phrase ? "chiffre" : "clair"}`);
      const saved = await saveBackup(base().database, file, { ...OPTIONS, phrase });
      expect(saved).toMatchObject({
        departements: 2,
        chiffree: phrase !== null,
        octets: statSync(file).size,
      });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(existsSync(`${file}.partiel`)).toBe(false);
      const other = await emptyDatabase();
      try {
        const seen: string[] = [];
        const restored = await restoreBackup(other.database, file, {
          phrase,
          remplacer: false,
          onDepartement: (code) => seen.push(code),
        });
        expect(restored).toEqual({ ...saved, date: OPTIONS.date });
        expect(seen).toEqual(["2A", "63"]);
        const [before, after] = [await contents(base().database), await contents(other.database)];
        expect(changed(before, after)).toEqual([]);
        expect(saved.lignes).toBe([...before.values()].reduce((sum, rows) => sum + rows.length, 0));
        expect(before.get("acteur 2A")?.length).toBeGreaterThan(3_000);
      } finally {
        await other.dispose();
      }
    });
  }

  it.each([false, true])(
    "signs nobody in: sessions, links and tries stay out (over a base in use: %s)",
    async (remplacer) => {
      const saved = await signInOnce(base().database);
      const file = path(`portes-${remplacer}`);
      await saveBackup(base().database, file, OPTIONS);
      const text = gunzipSync(bodyOf(file)).toString();
      for (const name of PASSING) expect(text).not.toContain(`#table {"table":"${name}"`);
      expect(text).toContain('#table {"table":"compte"');
      const other = await emptyDatabase();
      try {
        // Of a base that holds nothing else too: tries and visitors of before are no reason to refuse.
        const before = remplacer ? await signInOnce(other.database) : null;
        if (!remplacer)
          await other.database.national((tx) => beginEssai(tx, JOURNEY, other.platform.clock.now()));
        await restoreBackup(other.database, file, { phrase: null, remplacer });
        const now = other.platform.clock.now();
        for (const doors of [saved, before]) {
          if (!doors) continue;
          const found = await other.database.national(async (tx) => [
            await readSession(tx, doors.session, now, null),
            await endEssai(tx, doors.essai, "connexion", now),
          ]);
          expect(found).toEqual([null, null]);
          expect(await readLien(other, doors.lien)).toBeNull();
          // The doors were open before.
          if (doors === saved) expect(await readLien(base(), doors.lien)).not.toBeNull();
        }
        for (const name of PASSING) {
          const { rows } = await other.database.national((tx) =>
            sql`SELECT FROM ${sql.table(name)}`.execute(tx),
          );
          expect(rows, name).toEqual([]);
        }
      } finally {
        await other.dispose();
      }
    },
  );

  it("shows nothing of its contents when it is sealed", async () => {
    const file = path("muet");
    await saveBackup(base().database, file, { ...OPTIONS, phrase: PHRASE });
    const text = readFileSync(file, "latin1");
    // Neither a word of it nor, after the preamble, the mark of gzip.
    expect(text.slice(text.indexOf("\n") + 1).startsWith("\x1f\x8b")).toBe(false);
  });

  it("leaves tables under their rights and row security, and their keys as they were", async () => {
    const file = path("droits");
    await saveBackup(base().database, file, OPTIONS);
    const other = await emptyDatabase();
    try {
      await restoreBackup(other.database, file, { phrase: null, remplacer: false });
      const names = await other.database.inDepartement(d63, (tx) =>
        tx.selectFrom("acteur").select("departement").distinct().execute(),
      );
      expect(names).toEqual([{ departement: "63" }]);
      const chain = await other.database.readDepartement(d63, (tx) => verifyChain(tx, "journal", d63));
      expect(chain).toMatchObject({ nombre: 0, anomalies: [] });
      expect(chain.lignes).toBeGreaterThan(20);
      const rewriting = other.database.inDepartement(d63, (tx) =>
        sql`UPDATE journal SET operation = 'x'`.execute(tx),
      );
      await expect(rewriting).rejects.toMatchObject({ code: "42501" });
      const deferred = await asOwner(other.settings.owner, (client) =>
        client.query("SELECT conname FROM pg_constraint WHERE condeferrable"),
      );
      expect(deferred.rows).toEqual([]);
      const orphan = other.database.inDepartement(d63, (tx) =>
        sql`UPDATE acteur SET parent = '11111111-1111-7111-8111-111111111111' WHERE departement = '63'`.execute(
          tx,
        ),
      );
      await expect(orphan).rejects.toMatchObject({ code: "23503" });
    } finally {
      await other.dispose();
    }
  });

  it("follows sequences and leaves computed columns to PostgreSQL", async () => {
    const [one, other] = [await emptyDatabase(), await emptyDatabase()];
    try {
      for (const { settings } of [one, other]) {
        await asOwner(settings.owner, async (client) => {
          await client.query(
            "CREATE TABLE essai (no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, x float8, deux float8 GENERATED ALWAYS AS (x * 2) STORED)",
          );
          await client.query("COMMENT ON TABLE essai IS 'classe: locale. For a test.'");
        });
      }
      await asOwner(one.settings.owner, (client) =>
        client.query("INSERT INTO essai (x) VALUES (0.1), (1e-300)"),
      );
      const file = path("sequence");
      await saveBackup(one.database, file, OPTIONS);
      await restoreBackup(other.database, file, { phrase: null, remplacer: false });
      const { rows } = await asOwner(other.settings.owner, async (client) => {
        await client.query("INSERT INTO essai (x) VALUES (3)");
        return client.query("SELECT no::int, x, deux FROM essai ORDER BY no");
      });
      expect(rows).toEqual([
        { no: 1, x: 0.1, deux: 0.2 },
        { no: 2, x: 1e-300, deux: 2e-300 },
        { no: 3, x: 3, deux: 6 },
      ]);
    } finally {
      await one.dispose();
      await other.dispose();
    }
  });
});

describe("saving", () => {
  it("refuses a file that is there, and replaces it only when asked", async () => {
    const file = path("deja");
    writeFileSync(file, "précieux");
    await expect(saveBackup(base().database, file, OPTIONS)).rejects.toMatchObject({
      code: "sauvegarde.existe",
    });
    expect(readFileSync(file, "utf8")).toBe("précieux");
    await saveBackup(base().database, file, { ...OPTIONS, ecraser: true });
    expect(readFileSync(file, "latin1").startsWith('{"format":"maillage-sauvegarde","version":1,')).toBe(
      true,
    );
  });

  it("says why a file cannot be written", async () => {
    const file = path("absent/fichier");
    await expect(saveBackup(base().database, file, OPTIONS)).rejects.toMatchObject({
      code: "sauvegarde.ecriture",
      details: { raison: "ENOENT" },
    });
  });

  it("sees one state of the base, whatever is written meanwhile", async () => {
    const file = path("instantane");
    let saving = true;
    const writing = (async () => {
      // One of the first tables to be read and one of the last, changed together.
      for (let n = 0; saving; n++) {
        await base().database.inDepartement(d63, async (tx) => {
          await sql`INSERT INTO parametre VALUES ('tour', ${String(n)}) ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur`.execute(
            tx,
          );
          await sql`UPDATE acteur SET fonction = ${String(n)} WHERE departement = '63' AND public_id = 'chaine1'`.execute(
            tx,
          );
        });
      }
    })();
    await saveBackup(base().database, file, OPTIONS);
    saving = false;
    await writing;
    const other = await emptyDatabase();
    try {
      await restoreBackup(other.database, file, { phrase: null, remplacer: false });
      const { rows } = await other.database.inDepartement(d63, (tx) =>
        sql<{ tour: string | null; fonction: string | null }>`
          SELECT (SELECT valeur FROM parametre WHERE cle = 'tour') AS tour, fonction
            FROM acteur WHERE departement = '63' AND public_id = 'chaine1'`.execute(tx),
      );
      expect(rows[0]?.fonction).toBe(rows[0]?.tour);
    } finally {
      await other.dispose();
    }
  });
});

describe("restoring", () => {
  it("refuses a base that holds something, and says what", async () => {
    const file = path("plein");
    await saveBackup(base().database, file, OPTIONS);
    const before = await contents(base().database);
    const refused = restoreBackup(base().database, file, { phrase: null, remplacer: false });
    await expect(refused).rejects.toMatchObject({
      code: "sauvegarde.base-non-vide",
      details: { tables: expect.arrayContaining(["acteur", "commune", "journal"]) },
    });
    expect(changed(before, await contents(base().database))).toEqual([]);
  });

  it("empties everything first when asked", async () => {
    const file = path("remplace");
    await saveBackup(base().database, file, OPTIONS);
    const before = await contents(base().database);
    await base().database.inDepartement(d63, (tx) =>
      sql`INSERT INTO idempotence (departement, cle, operation, auteur, cree_le) SELECT '63', ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'x', '', now() FROM generate_series(1, 9) n`.execute(
        tx,
      ),
    );
    await restoreBackup(base().database, file, { phrase: null, remplacer: true });
    expect(changed(before, await contents(base().database))).toEqual([]);
  });

  it("refuses the backup of other migrations, named both ways", async () => {
    const other = await emptyDatabase();
    try {
      const file = path("ailleurs");
      await saveBackup(base().database, file, OPTIONS);
      await asOwner(other.settings.owner, (client) =>
        client.query("UPDATE migration SET nom = '20991231-0000-futur.sql' WHERE nom LIKE '%socle.sql'"),
      );
      await expect(
        restoreBackup(other.database, file, { phrase: null, remplacer: true }),
      ).rejects.toMatchObject({
        code: "sauvegarde.autres-migrations",
        details: { onlyBackup: ["20261122-0100-socle.sql"], onlyBase: ["20991231-0000-futur.sql"] },
      });
    } finally {
      await other.dispose();
    }
  });

  it("refuses a base whose tables were changed by hand", async () => {
    const other = await emptyDatabase();
    try {
      const file = path("modifiee");
      await saveBackup(base().database, file, OPTIONS);
      await asOwner(other.settings.owner, (client) =>
        client.query("ALTER TABLE volet ADD COLUMN couleur text"),
      );
      await expect(
        restoreBackup(other.database, file, { phrase: null, remplacer: true }),
      ).rejects.toMatchObject({ code: "sauvegarde.autre-structure" });
    } finally {
      await other.dispose();
    }
  });
});
