import { describe, expect, it } from "vitest";
import { ROLES } from "#platform/identity/principal.ts";
import { dependsOnInstitution, type Outlook, outlook } from "#platform/rights/outlook.ts";
import { may, type Operation } from "#platform/rights/rights.ts";
import { demandes } from "#testing/demandeurs.ts";
import { allOperations } from "./composition.ts";

/**
 * Who may do what, on the whole platform. One line an operation: the visitor, then in the name of an institution that
 * the object concerns, then of another. Each group is a person without any role, then the roles in their order:
 * lecteur, correspondant, redacteur, instructeur, decideur, certificateur, signataire, administrateur.
 * `o` yes, `.` no, `?` according to the object. Somebody from another département is a visitor.
 */
const TABLE: Readonly<Record<string, `${string} ${string} ${string}`>> = {
  //                             visitor  concerned  other
  "schemas.lire": "? ooooooooo ?????????",
  "schemas.lire-commentaires": ". ooooooooo ooooooooo",
  "schemas.commenter": ". ooooooooo ?????????",
  "schemas.reprendre": ". ????????? ?????????",
  "schemas.moderer": ". ...o....o ...?....?",
  "schemas.suivre": ". ooooooooo ooooooooo",
  "schemas.creer": ". ...o....o ...o....o",
  "schemas.importer": ". ...o....o ...?....?",
  "schemas.modifier": ". ...o....o ...?....?",
  "schemas.modifier-schema": ". ...o....o ...?....?",
  "schemas.ecrire": ". ...o....o ...?....?",
  "schemas.voir-corbeille": ". ooooooooo ?????????",
  "schemas.donner-des-nouvelles": ". .?oo????o .????????",
  "schemas.demander-des-nouvelles": ". ...o....o ...?....?",
  "schemas.suivre-tournees": ". ooooooooo ?????????",
  "schemas.suivre-membres": ". ooooooooo ?????????",
  "schemas.voir-membre": ". ooooooooo ?????????",
  "schemas.proposer-membre": ". ...o....o ...?....?",
  "schemas.repondre-membre": ". .....o.oo .........",
  "schemas.annuler-membre": ". ...o....o ...?....?",
  "schemas.modifier-membre": ". ...o....o ...?....?",
  "schemas.retirer-membre": ". ...o.o.oo ...?....?",
  "schemas.transmettre-membre": ". .....o.oo .........",
  "schemas.changer-phase": ". ...o....o ...?....?",
  "schemas.adopter": ". .....o.oo .........",
  "schemas.rendre-avis": ". .....o.oo .........",
  "schemas.tenir-etiquettes": ". ...o....o ...?....?",
  "schemas.remarquer": ". ...o.o.oo .........",
  "acteurs.voir-personnes": ". ooooooooo ooooooooo",
  "acteurs.ecrire": ". ...o....o ...o....o",
  "acteurs.modifier": ". ........o ...?....?",
  "acteurs.inviter": ". ........o .........",
  "acteurs.donner-role": ". ........o .........",
  "territoires.importer-contours": ". ........o ........o",
  "territoires.importer-zonage": ". ...o....o ...o....o",
  "territoires.situer": ". ...o....o ...o....o",
  "territoires.dire-competences": ". ...o....o ...o....o",
  "echeances.tenir-agenda": ". ooooooooo ooooooooo",
  "observatoire.ecrire": ". ...o....o ...o....o",
  "observatoire.importer": ". ...o....o ...o....o",
  "observatoire.lire-constats": ". ooooooooo ooooooooo",
  "observatoire.constater": ". ...o....o ...o....o",
  "observatoire.lire-classements": ". ooooooooo ooooooooo",
  "observatoire.classer": ". ...o....o ...o....o",
  "observatoire.lire-scenarios": ". ooooooooo ooooooooo",
  "observatoire.tenir-scenarios": ". ...o....o ...o....o",
  "observatoire.tenir-panier": ". ...o....o ...o....o",
  "observatoire.regler-secret": ". ........o ........o",
  "glossaire.ecrire": ". ...o....o ...o....o",
  "papiers.demander": ". ooooooooo ooooooooo",
  "papiers.suivre": ". ????????? ?????????",
  "papiers.lire-modele": ". ooooooooo .........",
  "papiers.tenir-modeles": ". ........o .........",
  "rgpd.lire": ". ooooooooo ooooooooo",
  "rgpd.regler": ". ........o ........o",
  "rgpd.exporter": ". ????????o ?????????",
  "rgpd.effacer": ". ........o .........",
  "journal.lire-historique": ". ooooooooo ooooooooo",
  "journal.consulter": ". ......o.o ......o.o",
};

const SIGN: Readonly<Record<Outlook, string>> = { oui: "o", selon: "?", non: "." };

function lineOf(operation: Operation<never>): string {
  const group = (institution: "concernee" | "autre") =>
    [[], ...ROLES.map((role) => [role])]
      .map((roles) => SIGN[outlook(operation, { roles, institution })])
      .join("");
  return `${SIGN[outlook(operation, null)]} ${group("concernee")} ${group("autre")}`;
}

const operations: readonly Operation<never>[] = allOperations.flatMap((module) =>
  Object.values(module.operations),
);

describe("every operation of every module", () => {
  it("has its line, and each line its operation", () => {
    expect(operations.map(({ code }) => code).sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(operations.map((operation) => [operation.code, operation] as const))(
    "%s: the table",
    (code, one) => {
      expect(lineOf(one)).toBe(TABLE[code]);
    },
  );

  it("has a code under the name of its module, words, and rules in words", () => {
    for (const { cle, operations: own } of allOperations) {
      for (const { code, libelle, rules } of Object.values(own) as Operation<never>[]) {
        expect(code).toMatch(new RegExp(`^${cle}\\.[a-z]+(-[a-z]+)*$`));
        expect(libelle).toMatch(/^[a-zà-ÿ]/);
        for (const { phrase } of rules) expect(phrase, code).toMatch(/^(un|une|le|la|les|tout|l['’])/);
      }
    }
  });

  it("answers somebody from another département as a visitor", () => {
    for (const operation of operations.filter((one) => outlook(one, null) !== "selon")) {
      if (dependsOnInstitution(operation)) continue;
      for (const { demandeur, lieu } of demandes()) {
        if (lieu === "ici") continue;
        expect(may(demandeur, operation as Operation<unknown>, null)).toBe(
          outlook(operation, null) === "oui",
        );
      }
    }
  });
});
