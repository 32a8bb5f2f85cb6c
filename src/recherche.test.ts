import { beforeAll, describe, expect, it } from "vitest";
import { createActeurs } from "#modules/acteurs/index.ts";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { adoptSchema } from "#modules/schemas/commands/versions/adopt-schema.ts";
import { operationsSchemas } from "#modules/schemas/rights.ts";
import { importZonage } from "#modules/territoires/commands/zonages/import-zonage.ts";
import { loadReference } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { may } from "#platform/rights/rights.ts";
import { chercher, type Demande, type Resultats } from "#platform/search/chercher.ts";
import { prepareRecherche } from "#platform/search/prepare.ts";
import { newId } from "#platform/values/ids.ts";
import { decision } from "#testing/commandes/versions.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { allSources } from "./composition.ts";

const base = setUpDatabase();
let monde: Monde;
let secret: SchemaSeme;

beforeAll(async () => {
  await loadReference(base().database);
  monde = await seedMonde(base().platform);
  secret = await seedSchema(base().platform, D63, monde.acteurs, {
    titre: "Convention secrète",
    phase: "elaboration",
  });
  await tell("1-A", "Le toboggan est arrivé.");
});

async function tell(code: "1-A" | "2-A", commentaire: string): Promise<void> {
  const { acteurs, schema } = monde;
  await base().platform.act(D63, acteurs.personnes.caf.redacteur, (ctx) =>
    recordPointAvancement(ctx, {
      ...{ schema: schema.publicId, action: schema.actions[code].publicId, cle: newId() },
      ...{ statut: "en_cours", avancement: 30, meteo: "nuages", commentaire, blocage: null },
    }),
  );
}

function ask(q: string, principal: Principal = ANONYME, reste: Partial<Demande> = {}): Promise<Resultats> {
  const demande = { q, genre: null, schema: null, page: 1, ...reste };
  return base().platform.read(D63, principal, (ctx) => chercher(ctx, allSources, demande));
}

const said = ({ resultats }: Resultats): string[] =>
  resultats.map(({ genre, titre }) => `${genre} ${titre.map((one) => one.texte).join("")}`);

describe("everything that one may read", () => {
  it.each([
    ["places", "Objectif 1. Créer des places"],
    ["sdsf", "Schéma SDSF 2022-2026"],
    ["caisse allocation familial", "Acteur Caisse d'allocations familiales (Caf)"],
    ["cmg", "Terme du glossaire CMG\u00a0: Complément de libre choix du mode de garde"],
    ["médiation familiale", "Terme du glossaire Médiation familiale"],
    ["clermont ferrand", "Commune Clermont-Ferrand"],
    ["clermont auvergne metropole", "Intercommunalité Clermont Auvergne Métropole"],
  ])("« %s » → %s", async (q, first) => {
    expect(said(await ask(q))).toContain(first);
  });

  it("gives an address that answers for each kind", async () => {
    const { resultats } = await ask("places", monde.acteurs.personnes.caf.redacteur);
    for (const { lien } of resultats) expect(lien).toMatch(/^\/63\/(schemas|acteurs|territoires|glossaire#)/);
  });

  it("is filtered by kind and by scheme, with what each would leave", async () => {
    const all = await ask("places", monde.acteurs.personnes.caf.redacteur);
    expect(all.schemas.map((one) => one.libelle)).toEqual(["Convention secrète", "SDSF 2022-2026"]);
    for (const { valeur, nombre } of all.genres) {
      expect((await ask("places", monde.acteurs.personnes.caf.redacteur, { genre: valeur })).nombre).toBe(
        nombre,
      );
    }
    for (const { valeur, nombre } of all.schemas) {
      expect((await ask("places", monde.acteurs.personnes.caf.redacteur, { schema: valeur })).nombre).toBe(
        nombre,
      );
    }
    expect((await ask("places", ANONYME, { genre: "inconnu" })).nombre).toBe(0);
    expect((await ask("places", ANONYME, { page: 99 })).page).toBe(1);
  });

  it("sees at once what was written, here and by another process", async () => {
    const { redacteur } = monde.acteurs.personnes.caf;
    expect((await ask("hippopotame", redacteur)).nombre).toBe(0);
    await tell("2-A", "Un hippopotame en peluche.");
    expect((await ask("hippopotame", redacteur)).nombre).toBe(1);
  });
});

it("finds the zones of the newest year by name, code and kind, and leads to each", async () => {
  const zonage = { genre: "utas", nom: "utas.csv", source: "Essai" };
  const table = (nom: string) =>
    new TextEncoder().encode(`code_zone;nom_zone;code_commune\nU1;${nom};63430\n`);
  await base().platform.act(D63, ESSAIS, async (ctx) => {
    await importZonage(ctx, { ...zonage, annee: 2020, contenu: table("Livradois ancien") });
    await importZonage(ctx, { ...zonage, annee: 2026, contenu: table("Livradois forézien") });
  });
  for (const q of ["livradois", "utas", "U1"]) {
    const { resultats } = await ask(q, ANONYME, { genre: "zone" });
    expect(resultats.map(({ lien }) => lien)).toEqual([
      "/63/territoires/zonages?genre=utas&annee=2026&zone=U1",
    ]);
  }
  expect((await ask("livradois", monde.voisins.personnes.caf.administrateur, { genre: "zone" })).nombre).toBe(
    1,
  );
});

it("leads from a commune to its portrait", async () => {
  const { resultats } = await ask("clermont ferrand", ANONYME, { genre: "commune" });
  expect(resultats[0]?.lien).toBe("/63/observatoire/territoires/63113");
});

it("forgets what is removed, and finds it again once it is back", async () => {
  const { redacteur } = monde.acteurs.personnes.caf;
  const remove = (table: "objectif" | "volet", titre: string, retire: string | null) =>
    base().platform.act(D63, ESSAIS, async (ctx) => {
      await ctx.tx.updateTable(table).set({ retire_le: retire }).where("titre", "=", titre).execute();
      recordJournal(ctx, [
        {
          operation: "schemas.modifier",
          objet: { genre: "schema", id: monde.schema.id },
          avant: null,
          apres: null,
        },
      ]);
    });
  const found = async () => said(await ask("places", redacteur)).filter((one) => one.startsWith("Objectif"));
  expect(await found()).toHaveLength(2);
  await remove("objectif", "Créer des places", NOW);
  expect(await found()).toEqual([]);
  await remove("objectif", "Créer des places", null);
  expect(await found()).toHaveLength(2);
});

describe("what may not be read is never found, counted, nor suggested", () => {
  it("a scheme in preparation", async () => {
    for (const principal of [
      ANONYME,
      monde.autre.personnes.redacteur,
      monde.voisins.personnes.caf.administrateur,
    ]) {
      for (const q of ["secrète", "convention secrete", "secrette", "places"]) {
        const found = await ask(q, principal);
        expect(JSON.stringify(found)).not.toMatch(/secrète/i);
        expect(JSON.stringify(found)).not.toContain(secret.publicId);
      }
    }
    expect(said(await ask("secrète", monde.acteurs.personnes.caf.lecteur))).toEqual([
      "Schéma Convention secrète",
    ]);
  });

  it("the words of news, persons", async () => {
    for (const principal of [ANONYME, monde.voisins.personnes.caf.administrateur]) {
      for (const q of ["toboggan", "tobogan", "Camille", "Camile redacteur"]) {
        const found = await ask(q, principal);
        expect(JSON.stringify(found), q).not.toMatch(/toboggan|camille/i);
      }
      expect((await ask("toboggan", principal)).nombre).toBe(0);
    }
    expect((await ask("tobogan", monde.autre.personnes.lecteur)).suggestion).toBe("toboggan");
    expect(said(await ask("Camille redacteur", monde.autre.personnes.lecteur))[0]).toBe(
      "Personne Camille redacteur",
    );
  });

  it("another département", async () => {
    await base().platform.act(D43, ESSAIS, (ctx) =>
      createActeurs(ctx, [{ genre: "institution", nom: "Girafe du Velay", nature: "association" }]),
    );
    expect((await ask("girafe", ESSAIS)).nombre).toBe(0);
  });

  it("says the same to whoever asks after somebody with more rights, and the other way round", async () => {
    const alone = await ask("places crèche Camille");
    await ask("places crèche Camille", monde.acteurs.personnes.caf.administrateur);
    expect(await ask("places crèche Camille")).toEqual(alone);
  });

  it("gives each exactly the objects of their own rights", async () => {
    const { caf, redacteurMsa, piloteNomme, correspondantCd } = monde.acteurs.personnes;
    const everybody = [
      ...[ANONYME, ...Object.values(caf), redacteurMsa, piloteNomme, correspondantCd],
      ...Object.values(monde.autre.personnes),
      ...Object.values(monde.voisins.personnes.caf),
    ];
    for (const principal of everybody) {
      await base().platform.read(D63, principal, async (ctx) => {
        const found = await walk(ctx, "places");
        const schemas = new Set(found.map((lien) => lien.split("/")[3]));
        const readable = await readableSchemas(ctx);
        expect([...schemas].filter((id) => id && !readable.has(id))).toEqual([]);
        expect([...readable].filter((id) => !schemas.has(id))).toEqual([]);
      });
    }
  });
});

it("notes that persons were shown, and only then", async () => {
  const count = () =>
    base().platform.read(D63, ESSAIS, async ({ tx }) => {
      const rows = await tx
        .selectFrom("journal_lecture")
        .select("no")
        .where("departement", "=", D63)
        .execute();
      return rows.length;
    });
  const before = await count();
  await ask("places", monde.autre.personnes.lecteur);
  expect(await count()).toBe(before);
  await ask("Camille", monde.autre.personnes.lecteur);
  expect(await count()).toBe(before + 1);
});

async function walk(ctx: Contexte, q: string): Promise<string[]> {
  const links: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await chercher(ctx, allSources, { q, genre: null, schema: null, page });
    pages = found.pages;
    links.push(...found.resultats.map((one) => one.lien).filter((lien) => lien.startsWith("/63/schemas/")));
  }
  return links;
}

/** By the rule in memory, not by the condition that the search reads with. */
async function readableSchemas(ctx: Contexte): Promise<Set<string>> {
  const { schemaById } = await import("#modules/schemas/queries/plan/find-schema.ts");
  const rows = await ctx.tx.selectFrom("schema").select("id").where("departement", "=", D63).execute();
  const found = new Set<string>();
  for (const { id } of rows) {
    const schema = await schemaById(ctx, id);
    if (schema && may(ctx, operationsSchemas.lire, schema)) found.add(schema.publicId);
  }
  return found;
}

describe("what is indexed before anybody asks", () => {
  it("is not read again at the first search of a visitor", async () => {
    let lus = 0;
    const comptees = allSources.map((source) => ({
      ...source,
      vue: async (ctx: Contexte) => `préparé ${await source.vue(ctx)}`,
      lire: async (ctx: Contexte) => {
        lus++;
        return source.lire(ctx);
      },
    }));
    await prepareRecherche(base().platform, comptees, [D63]);
    expect(lus).toBe(comptees.length);
    const demande = { q: "places", genre: null, schema: null, page: 1 };
    const { nombre } = await base().platform.read(D63, ANONYME, (ctx) => chercher(ctx, comptees, demande));
    expect(nombre).toBeGreaterThan(0);
    expect(lus).toBe(comptees.length);
  });

  it("is made later when it cannot be made now", async () => {
    const source = {
      ...allSources[0],
      lire: () => Promise.reject(new Error("base away")),
    } as (typeof allSources)[0];
    await expect(prepareRecherche(base().platform, [source], [D63])).resolves.toBeUndefined();
  });
});

it("finds a version by its body and its decision, for who may read its scheme", async () => {
  const titre = "Contrat des collines";
  const { platform } = base();
  const adopte = await seedSchema(platform, D63, monde.acteurs, { titre, phase: "adoption" });
  await platform.act(D63, ESSAIS, (ctx) =>
    adoptSchema(ctx, { ...decision(ctx), schema: adopte.publicId, instance: "Assemblée des collines" }),
  );
  const found = await ask("assemblée des collines", ESSAIS);
  expect(said(found)).toContain(`Version adoptée Version 1 : ${titre}`);
  const lien = found.resultats.find(({ genre }) => genre === "Version adoptée")?.lien;
  expect(lien).toBe(`/63/schemas/${adopte.publicId}/versions/1`);
  await platform.act(D63, ESSAIS, ({ tx }) =>
    tx.updateTable("schema").set({ phase: "elaboration" }).where("id", "=", adopte.id).execute(),
  );
  expect(said(await ask("assemblée des collines"))).toEqual([]);
});
