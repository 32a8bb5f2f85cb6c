import { describe, expect, it } from "vitest";
import type { Role } from "#platform/identity/principal.ts";
import { type CodeDepartement, type Id, newId } from "#platform/values/ids.ts";
import type { Identite } from "../queries/read-principal.ts";
import { choixExpress } from "./choix-express.ts";
import type { ContenuPersonne } from "./contenu.ts";
import { personnes03 } from "./personnes-03.ts";
import { personnes63 } from "./personnes-63.ts";

const SIGLES: Readonly<Record<string, string>> = { caf: "Caf", departement: "CD", msa: "MSA" };

function identitesOf(departement: string, personnes: readonly ContenuPersonne[]): Identite[] {
  return personnes.map((personne) => ({
    genre: "personne",
    departement: departement as CodeDepartement,
    personne: newId<"acteur">(),
    nom: `${personne.prenom} ${personne.nom}`,
    fonction: personne.fonction,
    institution: "i" as Id<"acteur">,
    institutionComplete: personne.institution,
    institutionNom: SIGLES[personne.institution] ?? personne.institution,
    roles: personne.roles as readonly Role[],
    compte: null,
  }));
}

describe("choixExpress", () => {
  const puyDeDome = identitesOf("63", personnes63);
  const allier = identitesOf("03", personnes03);

  it("proposes five different persons of the demonstration, the last from elsewhere", () => {
    const choix = choixExpress([...allier, ...puyDeDome], "63");
    expect(choix.map(({ identite }) => identite.nom.split(" ")[0])).toEqual([
      "Solène",
      "Agathe",
      "Bastien",
      "Malik",
      "Marguerite",
    ]);
    expect(choix.map(({ identite }) => identite.departement)).toEqual(["63", "63", "63", "63", "03"]);
  });

  it("leaves out what nobody fits", () => {
    expect(choixExpress(puyDeDome, "63")).toHaveLength(4);
    expect(choixExpress([], "63")).toEqual([]);
  });
});
