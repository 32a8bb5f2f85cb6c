import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { updateAction } from "#modules/schemas/commands/ecrire/update-action.ts";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { findSchema } from "#modules/schemas/queries/plan/find-schema.ts";
import { Platform } from "#platform/context/platform.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { eraseValeurs } from "#platform/journal/erase-valeurs.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { openExport } from "#platform/journal/queries/export-journal.ts";
import { listLignes, SANS_FILTRE } from "#platform/journal/queries/list-lignes.ts";
import { readHistorique } from "#platform/journal/queries/read-historique.ts";
import { searchJournal } from "#platform/journal/queries/search-journal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { demandes } from "#testing/demandeurs.ts";
import { linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { allOperations, allReferences } from "./composition.ts";

const d63 = departement("63");
const base = setUpDatabase();
const references = allReferences();
let acteurs: ActeursSeme;
let schema: SchemaSeme;
let brouillon: SchemaSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  schema = await seedSchema(base().platform, d63, acteurs);
  brouillon = await seedSchema(base().platform, d63, acteurs, { titre: "Brouillon", phase: "elaboration" });
  const later = new Platform(base().database, clockAt("2026-12-31T23:30:00Z"));
  await later.act(d63, acteurs.personnes.caf.redacteur, (ctx) =>
    updateAction(ctx, {
      schema: schema.publicId,
      action: schema.actions["2-A"].publicId,
      revision: 1,
      intitule: "Former toutes les équipes",
      nature: "a_poursuivre",
      debut: parsePartialDate("2024"),
      fin: null,
    }),
  );
});

/** The sources under a folder, tests and demonstrations aside. */
function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/test|^testing|demo/.test(name))
    .map((name) => join(folder, name));
}

const read = (principal: Principal, genre: string, cle: string, avant: bigint | null = null) =>
  base().platform.read(d63, principal, (ctx) => readHistorique(ctx, references, { genre, cle, avant }));

describe("the words of the journal", () => {
  it("say in French every operation that some command writes", () => {
    const codes = new Map(
      allOperations.flatMap(({ operations }) =>
        Object.entries(operations).map(([cle, { code }]) => [cle, code]),
      ),
    );
    const written = sources("src").flatMap((file) => {
      const text = readFileSync(file, "utf8");
      if (!/recordJournal|recordReading|saveMembre/.test(text)) return [];
      const literal = [...text.matchAll(/operation: "([a-z]+\.[a-z-]+)"/g)].map(([, code]) => code);
      const named = [...text.matchAll(/operations\w+\.(\w+)\.code/g)].map(([, cle]) => codes.get(cle ?? ""));
      return [...literal, ...named].map((code) => ({ file, code }));
    });
    expect(written.length).toBeGreaterThan(30);
    expect(written.filter(({ code }) => !references.knowsOperation(code ?? ""))).toEqual([]);
  });
});

describe("the history of an object", () => {
  it("says who, for whom, when in Paris, what, and each field before and after in French", async () => {
    const found = await read(acteurs.personnes.piloteNomme, "action", schema.actions["2-A"].publicId);
    expect(found).toMatchObject({ genre: "Action", titre: "2-A Former toutes les équipes" });
    expect(found.lignes[0]).toMatchObject({
      quand: "1er janvier 2027 à 0\u00a0h\u00a030",
      operation: "Action modifiée",
      auteur: "Camille redacteur",
      institution: "Caf",
      changements: [
        { champ: "Intitulé", avant: "Former les équipes", apres: "Former toutes les équipes" },
        { champ: "Nature", avant: "Nouvelle", apres: "À poursuivre" },
        { champ: "Fin", avant: "2025", apres: null },
      ],
    });
    expect(found.lignes[1]?.operation).toBe("Plan importé");
  });

  it("names the acteurs that values point to, and is found by identifier too", async () => {
    const { lignes } = await read(acteurs.personnes.piloteNomme, "action", schema.actions["2-B"].id);
    expect(lignes[0]?.changements).toContainEqual({
      champ: "Pilotes",
      avant: null,
      apres: "Les Petits Pas\nPaule Pilote",
    });
  });

  it("is for persons of the département who may read the object, and for nobody else", async () => {
    for (const { nom, demandeur, lieu } of demandes()) {
      const mayRead = await base()
        .platform.read(d63, demandeur.principal, (ctx) => findSchema(ctx, brouillon.publicId))
        .then(
          () => true,
          () => false,
        );
      const asked = read(demandeur.principal, "action", brouillon.actions["1-A"].publicId);
      if (lieu !== "ici") await expect(asked, nom).rejects.toMatchObject({ status: 403 });
      else if (mayRead) expect((await asked).lignes.length, nom).toBeGreaterThan(0);
      else await expect(asked, nom).rejects.toMatchObject({ status: 404 });
    }
  });

  it.each([
    ["action", "zzzzzzzz"],
    ["action", newId()],
    ["inconnu", newId()],
    ["__proto__", newId()],
    ["journal", newId()],
  ])("is not there for %s %s", async (genre, cle) => {
    await expect(read(acteurs.personnes.piloteNomme, genre, cle)).rejects.toMatchObject({ status: 404 });
  });

  it("is not shown of an object that belongs to another kind", async () => {
    const asked = read(acteurs.personnes.piloteNomme, "objectif", schema.actions["1-A"].id);
    await expect(asked).rejects.toMatchObject({ status: 404 });
  });

  it("is paged by fifty, each line once", async () => {
    const { personne } = acteurs.personnes.correspondantCd;
    await base().platform.act(d63, ESSAIS, async (ctx) => {
      for (let n = 0; n < 120; n++) {
        await recordJournal(ctx, [
          {
            operation: "acteurs.confirmer",
            objet: { genre: "acteur", id: personne },
            apres: { nom: `N${n}` },
          },
        ]);
      }
    });
    const seen: string[] = [];
    let avant: bigint | null = null;
    do {
      const { lignes, suite }: Awaited<ReturnType<typeof read>> = await read(
        acteurs.personnes.piloteNomme,
        "acteur",
        personne,
        avant,
      );
      expect(lignes.length).toBeLessThanOrEqual(50);
      seen.push(...lignes.map(({ no }) => no));
      avant = suite === null ? null : BigInt(suite);
    } while (avant !== null);
    expect(seen.length).toBeGreaterThan(120);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("of a person is noted as a reading", async () => {
    const { personne } = acteurs.personnes.redacteurMsa;
    await read(acteurs.personnes.piloteNomme, "acteur", personne);
    const rows = await base().platform.read(d63, ESSAIS, ({ tx }) =>
      tx.selectFrom("journal_lecture").selectAll().where("objet", "=", personne).execute(),
    );
    expect(rows).toMatchObject([
      { operation: "journal.lire-historique", auteur_personne: acteurs.personnes.piloteNomme.personne },
    ]);
  });

  it("says that values or a name were erased, and shows neither", async () => {
    const objet = schema.actions["3-A"].id;
    const as = acteurs.personnes.caf.redacteur;
    await base().platform.act(d63, as, (ctx) =>
      recordPointAvancement(ctx, {
        schema: schema.publicId,
        action: schema.actions["3-A"].publicId,
        cle: newId(),
        date: ctx.today,
        statut: "en_cours",
        avancement: 30,
        meteo: "soleil",
        commentaire: "Mot très particulier.",
        blocage: null,
      } as never),
    );
    const line = (await linesOf(base().platform, d63, objet)).at(-1);
    const erase = (parties: ("auteur" | "valeurs")[]) =>
      base().platform.act(d63, ESSAIS, (ctx) =>
        eraseValeurs(ctx, { lignes: [Number(line?.no)], motif: "Essai", parties }),
      );
    expect(await erase(["auteur"])).toBe(1);
    const [nameless] = (await read(as, "action", objet)).lignes;
    expect(nameless).toMatchObject({ auteur: "Nom effacé", institution: null, silence: null });
    expect(nameless?.changements).not.toEqual([]);
    expect(await erase(["valeurs"])).toBe(1);
    expect(await erase(["valeurs"])).toBe(0);
    const [empty] = (await read(as, "action", objet)).lignes;
    expect(empty).toMatchObject({ auteur: "Nom effacé", silence: "effacees", changements: [] });
    const found = await search(as, { texte: "particulier" });
    expect(found).toEqual([]);
  });
});

const search = (principal: Principal, filtre: Partial<typeof SANS_FILTRE>) =>
  base().platform.read(d63, principal, (ctx) =>
    listLignes(ctx, { ...SANS_FILTRE, ...filtre }, { avant: null, limit: 1_000 }),
  );

describe("the journal of the département", () => {
  const open = (principal: Principal) =>
    base().platform.read(d63, principal, (ctx) => searchJournal(ctx, references, SANS_FILTRE, null));

  it("is for administrators and certificateurs, and reading it is noted", async () => {
    for (const { nom, demandeur, lieu, role } of demandes()) {
      const allowed = lieu === "ici" && (role === "administrateur" || role === "certificateur");
      if (allowed) expect((await open(demandeur.principal)).lignes.length, nom).toBe(50);
      else await expect(open(demandeur.principal), nom).rejects.toMatchObject({ status: 403 });
    }
    const rows = await base().platform.read(d63, ESSAIS, ({ tx }) =>
      tx.selectFrom("journal_lecture").selectAll().where("operation", "=", "journal.consulter").execute(),
    );
    expect(rows).toHaveLength(2);
  });

  it("is filtered by each of its filters", async () => {
    const { redacteur } = acteurs.personnes.caf;
    const all = await search(ESSAIS, {});
    const by = async (filtre: Partial<typeof SANS_FILTRE>, test: (line: (typeof all)[number]) => boolean) => {
      const found = await search(ESSAIS, filtre);
      expect(found.map(({ no }) => no)).toEqual(all.filter(test).map(({ no }) => no));
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(all.length);
    };
    await by({ personne: redacteur.personne }, (line) => line.auteurPersonne === redacteur.personne);
    await by({ institution: redacteur.institution }, (line) => line.auteurPersonne === redacteur.personne);
    await by({ operation: "schemas.importer" }, (line) => line.operation === "schemas.importer");
    await by({ genre: "objectif" }, (line) => line.genre === "objectif");
    await by({ texte: "TOUTES équipes" }, (line) =>
      JSON.stringify(line.apres)?.includes("toutes les équipes"),
    );
    const { Temporal } = await import("temporal-polyfill");
    const day = (text: string) => Temporal.PlainDate.from(text);
    await by({ du: day("2027-01-01") }, (line) => line.instant.startsWith("2026-12-31T23:30"));
    await by({ au: day("2026-12-31") }, (line) => !line.instant.startsWith("2026-12-31T23:30"));
    expect(await search(ESSAIS, { texte: "100 % introuvable_" })).toEqual([]);
  });

  it("offers as filters those who wrote in it, for whom, and what was done", async () => {
    const { choix } = await open(ESSAIS);
    expect(choix.personnes).toContainEqual({
      id: acteurs.personnes.caf.redacteur.personne,
      nom: "Camille redacteur",
    });
    expect(choix.institutions).toEqual([{ id: acteurs.institutions.caf as Id<string>, nom: "Caf" }]);
    expect(choix.operations).toEqual([...new Set((await search(ESSAIS, {})).map((l) => l.operation))].sort());
  });

  it("does not show the values of an object to whoever may not read it", async () => {
    const visitor = await base().platform.read(d63, { genre: "anonyme" }, async (ctx) => {
      const lines = await listLignes(
        ctx,
        { ...SANS_FILTRE, objet: brouillon.actions["1-A"].id },
        { avant: null, limit: 10 },
      );
      const { readLignes } = await import("#platform/journal/queries/read-lignes.ts");
      return readLignes(ctx, references, lines);
    });
    expect(visitor).toMatchObject([
      { silence: "illisible", changements: [], objet: { titre: null, lien: null } },
    ]);
  });

  it("is exported whole, in several pieces, formulas made harmless", async () => {
    const objet = newId<"essai">();
    await base().platform.act(d63, ESSAIS, (ctx) =>
      recordJournal(
        ctx,
        Array.from({ length: 1_200 }, (_, n) => ({
          operation: "essai.compter",
          objet: { genre: "essai", id: objet },
          apres: { formule: `=${n}+1` },
        })),
      ),
    );
    const { certificateur } = acteurs.personnes.caf;
    const stream = await base().platform.read(d63, certificateur, (ctx) =>
      openExport(ctx, base().platform, references, { ...SANS_FILTRE, operation: "essai.compter" }),
    );
    const text = await new Response(stream).text();
    const rows = text.trim().split("\r\n");
    expect(rows).toHaveLength(1_201);
    expect(rows[1]).toContain("'=1199+1");
    const refused = base().platform.read(d63, acteurs.personnes.caf.redacteur, (ctx) =>
      openExport(ctx, base().platform, references, SANS_FILTRE),
    );
    await expect(refused).rejects.toMatchObject({ code: "droit.refuse" });
  });
});

describe("an erasure", () => {
  it.each([
    [{ lignes: [1], motif: "  " }, "journal.motif-vide"],
    [{ lignes: [999_999], motif: "Essai" }, "journal.ligne-absente"],
    [{ lignes: [0], motif: "Essai" }, "journal.ligne-absente"],
  ])("is refused for %o", async (demande, code) => {
    const asked = base().platform.act(d63, ESSAIS, (ctx) => eraseValeurs(ctx, demande));
    await expect(asked).rejects.toMatchObject({ code });
  });

  it("of the line that erased is refused", async () => {
    const [erasing] = await search(ESSAIS, { operation: "journal.effacer" });
    const asked = base().platform.act(d63, ESSAIS, (ctx) =>
      eraseValeurs(ctx, { lignes: [Number(erasing?.no)], motif: "Essai" }),
    );
    await expect(asked).rejects.toMatchObject({ code: "journal.effacement-garde" });
  });
});

describe("what has no row of its own", () => {
  it("is led to by its page, and not said to be without a name", async () => {
    const id = newId();
    const admin = acteurs.personnes.caf.administrateur;
    await base().platform.act(d63, admin, (ctx) =>
      recordJournal(ctx, [
        { operation: "rgpd.nommer-responsable", objet: { genre: "registre", id }, apres: { nom: "Caf" } },
      ]),
    );
    const { lignes } = await base().platform.read(d63, admin, (ctx) =>
      searchJournal(ctx, references, { ...SANS_FILTRE, objet: id }, null),
    );
    expect(lignes[0]?.objet).toMatchObject({ titre: null, lien: "/63/registre" });
  });
});
