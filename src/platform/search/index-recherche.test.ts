import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extrait, marquer } from "./extrait.ts";
import { editDistance, IndexRecherche } from "./index-recherche.ts";
import { motsDe } from "./mots.ts";
import type { Trouvable } from "./source.ts";

const VIDE = { genre: "action", contexte: "", textes: [], autour: [], schema: null, date: null } as const;
const objet = (cle: string, titre: string, reste: Partial<Trouvable> = {}): Trouvable => ({
  ...VIDE,
  ...{ cle, titre, lien: `/63/${cle}` },
  ...reste,
});

function indexOf(...objets: Trouvable[]): IndexRecherche {
  const index = new IndexRecherche();
  index.replace(objets);
  return index;
}

const cles = (index: IndexRecherche, q: string): string[] =>
  index.search(q, () => 1).touches.map(({ objet: { cle } }) => cle);

const CORPUS = [
  objet("1", "12-B Ouvrir des crèches à vocation d'insertion"),
  objet("2", "Soutenir la parentalité dans les quartiers", { textes: ["Des accueils en cœur de bourg."] }),
  objet("3", "Former les assistantes maternelles", { autour: ["Caf Caisse d'allocations familiales"] }),
  objet("4", "Évaluer l'accueil des jeunes enfants", { contexte: "Parentalité" }),
];

describe("words", () => {
  it.each([
    ["creche", "1"],
    ["CRÈCHE", "1"],
    ["l’insertion", "1"],
    ["coeur de bourg", "2"],
    ["cœur", "2"],
    ["formation formé former", ""],
    ["formés", "3"],
    ["12-b", "1"],
    ["12B", "1"],
    ["caf", "3"],
    ["assist", "3"],
  ])("« %s » finds %s", (q, cle) => {
    const { rencontre, touches } = indexOf(...CORPUS).search(q, () => 1);
    if (cle === "") expect(rencontre).not.toBe("exact");
    else expect(touches.map((one) => one.objet.cle)).toEqual([cle]);
  });

  it("puts the title before the text, and the text before what is around", () => {
    const index = indexOf(
      objet("autour", "Autre chose", { autour: ["parentalité"] }),
      objet("texte", "Autre chose", { textes: ["La parentalité"] }),
      objet("titre", "Parentalité"),
    );
    expect(cles(index, "parentalité")).toEqual(["titre", "texte", "autour"]);
  });

  it("forgives, and says what it understood", () => {
    const index = indexOf(...CORPUS);
    for (const [q, cle, suggestion] of [
      ["parantalité", "2", "parentalité"],
      ["acceuil jeunes", "4", "accueil jeunes"],
      ["maternels asistantes", "3", null],
      ["crehces", "1", "crèches"],
    ] as const) {
      const { rencontre, touches, suggestion: said } = index.search(q, () => 1);
      expect([q, rencontre, touches[0]?.objet.cle]).toEqual([q, "approche", cle]);
      if (suggestion) expect(said).toBe(suggestion);
    }
  });

  it("says when no object holds all the words", () => {
    const { rencontre, touches } = indexOf(...CORPUS).search("crèches parentalité", () => 1);
    expect(rencontre).toBe("partiel");
    expect(touches.map((one) => one.objet.cle).sort()).toEqual(["1", "2"]);
  });

  it("finds nothing for what says nothing", () => {
    for (const q of ["", " ", "le la les", "?!", "𝕏", "ζ", "<script>", "=", "\\", "%", "____"]) {
      expect(cles(indexOf(...CORPUS), q), q).toEqual([]);
    }
  });

  it("answers a paste of 100 kB and a word without end", () => {
    const index = indexOf(...CORPUS);
    expect(cles(index, "parentalité ".repeat(9_000))).toEqual(["2"]);
    expect(cles(index, "x".repeat(100_000))).toEqual([]);
  });
});

const mot = fc.stringMatching(/^[a-zéèêàçœ]{5,12}$/);
const titres = fc.array(
  fc.array(mot, { minLength: 1, maxLength: 5 }).map((mots) => mots.join(" ")),
  {
    minLength: 1,
    maxLength: 25,
  },
);

describe("whatever the objects", () => {
  it("finds a word however its accents, its case and its apostrophes are written", () => {
    fc.assert(
      fc.property(titres, fc.nat(), (noms, pick) => {
        const objets = noms.map((nom, rank) => objet(String(rank), nom));
        const one = objets[pick % objets.length] ?? CORPUS[0];
        const [first] = motsDe(one?.titre ?? "");
        if (!first) return;
        const index = indexOf(...objets);
        const bare = first.ecrit.normalize("NFD").replace(/\p{M}/gu, "");
        for (const q of [
          first.ecrit,
          first.ecrit.toUpperCase(),
          `l'${first.ecrit} `,
          bare.replaceAll("œ", "oe"),
        ]) {
          expect(cles(index, q)).toContain(one?.cle);
        }
      }),
    );
  });

  it("finds a word of 5 letters or more with one wrong letter, unless that makes another known word", () => {
    fc.assert(
      fc.property(
        titres,
        fc.nat(),
        fc.nat(),
        fc.constantFrom("change", "drop", "add", "swap"),
        (noms, pick, at, how) => {
          const objets = noms.map((nom, rank) => objet(String(rank), nom));
          const one = objets[pick % objets.length];
          const [first] = motsDe(one?.titre ?? "");
          if (!one || !first || first.forme.length < 5) return;
          const wrong = misspell(first.forme, at % (first.forme.length - 1), how);
          const known = objets.flatMap(({ titre }) => motsDe(titre));
          const [typed] = motsDe(wrong);
          fc.pre(
            typed !== undefined &&
              !known.some(
                ({ forme, racine }) => forme === wrong || racine === typed.racine || forme.startsWith(wrong),
              ),
          );
          expect(cles(indexOf(...objets), wrong)).toContain(one.cle);
        },
      ),
    );
  });

  it("answers the same in whatever order, and by whatever changes, it was made", () => {
    fc.assert(
      fc.property(titres, titres, fc.nat(), (before, after, pick) => {
        const objets = after.map((nom, rank) => objet(String(rank), nom));
        const straight = indexOf(...objets);
        const turned = indexOf(...before.map((nom, rank) => objet(String(rank), nom)));
        turned.replace([...objets].reverse());
        expect(turned.size).toBe(objets.length);
        const q = objets[pick % objets.length]?.titre ?? "";
        for (const asked of [q, q.slice(0, 4), `${q} zzzzzz`]) {
          expect(cles(turned, asked)).toEqual(cles(straight, asked));
        }
      }),
    );
  });

  it("marks words of the text without changing it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), mot, (text, word) => {
        const texte = `${text} ${word} ${text}`;
        const [touche] = indexOf(objet("1", "Autre", { textes: [texte] })).search(word, () => 1).touches;
        const termes = touche?.termes ?? new Set<string>();
        expect(
          marquer(texte, termes)
            .map((one) => one.texte)
            .join(""),
        ).toBe(texte);
        if (!touche) return;
        const parts = extrait([texte], termes) ?? [];
        expect(parts.some((one) => one.marque)).toBe(true);
        expect(parts.map((one) => one.texte).join("").length).toBeLessThan(300);
      }),
    );
  });
});

describe("edit distance", () => {
  it.each([
    ["accueil", "acceuil", 1],
    ["creche", "crech", 1],
    ["creche", "creche", 0],
    ["enfance", "enfants", 2],
  ])("%s, %s: %i", (a, b, distance) => expect(editDistance(a, b)).toBe(distance));
});

function misspell(word: string, at: number, how: string): string {
  if (how === "drop") return word.slice(0, at) + word.slice(at + 1);
  if (how === "add") return `${word.slice(0, at)}k${word.slice(at)}`;
  if (how === "change") return `${word.slice(0, at)}${word[at] === "k" ? "w" : "k"}${word.slice(at + 1)}`;
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
