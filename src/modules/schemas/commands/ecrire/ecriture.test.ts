import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import type { FicheActionSaisie, FicheObjectifSaisie } from "../../domain/plan/fiche.ts";
import { FORMES, type Forme, NIVEAUX, niveauxOf, parentOf } from "../../domain/plan/niveaux.ts";
import { loadEsquisse, type ObjetEsquisse } from "../../queries/ecrire/load-esquisse.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { readDetailsAction, readFicheObjectif } from "../../queries/plan/read-details.ts";
import { createNiveau, type Fiche } from "./create-niveau.ts";
import { createSchema } from "./create-schema.ts";
import { updateAction } from "./update-action.ts";
import { updateObjectif, updateRubrique } from "./update-niveau.ts";
import { updateSchema } from "./update-schema.ts";

const base = setUpDatabase();
let monde: Monde;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
});

const asRedacteur = <T>(work: (ctx: Contexte) => Promise<T>) =>
  base().platform.act(D63, monde.acteurs.personnes.caf.redacteur, work);

const ACTEURS = { pilotes: [], coordination: [], partenaires: [] };
const OBJECTIF: FicheObjectifSaisie = {
  ...{ no: 1, titre: "Des places", contexte: "", resultatsAttendus: [] },
  ...{ acteurs: ACTEURS, indicateurs: [], etiquettes: [] },
};
const ACTION: FicheActionSaisie = {
  ...{ code: null, intitule: "Réunir", nature: null, debut: null, fin: null, description: "" },
  ...{ acteurs: ACTEURS, etiquettes: [], territoires: [], jalons: [] },
};
const FICHES: Record<(typeof NIVEAUX)[number], Fiche> = {
  volet: { niveau: "volet", no: 1, titre: "Accueillir" },
  engagement: { niveau: "engagement", no: null, titre: "Ouvrir" },
  objectif: { niveau: "objectif", ...OBJECTIF },
  action: { niveau: "action", ...ACTION },
};

let number = 0;
async function nouveau(forme: Forme): Promise<string> {
  number += 1;
  const titre = `Schéma écrit ${number}`;
  const years = { debut: 2024, fin: 2027, phase: "elaboration" as const };
  return (await asRedacteur((ctx) => createSchema(ctx, { titre, type: "autre", ...years, forme }))).publicId;
}

const esquisse = (schema: string) => asRedacteur((ctx) => loadEsquisse(ctx, schema));
const all = (objets: readonly ObjetEsquisse[]): ObjetEsquisse[] =>
  objets.flatMap((objet) => [objet, ...all(objet.enfants)]);

/** One object of each level of the form, under the others. */
async function remplir(schema: string, forme: Forme): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const niveau of niveauxOf(forme)) {
    const sous = ids.get(parentOf(forme, niveau) ?? "") ?? null;
    await asRedacteur((ctx) => createNiveau(ctx, { schema, sous, fiche: FICHES[niveau], cle: newId() }));
    const found = all((await esquisse(schema)).volets).find((objet) => objet.niveau === niveau);
    ids.set(niveau, found?.id ?? "");
  }
  return ids;
}

describe("a plan written on screen", () => {
  it.each(FORMES)("« %s »: every level that it has, at its place, and no other", async (forme) => {
    const schema = await nouveau(forme);
    const ids = await remplir(schema, forme);
    const plan = await asRedacteur((ctx) => loadPlan(ctx, schema));
    expect(actionsOf(plan).map(({ intitule }) => intitule)).toEqual(["Réunir"]);
    for (const niveau of NIVEAUX) {
      for (const [above, sous] of ids) {
        if (parentOf(forme, niveau) === above) continue;
        const wrong = asRedacteur((ctx) =>
          createNiveau(ctx, { schema, sous, fiche: FICHES[niveau], cle: newId() }),
        );
        // A volet takes no parent: whatever is given is left out.
        if (niveau === "volet") await expect(wrong).resolves.toBeTypeOf("string");
        else
          await expect(wrong, `${niveau} under ${above}`).rejects.toMatchObject({
            code: expect.stringMatching(/^(ecrire.niveau|introuvable)$/),
          });
      }
    }
  });

  it("adds once what is sent twice", async () => {
    const schema = await nouveau("themes");
    const cle = newId();
    const send = () =>
      asRedacteur((ctx) => createNiveau(ctx, { schema, sous: null, fiche: FICHES.volet, cle }));
    expect(await send()).toBe(await send());
    expect((await esquisse(schema)).volets).toHaveLength(1);
  });

  it("refuses a parent of another scheme, of another département, and a removed one", async () => {
    const [here, there] = [await nouveau("themes"), await nouveau("themes")];
    const volet = (await remplir(there, "themes")).get("volet") ?? "";
    for (const sous of [volet, newId(), "x", null]) {
      const forged = asRedacteur((ctx) =>
        createNiveau(ctx, { schema: here, sous, fiche: FICHES.action, cle: newId() }),
      );
      await expect(forged, String(sous)).rejects.toMatchObject({ code: "introuvable" });
    }
    const abroad = base().platform.act(D43, monde.voisins.personnes.caf.redacteur, (ctx) =>
      createNiveau(ctx, { schema: there, sous: volet, fiche: FICHES.action, cle: newId() }),
    );
    await expect(abroad).rejects.toMatchObject({ code: "introuvable" });
  });
});

describe("a fiche", () => {
  it("keeps everything that an action says, and refuses a code that another bears", async () => {
    const schema = await nouveau("themes");
    const volet = (await remplir(schema, "themes")).get("volet") ?? "";
    const { caf, msa } = monde.acteurs.institutions;
    const etiquette = newId<"etiquette">();
    await asRedacteur(({ tx }) =>
      tx
        .insertInto("etiquette")
        .values({
          departement: D63,
          id: etiquette,
          public_id: newPublicId(),
          genre: "public",
          libelle: "Familles monoparentales",
        })
        .execute(),
    );
    const fiche: FicheActionSaisie = {
      ...ACTION,
      ...{ code: "T-1", intitule: "Ouvrir un lieu", description: "Un lieu\n\npour tous" },
      acteurs: { pilotes: [caf], coordination: [msa], partenaires: [msa] },
      etiquettes: [etiquette],
      territoires: [{ genre: "commune", code: "63113" }],
      jalons: [{ libelle: "Local trouvé", date: parsePartialDate("2025-03"), fait: true }],
    };
    const action = await asRedacteur((ctx) =>
      createNiveau(ctx, { schema, sous: volet, fiche: { niveau: "action", ...fiche }, cle: newId() }),
    );
    const { intitule, nature, debut, fin, ...details } = fiche;
    await asRedacteur(async (ctx) => {
      const found = await findAction(ctx, { schema, action });
      expect(await readDetailsAction(ctx, found.id)).toEqual(details);
    });
    const again = asRedacteur((ctx) =>
      createNiveau(ctx, { schema, sous: volet, fiche: { niveau: "action", ...fiche }, cle: newId() }),
    );
    await expect(again).rejects.toMatchObject({ code: "fiche.code-pris", details: { champ: "code" } });
    const change = (revision: number, description: string) =>
      asRedacteur((ctx) =>
        updateAction(ctx, {
          ...{ schema, action, revision, intitule, nature, debut, fin, details: { ...details, description } },
        }),
      );
    await change(1, "Autre");
    await expect(change(1, "Encore autre")).rejects.toMatchObject({ code: "action.perimee" });
    // Sent twice, the second finds its own text.
    await change(1, "Autre");
  });

  it("keeps a whole objectif, and shows a stale writer that somebody wrote", async () => {
    const schema = await nouveau("axes");
    const id = (await remplir(schema, "axes")).get("objectif") ?? "";
    const indicateur = {
      libelle: "Places",
      resultatVise: "180",
      unite: "places",
      base: "120 en 2023",
      cibles: "",
    };
    const fiche: FicheObjectifSaisie = {
      ...OBJECTIF,
      ...{ titre: "Des places partout", contexte: "Pourquoi", resultatsAttendus: ["Plus de places"] },
      indicateurs: [{ ...indicateur, sens: "hausse", periodicite: "annee" }],
    };
    const change = (revision: number, contexte: string) =>
      asRedacteur((ctx) => updateObjectif(ctx, { schema, id, revision, fiche: { ...fiche, contexte } }));
    await change(1, "Pourquoi");
    await asRedacteur(async (ctx) =>
      expect(await readFicheObjectif(ctx, id as Id<"objectif">)).toEqual(fiche),
    );
    await expect(change(1, "Autrement")).rejects.toMatchObject({ code: "fiche.perimee" });
    await change(2, "Autrement");
  });

  it("names the field at fault", async () => {
    const schema = await nouveau("axes");
    const id = (await remplir(schema, "axes")).get("objectif") ?? "";
    const change = (fiche: Partial<FicheObjectifSaisie>) =>
      asRedacteur((ctx) =>
        updateObjectif(ctx, { schema, id, revision: 1, fiche: { ...OBJECTIF, ...fiche } }),
      );
    await expect(change({ no: Number.NaN })).rejects.toMatchObject({ code: "fiche.numero" });
    await expect(change({ titre: " " })).rejects.toMatchObject({ code: "texte.vide" });
    await expect(change({ contexte: "é".repeat(100_000) })).rejects.toMatchObject({
      code: "texte.trop-long",
      details: { champ: "contexte" },
    });
    const foreign = { ...ACTEURS, pilotes: [monde.voisins.institutions.caf] };
    await expect(change({ acteurs: foreign })).rejects.toMatchObject({ code: "fiche.choix-inconnu" });
    await expect(change({ etiquettes: [newId()] })).rejects.toMatchObject({ code: "fiche.choix-inconnu" });
  });
});

describe("a title", () => {
  it("of a volet and of the scheme changes, once", async () => {
    const schema = await nouveau("themes");
    const id = (await remplir(schema, "themes")).get("volet") ?? "";
    const rename = (titre: string) =>
      asRedacteur((ctx) => updateRubrique(ctx, { schema, niveau: "volet", id, revision: 1, no: 2, titre }));
    await rename("Mieux accueillir");
    await expect(rename("Accueillir autrement")).rejects.toMatchObject({ code: "fiche.perimee" });
    const decrit = { type: "ctg" as const, debut: 2024, fin: 2028, mots: { volet: "priorité" } };
    await asRedacteur((ctx) => updateSchema(ctx, { schema, revision: 1, titre: `CTG ${number}`, ...decrit }));
    const found = await esquisse(schema);
    expect(found.schema).toMatchObject({ titre: `CTG ${number}`, ...decrit });
    expect(found.volets[0]).toMatchObject({ no: "2", titre: "Mieux accueillir" });
    const taken = asRedacteur((ctx) =>
      updateSchema(ctx, { schema, revision: 2, titre: "SDSF 2022-2026", ...decrit }),
    );
    await expect(taken).rejects.toMatchObject({ code: "schema.titre-pris" });
  });
});
