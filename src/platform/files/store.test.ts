import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { restoreBackup } from "#platform/backup/restore.ts";
import { saveBackup } from "#platform/backup/save.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import { emptyDepartement } from "#platform/database/empty-departement.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { applyConservation } from "#platform/rgpd/conservation.ts";
import { dureesPlateforme } from "#platform/rgpd/durees-plateforme.ts";
import { newId } from "#platform/values/ids.ts";
import { CHEAP, d63, emptyDatabase, setUpFolder } from "#testing/backup.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { departement } from "#testing/personas.ts";
import { limitesFichiers } from "./limites.ts";
import { checkDepot, readFichier, storeFichier } from "./store.ts";

const base = setUpDatabase();
const path = setUpFolder();
const SYSTEME: Principal = { genre: "systeme", nom: "essai" };
const d43 = departement("43");
const pdf = (rest: Buffer | string): Buffer => Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(rest)]);
const act = <T>(work: (ctx: Contexte) => Promise<T>, at: string = NOW, where = d63) =>
  new Platform(base().database, clockAt(at)).act(where, SYSTEME, work);
const store = (contenu: Buffer, at?: string, where?: typeof d63) =>
  act((ctx) => storeFichier(ctx, { contenu, type: "pdf" }), at, where);
const count = (table: "fichier" | "fichier_morceau", where = d63) =>
  base().database.inDepartement(where, async (tx) => {
    const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(tx);
    return rows[0]?.n;
  });

beforeEach(async () => {
  for (const code of [d63, d43]) await emptyDepartement(base().database, code);
});

describe("keeping a file", () => {
  it("gives back the same bytes, whatever their number", async () => {
    for (const size of [0, 1, 1024 * 1024 - 9, 1024 * 1024, 3_500_000]) {
      const contenu = pdf(randomBytes(size));
      const empreinte = await store(contenu);
      expect((await act((ctx) => readFichier(ctx, empreinte))).equals(contenu)).toBe(true);
    }
  });

  it("keeps it once in a département, and apart in another", async () => {
    const contenu = pdf("compte rendu");
    const first = await store(contenu);
    expect(await store(contenu)).toBe(first);
    expect(await store(contenu, NOW, d43)).toBe(first);
    expect([await count("fichier"), await count("fichier_morceau"), await count("fichier", d43)]).toEqual([
      1, 1, 1,
    ]);
    await act(async ({ tx }) => sql`DELETE FROM fichier`.execute(tx), NOW, d43);
    expect((await act((ctx) => readFichier(ctx, first))).equals(contenu)).toBe(true);
    await expect(act((ctx) => readFichier(ctx, first), NOW, d43)).rejects.toMatchObject({ status: 404 });
  });

  it("is kept once when two people give it in the same instant", async () => {
    const contenu = pdf(randomBytes(2_000_000));
    const names = await Promise.all(Array.from({ length: 4 }, () => store(contenu)));
    expect(new Set(names).size).toBe(1);
    expect([await count("fichier"), await count("fichier_morceau")]).toEqual([1, 2]);
  });

  it("refuses bytes that are not what is said", async () => {
    const lying = act((ctx) => storeFichier(ctx, { contenu: Buffer.from("bonjour"), type: "pdf" }));
    await expect(lying).rejects.toMatchObject({ code: "fichier.autre-type", details: { type: "texte" } });
    expect(await count("fichier")).toBe(0);
  });

  it("refuses what no longer fits in the département, and keeps what fits", async () => {
    const small = new Platform(base().database, clockAt(NOW), limitesFichiers(20, 1));
    const keep = (contenu: Buffer) =>
      small.act(d63, SYSTEME, (ctx) => storeFichier(ctx, { contenu, type: "pdf" }));
    const first = pdf(randomBytes(700_000));
    await keep(first);
    await expect(keep(pdf(randomBytes(700_000)))).rejects.toMatchObject({
      code: "fichier.departement-plein",
      status: 413,
    });
    await keep(first);
    await keep(pdf("petit"));
    expect(await count("fichier")).toBe(2);
  });
});

describe("what somebody drops", () => {
  const check = (nom: string, contenu: Buffer, mega = 20) =>
    new Platform(base().database, clockAt(NOW), limitesFichiers(mega)).act(d63, SYSTEME, async (ctx) =>
      checkDepot(ctx, { nom, contenu }, "fichier"),
    );

  it("comes with a name that can be shown, cut when it is long", async () => {
    expect(await check("C:\\Mes documents\\été\u202e.pdf", pdf(""))).toMatchObject({
      nom: "C:_Mes documents_été_.pdf",
      type: "pdf",
    });
    const long = await check(`${"é".repeat(300)}.pdf`, pdf(""));
    expect([...long.nom]).toHaveLength(150);
    expect(long.nom.endsWith(".pdf")).toBe(true);
    // As a Mac writes it, and as everybody else looks for it.
    expect((await check("e\u0301te\u0301.pdf", pdf(""))).nom).toBe("été.pdf");
  });

  it("is weighed before it is looked at", async () => {
    await expect(check("x.exe", Buffer.alloc(1024 * 1024 + 1), 1)).rejects.toMatchObject({
      code: "fichier.trop-lourd",
      status: 413,
      details: { champ: "fichier", limite: 1024 * 1024 },
    });
    await expect(check("x.pdf", Buffer.alloc(0))).rejects.toMatchObject({
      code: "fichier.vide",
      details: { champ: "fichier" },
    });
  });
});

describe("a file that nothing names", () => {
  const [fichiers] = dureesPlateforme.filter(({ cle }) => cle === "fichier");
  const pass = (at: string) => {
    if (!fichiers) throw new Error("files have no term");
    return applyConservation(new Platform(base().database, clockAt(at)), [fichiers], [d63]);
  };

  it("goes after its term, with its bytes; one that a row names stays", async () => {
    const named = await store(pdf("nommé"));
    await store(pdf("oublié"));
    await act(({ tx, departement }) =>
      sql`INSERT INTO importation (departement, id, public_id, fichier, nom_fichier, etat, depose_par_nom, depose_le)
          VALUES (${departement}, ${newId()}, 'essai00001', ${named}, 'plan.csv', 'deposee', 'essai', ${NOW})`.execute(
        tx,
      ),
    );
    expect((await pass("2026-11-28T09:00:00Z"))[1]?.lignes ?? 0).toBe(0);
    await pass("2026-11-30T09:00:00Z");
    expect([await count("fichier"), await count("fichier_morceau")]).toEqual([1, 1]);
    expect((await act((ctx) => readFichier(ctx, named))).toString()).toContain("nommé");
  });

  it("begins a new term when it is given again", async () => {
    await store(pdf("deux fois"));
    await store(pdf("deux fois"), "2026-11-29T09:00:00Z");
    await pass("2026-11-30T09:00:00Z");
    expect(await count("fichier")).toBe(1);
  });

  it("goes with its département", async () => {
    await store(pdf(randomBytes(2_000_000)));
    await emptyDepartement(base().database, d63);
    expect([await count("fichier"), await count("fichier_morceau")]).toEqual([0, 0]);
  });
});

it("a file of 20 MB goes through a backup in pieces of 1 MB, and comes back", async () => {
  const contenu = Buffer.from(randomBytes(10 * 1024 * 1024 - 5).toString("hex"));
  const empreinte = await act((ctx) => storeFichier(ctx, { contenu, type: "texte" }));
  const file = path("lourde");
  await saveBackup(base().database, file, { phrase: null, cost: CHEAP, ecraser: false, date: NOW });
  const saved = readFileSync(file);
  const text = gunzipSync(saved.subarray(saved.indexOf("\n") + 1, -32)).toString();
  const lines = text.split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2.2 * 1024 * 1024);
  const other = await emptyDatabase();
  try {
    await restoreBackup(other.database, file, { phrase: null, remplacer: false });
    const back = await other.platform.act(d63, SYSTEME, (ctx) => readFichier(ctx, empreinte));
    expect(back.equals(contenu)).toBe(true);
  } finally {
    await other.dispose();
  }
});
