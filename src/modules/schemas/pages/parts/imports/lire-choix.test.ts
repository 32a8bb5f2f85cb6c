import { describe, expect, it } from "vitest";
import { newId } from "#platform/values/ids.ts";
import { lireChoix } from "./lire-choix.ts";

const caf = newId<"acteur">();
const acteurs = new Map([["caf", caf]]);

function form(fields: Record<string, string>): FormData {
  const filled = new FormData();
  for (const [name, value] of Object.entries(fields)) filled.append(name, value);
  return filled;
}

describe("the form of the preview", () => {
  it("gives columns, names, conflicts and removals", () => {
    const sent = form({
      "feuille-lue": "Plan",
      feuille: "Plan",
      "colonne.0": "volet",
      "colonne.3": "",
      "genre.club": "reseau",
      "acteur.club": "",
      "genre.c.a.f": "service",
      "acteur.c.a.f": " CAF ",
      conflit: "id.intitule",
      "retirer-absentes": "oui",
    });
    expect(lireChoix(sent, acteurs)).toEqual({
      inconnu: null,
      choix: {
        feuille: "Plan",
        colonnes: { 0: "volet", 3: null },
        acteurs: { club: { genre: "reseau" }, "c.a.f": { acteur: caf } },
        prendreFichier: ["id.intitule"],
        retirerAbsentes: true,
      },
    });
  });

  it("keeps everything else when a name is nobody's, and says which", () => {
    const sent = form({ "genre.club": "comite", "acteur.club": "Personne", "acteur.c a f": "Caf" });
    const { choix, inconnu } = lireChoix(sent, acteurs);
    expect(choix.acteurs).toEqual({ club: { genre: "comite" }, "c a f": { acteur: caf } });
    expect(inconnu).toMatchObject({
      code: "importation.acteur-inconnu",
      details: { champ: "acteur.club", ecrit: "club", nom: "Personne" },
    });
  });

  it("forgets the columns of a sheet that is no longer the one read", () => {
    const sent = form({ "feuille-lue": "Plan", feuille: "Autre", "colonne.0": "volet" });
    expect(lireChoix(sent, acteurs).choix).not.toHaveProperty("colonnes");
  });
});
