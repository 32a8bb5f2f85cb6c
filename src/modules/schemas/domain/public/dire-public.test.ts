import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STATUTS } from "../plan/vocabulaire.ts";
import { direAlertes, direEcarts, direStatuts, direVolet } from "./dire-public.ts";
import { dessinerPartage } from "./image-partage.ts";

const RIEN = { a_venir: 0, en_cours: 0, realisee: 0, suspendue: 0, abandonnee: 0 };
const bilan = (
  parStatut: Partial<typeof RIEN>,
  alertes: Partial<Record<"enRetard" | "bloquees" | "sansNouvelles", number>> = {},
) => {
  const all = { ...RIEN, ...parStatut };
  const total = Object.values(all).reduce((sum, one) => sum + one, 0);
  return {
    ...{
      total,
      parStatut: all,
      enRetard: 0,
      nonDemarrees: 0,
      sansNouvelles: 0,
      bloquees: 0,
      avancement: null,
    },
    ...alertes,
  };
};
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");

describe("the sentences of the public page", () => {
  it("agree with what they count, and leave out what is not", () => {
    expect(plain(direStatuts(bilan({})))).toBe("Aucune action n’est inscrite au plan.");
    expect(plain(direStatuts(bilan({ realisee: 1 })))).toBe("Sur 1 action, 1 est réalisée.");
    expect(plain(direStatuts(bilan({ realisee: 2, a_venir: 1, abandonnee: 1 })))).toBe(
      "Sur 4 actions, 2 sont réalisées, 1 n’a pas commencé et 1 est abandonnée.",
    );
    expect(direAlertes(bilan({}))).toBeNull();
    expect(direAlertes(bilan({ en_cours: 3 }))).toBe("Aucune n’est en retard ni bloquée.");
    expect(direAlertes(bilan({ en_cours: 3 }, { enRetard: 1, bloquees: 2 }))).toBe(
      "Parmi elles, 1 a dépassé la date prévue et 2 sont bloquées.",
    );
    expect(direVolet(bilan({}))).toBe("Aucune action pour l’instant");
    expect(direVolet(bilan({ realisee: 1, en_cours: 2 }))).toBe("1 action réalisée sur 3, 2 en cours");
    expect(direEcarts({ ajoutees: 0, retirees: 0, modifiees: 0 })).toBe(
      "Depuis, aucune action n’a été ajoutée, retirée ni réécrite.",
    );
    expect(plain(direEcarts({ ajoutees: 1, retirees: 2, modifiees: 0 }))).toBe(
      "Depuis, 1 action a été ajoutée et 2 ont été retirées.",
    );
    expect(plain(direEcarts({ ajoutees: 0, retirees: 0, modifiees: 4 }))).toBe(
      "Depuis, le texte ou les dates de 4 actions ont été modifiés.",
    );
  });

  it("say every action once, whatever their number", () => {
    const counts = fc.record(Object.fromEntries(STATUTS.map((one) => [one, fc.nat(400)])));
    fc.assert(
      fc.property(counts, (parStatut) => {
        const one = bilan(parStatut);
        const said = plain(direStatuts(one))?.replaceAll("\u202f", "").match(/\d+/g)?.map(Number) ?? [];
        const [total = 0, ...parts] = said;
        expect(total).toBe(one.total);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(one.total);
      }),
    );
  });
});

describe("the picture of a shared link", () => {
  it("is well formed and stays in its frame, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (titre) => {
        const svg = dessinerPartage({
          titre,
          lieu: titre,
          debut: 2022,
          fin: 2026,
          bilan: bilan({ en_cours: 3 }),
        });
        const texts = [...svg.matchAll(/<text x="\d+" y="(\d+)"[^>]*>([^<]*)<\/text>/g)];
        expect(svg.match(/<text/g)).toHaveLength(texts.length);
        for (const [, y, text = ""] of texts) {
          expect(Number(y)).toBeLessThanOrEqual(630);
          expect(text).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/);
        }
      }),
    );
  });
});
