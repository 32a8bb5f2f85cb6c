import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparer, isIdentique } from "./comparaison.ts";
import type { ActionFigee, ContenuVersion, ObjectifFige } from "./contenu.ts";
import { parseComparaison, selectEcarts } from "./filtre-comparaison.ts";

const caf = { id: "caf00000", nom: "Caisse d’allocations familiales", court: "Caf", genre: "institution" };
const rien = { pilotes: [], coordination: [], partenaires: [] };

function action(id: string, change: Partial<ActionFigee> = {}): ActionFigee {
  return {
    ...{
      id,
      code: `1-${id}`,
      intitule: `Action ${id}`,
      description: "",
      nature: "nouvelle",
      debut: null,
      fin: null,
    },
    ...{ ...rien, territoires: [], jalons: [], etiquettes: [] },
    ...change,
  } as ActionFigee;
}

function texte(actions: readonly ActionFigee[], change: Partial<ObjectifFige> = {}): ContenuVersion {
  const objectif: ObjectifFige = {
    ...{
      id: "objectif",
      no: 1,
      titre: "Créer des places",
      contexte: "Un long texte.",
      resultatsAttendus: ["Dix places"],
    },
    ...{ ...rien, pilotes: [caf], indicateurs: [], etiquettes: [], actions },
    ...change,
  };
  return {
    ...{ format: "maillage-schema", numeroFormat: 1, departement: "63" },
    schema: {
      id: "schema",
      titre: "SDSF",
      type: "sdsf",
      debut: 2022,
      fin: 2026,
      forme: "objectifs",
      mots: {},
    },
    membres: [{ institution: caf, role: "copilote", portee: "Tout le schéma", du: "2022-01-01" }],
    textes: [{ id: "avant", rubrique: "avant_propos", volet: null, titre: "Avant-propos", texte: "Un mot." }],
    volets: [
      { id: "volet", no: 1, titre: "Petite enfance", engagements: [], objectifs: [objectif], actions: [] },
    ],
  };
}

const changes = (avant: ContenuVersion, apres: ContenuVersion) =>
  comparer(avant, apres)
    .filter(({ etat }) => etat !== "identique")
    .map(({ id, etat, champs }) => [
      id,
      etat,
      ...champs.filter((one) => one.avant !== one.apres).map(({ champ }) => champ),
    ]);

describe("two texts compared", () => {
  const depart = texte([action("A"), action("B"), action("C")]);

  it("say nothing of the same text", () => {
    expect(isIdentique(comparer(depart, depart))).toBe(true);
    expect(comparer(depart, depart)).toHaveLength(7);
  });

  it("name the field that changed, with both values", () => {
    const apres = texte([action("A", { intitule: "Autre" }), action("B"), action("C")], {
      contexte: "Court.",
    });
    expect(changes(depart, apres)).toEqual([
      ["objectif", "modifie", "Contexte"],
      ["A", "modifie", "Intitulé"],
    ]);
    const found = comparer(depart, apres).find(({ id }) => id === "A");
    expect(found?.champs).toContainEqual({ champ: "Intitulé", avant: "Action A", apres: "Autre" });
  });

  it("say what came and what went, the latter where it was", () => {
    const apres = texte([action("A"), action("C"), action("D")]);
    expect(changes(depart, apres).map(([id, etat]) => [id, etat])).toEqual([
      ["B", "retire"],
      ["D", "ajoute"],
    ]);
    expect(comparer(depart, apres).map(({ id }) => id)).toEqual([
      "schema",
      "avant",
      "volet",
      "objectif",
      "A",
      "B",
      "C",
      "D",
    ]);
  });

  it("say a move by the fewest objects that moved", () => {
    const apres = texte([action("C"), action("A"), action("B")]);
    expect(changes(depart, apres)).toEqual([["C", "modifie", "Rang"]]);
  });

  it.each<[string, ContenuVersion]>([
    ["years", { ...depart, schema: { ...depart.schema, fin: 2027 } }],
    ["words of the levels", { ...depart, schema: { ...depart.schema, mots: { volet: "axe" } } }],
    [
      "a text of the document",
      { ...depart, textes: depart.textes.map((one) => ({ ...one, texte: "Deux mots." })) },
    ],
    ["members", { ...depart, membres: [] }],
    [
      "the day of a member",
      { ...depart, membres: depart.membres.map((one) => ({ ...one, du: "2023-01-01" })) },
    ],
    ["pilots", texte([action("A"), action("B"), action("C")], { pilotes: [] })],
    ["results", texte([action("A"), action("B"), action("C")], { resultatsAttendus: [] })],
    ["dates", texte([action("A", { debut: "2024-09" as never }), action("B"), action("C")])],
    [
      "milestones",
      texte([action("A", { jalons: [{ libelle: "Ouvrir", date: null }] }), action("B"), action("C")]),
    ],
    [
      "territories",
      texte([
        action("A", { territoires: [{ genre: "epci", code: "1", nom: "Métropole" }] }),
        action("B"),
        action("C"),
      ]),
    ],
    [
      "tags",
      texte([
        action("A", { etiquettes: [{ genre: "public", libelle: "0-3 ans" }] }),
        action("B"),
        action("C"),
      ]),
    ],
  ])("see %s", (_what, apres) => {
    expect(isIdentique(comparer(depart, apres))).toBe(false);
    expect(isIdentique(comparer(apres, depart))).toBe(false);
  });

  it("mirror each other whatever was taken, added or moved", () => {
    const list = fc
      .shuffledSubarray(["A", "B", "C", "D", "E", "F"])
      .map((ids) => texte(ids.map((id) => action(id))));
    fc.assert(
      fc.property(list, list, (avant, apres) => {
        const there = comparer(avant, apres);
        const back = new Map(comparer(apres, avant).map((one) => [one.id, one]));
        expect(there).toHaveLength(back.size);
        for (const { id, etat } of there) {
          const mirrored = { ajoute: "retire", retire: "ajoute", modifie: null, identique: null }[etat];
          if (mirrored) expect(back.get(id)?.etat).toBe(mirrored);
        }
      }),
    );
  });

  it("compare three hundred actions in no time that grows wild", () => {
    const many = Array.from({ length: 300 }, (_, index) => action(`n${index}`));
    expect(isIdentique(comparer(texte(many), texte(many.toReversed())))).toBe(false);
  });
});

describe("the filter of a comparison", () => {
  it("reads the address, whatever is written there", () => {
    const read = (query: string) => parseComparaison(new URLSearchParams(query));
    expect(read("de=1&a=aujourdhui&volet=2&niveau=action&tout=oui")).toEqual({
      ...{ de: 1, a: "aujourdhui", volet: 2, niveau: "action", tout: true },
    });
    expect(read("de=-1&a=zz&volet=0&niveau=x&tout=1")).toEqual({
      ...{ de: null, a: null, volet: null, niveau: null, tout: false },
    });
  });

  it("keeps the changed only, of a level and of a volet", () => {
    const apres = texte([action("A", { intitule: "Autre" })], { titre: "Autre" });
    const ecarts = comparer(texte([action("A")]), apres);
    const ids = (niveau: "action" | null, tout: boolean, volet: string | null) =>
      selectEcarts(ecarts, { niveau, tout }, volet).map(({ id }) => id);
    expect(ids(null, false, null)).toEqual(["objectif", "A"]);
    expect(ids("action", false, null)).toEqual(["A"]);
    expect(ids(null, true, "volet")).toEqual(["volet", "objectif", "A"]);
    expect(ids(null, true, "ailleurs")).toEqual([]);
  });
});
