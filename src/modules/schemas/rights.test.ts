import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "#platform/identity/principal.ts";
import { may, type Operation } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { type Demande, demandes } from "#testing/demandeurs.ts";
import { isPublic, PHASES } from "./domain/vocabulaire.ts";
import { type DroitsAction, operationsSchemas } from "./rights.ts";

/** How whoever asks stands to an action and its scheme. */
type Situation = Pick<Demande, "role" | "lieu"> & {
  /** From « mise en œuvre » on. */
  publique: boolean;
  /** « aucune »: no institution has accepted to hold the scheme yet. */
  copilote: "oui" | "non" | "aucune";
  institutionPilote: boolean;
  nommePilote: boolean;
};

/** A cell of the table: every line given must hold, one of the values of a list is enough. */
type Cas = { [Key in keyof Situation]?: Situation[Key] | readonly Situation[Key][] };

const REDACTION: readonly Role[] = ["redacteur", "administrateur"];
const REDACTION_COPILOTE: Cas = { lieu: "ici", role: REDACTION, copilote: ["oui", "aucune"] };

/** Who may do what. Everything that no line allows must be refused. */
const TABLE: Record<keyof typeof operationsSchemas, readonly Cas[]> = {
  lire: [{ publique: true }, { lieu: "ici" }],
  lireCommentaires: [{ lieu: "ici" }],
  creer: [{ lieu: "ici", role: REDACTION }],
  importer: [REDACTION_COPILOTE],
  modifier: [REDACTION_COPILOTE],
  donnerDesNouvelles: [
    REDACTION_COPILOTE,
    { lieu: "ici", role: ["correspondant", ...REDACTION], institutionPilote: true },
    { lieu: "ici", role: ROLES, nommePilote: true },
  ],
};

function allows(cas: Cas, situation: Situation): boolean {
  return Object.entries(cas).every(([key, wanted]) => {
    const value = situation[key as keyof Situation];
    return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
  });
}

/** Every situation there is, with the object that makes it. */
function* situations(): Generator<{
  nom: string;
  demande: Demande;
  situation: Situation;
  objet: DroitsAction;
}> {
  const stranger = newId<"acteur">();
  for (const demande of demandes()) {
    const { role, lieu, personne } = demande;
    const institution = personne?.institution ?? newId<"acteur">();
    const copilotes = { oui: [stranger, institution], non: [stranger], aucune: [] } as const;
    for (const phase of PHASES)
      for (const copilote of ["oui", "non", "aucune"] as const)
        for (const institutionPilote of [true, false])
          for (const nommePilote of [true, false]) {
            const situation = {
              role,
              lieu,
              publique: isPublic(phase),
              copilote,
              institutionPilote,
              nommePilote,
            };
            const pilotes: Id<"acteur">[] = [stranger];
            if (institutionPilote) pilotes.push(institution);
            if (nommePilote) pilotes.push(personne?.personne ?? newId());
            const nom = `${demande.nom}, ${phase}, copilote ${copilote}, pilote ${institutionPilote}/${nommePilote}`;
            yield { nom, demande, situation, objet: { phase, copilotes: copilotes[copilote], pilotes } };
          }
  }
}

describe("rights of the schemes", () => {
  it.each(Object.keys(TABLE) as (keyof typeof TABLE)[])("%s: the table and nothing else", (name) => {
    // What an operation looks at is part of what it takes here.
    const operation = operationsSchemas[name] as Operation<DroitsAction>;
    const wrong: string[] = [];
    let yes = 0;
    let no = 0;
    for (const { nom, demande, situation, objet } of situations()) {
      const expected = TABLE[name].some((cas) => allows(cas, situation));
      const given = may(demande.demandeur, operation, objet);
      if (given !== expected) wrong.push(`${nom}: ${given ? "allowed" : "refused"}`);
      if (expected) yes += 1;
      else no += 1;
    }
    expect(wrong).toEqual([]);
    // A table that says yes or no to everybody would prove nothing.
    expect([yes > 0, no > 0]).toEqual([true, true]);
  });

  it("is public from « mise en œuvre » on", () => {
    expect(PHASES.filter(isPublic)).toEqual(["mise_en_oeuvre", "evaluation", "clos"]);
  });

  it("gives every operation a code of its own, under the name of the module", () => {
    const codes = Object.values(operationsSchemas).map((operation) => operation.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !code.startsWith("schemas."))).toEqual([]);
  });
});
