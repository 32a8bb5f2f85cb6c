import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanTexte, cleanTitre, TEXTE_MAXIMUM } from "./texte-saisi.ts";

const WORD = `<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><style>p{color:red}</style>
<p class=MsoNormal style='margin:0'><b>Ouvrir</b> des places&nbsp;:<o:p></o:p></p><ul><li>en cr&egrave;che</li><li>&agrave; domicile</li></ul>`;

describe("a text that was pasted", () => {
  it("from a word processor becomes plain, with its paragraphs", () => {
    expect(cleanTexte(WORD, "contexte")).toEqual({
      texte: "Ouvrir des places\u00a0:\n\n- en crèche\n- à domicile",
      nettoye: true,
    });
  });

  it.each(["Enfants de < 3 ans et > 2 mois", "a <- b", "=SOMME(A1:A2)", "R&D ; Caf & MSA", "1 < 2 > 0"])(
    "« %s » stays as it is",
    (text) => {
      expect(cleanTexte(text, "contexte")).toEqual({ texte: text, nettoye: false });
    },
  );

  it("loses what nobody sees, and scripts", () => {
    expect(cleanTexte("a\u200bb\u202ec\r\n\r\n\r\n\r\nd  ", "x").texte).toBe("abc\n\nd");
    expect(cleanTexte("<script>alert(1)</script>Bonjour<img src=x onerror=alert(1)>", "x").texte).toBe(
      "Bonjour",
    );
  });

  it("of 100 kB is refused, naming the field and the limit", () => {
    expect(() => cleanTexte("a".repeat(100_000), "contexte")).toThrow(
      expect.objectContaining({
        code: "texte.trop-long",
        details: { champ: "contexte", longueur: 100_000, maximum: TEXTE_MAXIMUM },
      }),
    );
  });

  it("once cleaned stays the same, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const { texte } = cleanTexte(text, "x");
        expect(cleanTexte(texte, "x").texte).toBe(texte);
      }),
    );
  });
});

describe("a title", () => {
  it("is one line, and not empty when it is required", () => {
    expect(cleanTitre(" Ouvrir\n des  places ", "titre")).toBe("Ouvrir des places");
    expect(() => cleanTitre(" \n ", "titre", { requis: true })).toThrow(
      expect.objectContaining({ code: "texte.vide" }),
    );
  });
});
