import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BlocImprime, blocsImprimes } from "./blocs-imprimes.ts";

const textOf = (bloc: BlocImprime): string =>
  "texte" in bloc ? bloc.texte : "elements" in bloc ? bloc.elements.join(" ") : bloc.lignes.flat().join(" ");

describe("a text of the document", () => {
  it("keeps titles, paragraphs, lists and both kinds of tables, as forms send them", () => {
    const texte =
      "## Titre\n\nUn paragraphe.\nSuite.\n\n- un\n- deux\n\nA\tB\n1\t2\n\n| C | D |\n|---|---|\n| 3 | 4 |\n### Détail";
    const expected = [
      { genre: "intertitre", niveau: 1, texte: "Titre" },
      { genre: "paragraphe", texte: "Un paragraphe.\nSuite." },
      { genre: "liste", elements: ["un", "deux"] },
      {
        genre: "tableau",
        lignes: [
          ["A", "B"],
          ["1", "2"],
        ],
      },
      {
        genre: "tableau",
        lignes: [
          ["C", "D"],
          ["3", "4"],
        ],
      },
      { genre: "intertitre", niveau: 2, texte: "Détail" },
    ];
    expect(blocsImprimes(texte)).toEqual(expected);
    expect(blocsImprimes(texte.replaceAll("\n", "\r\n"))).toEqual(expected);
  });

  it("puts back into its cell what Word pastes on several lines", () => {
    const texte = "Instance\tRythme\tRôle\nPlénière\tUne fois\nou deux\tAdopter\nBureau\tSouvent\tPréparer";
    expect(blocsImprimes(texte)).toEqual([
      {
        genre: "tableau",
        lignes: [
          ["Instance", "Rythme", "Rôle"],
          ["Plénière", "Une fois ou deux", "Adopter"],
          ["Bureau", "Souvent", "Préparer"],
        ],
      },
    ]);
  });

  it("loses no word, whatever is pasted", () => {
    const piece = fc.constantFrom(
      "mot",
      "\t",
      "\n",
      "\n\n",
      "- ",
      "1. ",
      "## ",
      "| ",
      " |",
      "été",
      "#",
      "x\ty",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const texte = pieces.join("");
        const words = (text: string) => text.match(/[a-zé]{1,}/g) ?? [];
        expect(words(blocsImprimes(texte).map(textOf).join(" "))).toEqual(
          words(texte.replace(/[\t\n|#]/g, " ")),
        );
      }),
    );
  });
});
