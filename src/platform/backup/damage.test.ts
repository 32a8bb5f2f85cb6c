import { readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { ended, runElsewhere } from "#platform/database/embedded/test-helpers.ts";
import {
  CHEAP,
  changed,
  contents,
  d63,
  emptyDatabase,
  fillBase,
  PHRASE,
  setUpFolder,
} from "#testing/backup.ts";
import { setUpDatabase } from "#testing/database.ts";
import { FORMAT, type Piece, Tally } from "./format.ts";
import { readPassphrase } from "./passphrase.ts";
import { checkBackupFile } from "./read-file.ts";
import { restoreBackup } from "./restore.ts";
import { saveBackup } from "./save.ts";
import { writeBackupFile } from "./write-file.ts";

const base = setUpDatabase();
const path = setUpFolder();
const OPTIONS = { cost: CHEAP, ecraser: true, date: "2026-11-22T09:00:00Z" };

/** A small backup that needs no base: three chunks once sealed, for its rows do not compress. */
async function* pieces(): AsyncGenerator<Piece> {
  const entete = {
    date: "",
    migrations: [],
    tables: [{ nom: "t", colonnes: [["a", "text"]] as [string, string][] }],
    sequences: [],
  };
  const tally = new Tally(entete);
  yield { genre: "entete", entete };
  const hexadecimal = (n: number) => Math.imul(n + 1, 2654435761).toString(36) + Math.sin(n).toString(36);
  const lignes = Array.from({ length: 11_000 }, (_, n) => JSON.stringify({ a: hexadecimal(n) }));
  for (const piece of [
    { genre: "section", section: { table: "t", departement: null } },
    { genre: "lignes", lignes },
  ] as const) {
    tally.add(piece);
    yield piece;
  }
  yield { genre: "fin", fin: tally.footer() };
}

describe.each([null, PHRASE])("a damaged file (passphrase: %s)", (phrase) => {
  const file = () => path(`modele-${phrase === null}`);
  const trial = () => path(`essai-${phrase === null}`);
  let whole = Buffer.alloc(0);

  beforeAll(async () => {
    await writeBackupFile(file(), pieces(), { phrase, cost: CHEAP });
    whole = readFileSync(file());
  });

  async function accepted(bytes: Buffer): Promise<boolean> {
    writeFileSync(trial(), bytes);
    return checkBackupFile(trial(), phrase).then(
      () => true,
      (error: { code?: string; tag?: string }) => {
        // A refusal with a sentence, never an error of a library.
        expect(error).toMatchObject({
          tag: "maillage.refusal",
          code: expect.stringMatching(/^sauvegarde\./),
        });
        return false;
      },
    );
  }

  it("is accepted when it is not damaged: what is tried below can pass", async () => {
    expect(whole.length).toBeGreaterThan(140_000);
    expect(await accepted(whole)).toBe(true);
  });

  it("is refused wherever it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        async (length) => !(await accepted(whole.subarray(0, length))),
      ),
      {
        numRuns: 60,
        examples: [
          [0],
          [1],
          [whole.indexOf(10)],
          [whole.indexOf(10) + 1],
          [whole.length - 32],
          [whole.length - 1],
        ],
      },
    );
  });

  it("is refused wherever a bit is flipped", async () => {
    const bits = fc.record({ at: fc.nat({ max: whole.length - 1 }), bit: fc.nat({ max: 7 }) });
    const header = fc.record({ at: fc.nat({ max: whole.indexOf(10) + 12 }), bit: fc.nat({ max: 7 }) });
    await fc.assert(
      fc.asyncProperty(fc.oneof(bits, header), async ({ at, bit }) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        return !(await accepted(bytes));
      }),
      { numRuns: 100 },
    );
  });

  it("is refused with something after it, or a piece taken out", async () => {
    expect(await accepted(Buffer.concat([whole, Buffer.from([0])]))).toBe(false);
    expect(await accepted(Buffer.concat([whole, whole]))).toBe(false);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 2 }),
        fc.integer({ min: 1, max: 70_000 }),
        async (at, length) => {
          return !(await accepted(Buffer.concat([whole.subarray(0, at), whole.subarray(at + length)])));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("a passphrase", () => {
  it("that is wrong, missing or useless is refused, each with its reason", async () => {
    const [sealed, clear] = [path("scelle"), path("clair")];
    await writeBackupFile(sealed, pieces(), { phrase: PHRASE, cost: CHEAP });
    await writeBackupFile(clear, pieces(), { phrase: null });
    await expect(checkBackupFile(sealed, `${PHRASE}.`)).rejects.toMatchObject({
      code: "sauvegarde.phrase-fausse",
    });
    await expect(checkBackupFile(sealed, null)).rejects.toMatchObject({ code: "sauvegarde.phrase-absente" });
    await expect(checkBackupFile(clear, PHRASE)).rejects.toMatchObject({ code: "sauvegarde.phrase-inutile" });
    // The same words, typed where accents are letters of their own.
    await expect(checkBackupFile(sealed, PHRASE.normalize("NFD"))).resolves.toBeDefined();
  });

  it("works at its real cost", async () => {
    const file = path("cout");
    await writeBackupFile(file, pieces(), { phrase: PHRASE });
    expect(readFileSync(file, "latin1")).toContain('"n":32768,"r":8,"p":3');
    await expect(checkBackupFile(file, PHRASE)).resolves.toBeDefined();
  });

  it("is the first line of its file, else the environment; an empty one is not « none »", async () => {
    const file = path("phrase");
    writeFileSync(file, `${PHRASE}\r\nautre\n`);
    expect(await readPassphrase(file, "de l'environnement")).toBe(PHRASE);
    expect(await readPassphrase(null, "de l'environnement")).toBe("de l'environnement");
    expect(await readPassphrase(null, undefined)).toBeNull();
    await expect(readPassphrase(null, "")).rejects.toMatchObject({ code: "sauvegarde.phrase-courte" });
    await expect(readPassphrase(path("rien"), undefined)).rejects.toMatchObject({
      code: "sauvegarde.phrase-illisible",
    });
  });
});

it("refuses what is not a backup, a later format, a file that is not there", async () => {
  writeFileSync(path("image"), Buffer.from("89504e470d0a1a0a", "hex"));
  writeFileSync(path("vide"), "");
  writeFileSync(path("futur"), `${JSON.stringify({ format: FORMAT, version: 2 })}\n`);
  const codes = [];
  for (const name of ["image", "vide", "futur", "rien"]) {
    codes.push(await checkBackupFile(path(name), null).catch((error: { code: string }) => error.code));
  }
  expect(codes).toEqual([
    "sauvegarde.etrangere",
    "sauvegarde.etrangere",
    "sauvegarde.version",
    "sauvegarde.illisible",
  ]);
});

describe("a restore that does not come to its end", () => {
  beforeAll(async () => {
    await fillBase(base());
    await saveBackup(base().database, path("complete"), { ...OPTIONS, phrase: null });
    // What the base holds from now on is not what the backup holds.
    await base().database.inDepartement(d63, (tx) =>
      sql`UPDATE acteur SET nom = 'Après' WHERE departement = '63' AND public_id LIKE 'chaine%'`.execute(tx),
    );
  });

  it("leaves the base as it was when the process is killed in the middle", async () => {
    const before = await contents(base().database);
    const modules = new URL(".", import.meta.url).href;
    // Stops for good once the first département is in: emptied and half filled, not committed.
    const { child, firstLine } = runElsewhere(`
      import { writeSync } from "node:fs";
      const { Database } = await import(${JSON.stringify(`${modules}../database/database.ts`)});
      const { restoreBackup } = await import(${JSON.stringify(`${modules}restore.ts`)});
      const database = new Database(${JSON.stringify(base().settings)});
      await restoreBackup(database, ${JSON.stringify(path("complete"))}, { phrase: null, remplacer: true, onDepartement: (code) => {
        writeSync(1, code + "\\n");
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      } });`);
    expect(await firstLine).toBe("2A");
    child.kill("SIGKILL");
    await ended(child);
    expect(changed(before, await contents(base().database))).toEqual([]);
  });

  it("leaves the base as it was when the file is damaged", async () => {
    const before = await contents(base().database);
    const bytes = readFileSync(path("complete"));
    writeFileSync(path("coupee"), bytes.subarray(0, -1000));
    await expect(
      restoreBackup(base().database, path("coupee"), { phrase: null, remplacer: true }),
    ).rejects.toMatchObject({ code: "sauvegarde.abimee" });
    expect(changed(before, await contents(base().database))).toEqual([]);
  });

  it("leaves the base as it was when the file is replaced after it was checked", async () => {
    const before = await contents(base().database);
    const file = path("changeante");
    const bytes = readFileSync(path("complete"));
    writeFileSync(file, bytes);
    const restoring = restoreBackup(base().database, file, {
      phrase: null,
      remplacer: true,
      // The sum at the end of the file is read after the rows: here it is no longer the right one.
      onDepartement: () =>
        writeFileSync(file, Buffer.concat([bytes.subarray(0, -1), Buffer.from([255 - (bytes.at(-1) ?? 0)])])),
    });
    await expect(restoring).rejects.toMatchObject({ tag: "maillage.refusal" });
    expect(changed(before, await contents(base().database))).toEqual([]);
  });

  it("then succeeds in another base", async () => {
    const other = await emptyDatabase();
    try {
      await restoreBackup(other.database, path("complete"), { phrase: null, remplacer: false });
      expect((await contents(other.database)).get("acteur 63")).toHaveLength(
        (await contents(base().database)).get("acteur 63")?.length ?? -1,
      );
    } finally {
      await other.dispose();
    }
  });
});
