import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "#platform/identity/principal.ts";
import { may, type Operation } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { type Demande, demandes } from "#testing/demandeurs.ts";
import { isPublic, PHASES, type Phase } from "./domain/plan/vocabulaire.ts";
import { operationsSchemas } from "./rights.ts";
import type {
  DroitsAction,
  DroitsEchange,
  DroitsMembre,
  DroitsRepris,
  DroitsVocabulaire,
} from "./rights-sets.ts";

/** How whoever asks stands to an action or a membership, and to its scheme. */
type Situation = Pick<Demande, "role" | "lieu"> & {
  /** From « mise en œuvre » on. */
  publique: boolean;
  /**
   * What the institution is to the scheme; « aucune »: no institution has accepted to hold it yet. « dedans »: its scope
   * names the place that is asked; « ailleurs »: another place of the scheme.
   */
  membre:
    | "aucune"
    | "non"
    | "copilote"
    | "copilote dedans"
    | "copilote ailleurs"
    | "contributeur"
    | "contributeur dedans"
    | "contributeur ailleurs"
    | "consulte ou informe";
  /** The institution, or the person, pilots the action. */
  pilote: "non" | "institution" | "personne";
  /** The membership is the institution's own. */
  sien: boolean;
};

const MEMBRES: readonly Situation["membre"][] = [
  "aucune",
  "non",
  "copilote",
  "copilote dedans",
  "copilote ailleurs",
  "contributeur",
  "contributeur dedans",
  "contributeur ailleurs",
  "consulte ou informe",
];
const AVEC_ROLE = MEMBRES.filter((membre) => membre !== "aucune" && membre !== "non");
const CONTRIBUTEUR = MEMBRES.filter((membre) => membre.startsWith("contributeur"));

/** A cell of the table: every line given must hold, one of the values of a list is enough. */
type Cas = { [Key in keyof Situation]?: Situation[Key] | readonly Situation[Key][] };

const REDACTION: readonly Role[] = ["redacteur", "administrateur"];
const NOUVELLES: readonly Role[] = ["correspondant", ...REDACTION];
const ENGAGEMENT: readonly Role[] = ["administrateur", "decideur", "signataire"];
const TOUT: Cas = { lieu: "ici", role: REDACTION, membre: ["copilote", "aucune"] };
const DEDANS: Cas = { lieu: "ici", role: REDACTION, membre: ["copilote", "copilote dedans", "aucune"] };
const SIEN: Cas = { lieu: "ici", role: ENGAGEMENT, sien: true };
const MEMBRE: Cas = { lieu: "ici", membre: ["aucune", ...AVEC_ROLE] };
const confie = (role: readonly Role[]): Cas[] => [
  { lieu: "ici", role, membre: "contributeur dedans" },
  { lieu: "ici", role, membre: CONTRIBUTEUR, pilote: "institution" },
];

/** Who may do what. Everything that no line allows must be refused. */
const TABLE: Record<keyof typeof operationsSchemas, readonly Cas[]> = {
  lire: [{ publique: true }, MEMBRE, { lieu: "ici", pilote: ["institution", "personne"] }],
  lireCommentaires: [{ lieu: "ici" }],
  commenter: [MEMBRE, { lieu: "ici", pilote: ["institution", "personne"] }],
  reprendre: [{ lieu: "ici", sien: true }],
  moderer: [DEDANS],
  suivre: [{ lieu: "ici" }],
  creer: [{ lieu: "ici", role: REDACTION }],
  importer: [TOUT],
  modifier: [DEDANS, ...confie(REDACTION)],
  modifierSchema: [TOUT],
  ecrire: [DEDANS],
  donnerDesNouvelles: [
    DEDANS,
    ...confie(NOUVELLES),
    { lieu: "ici", role: NOUVELLES, pilote: "institution" },
    { lieu: "ici", role: ROLES, pilote: "personne" },
  ],
  demanderDesNouvelles: [TOUT],
  suivreTournees: [MEMBRE],
  voirCorbeille: [MEMBRE],
  suivreMembres: [MEMBRE],
  voirMembre: [MEMBRE, { lieu: "ici", sien: true }],
  proposerMembre: [DEDANS],
  repondreMembre: [SIEN],
  annulerMembre: [DEDANS],
  modifierMembre: [DEDANS],
  retirerMembre: [SIEN, DEDANS],
  transmettreMembre: [SIEN],
  changerPhase: [TOUT],
  adopter: [{ lieu: "ici", role: ENGAGEMENT, membre: "copilote" }],
  rendreAvis: [{ lieu: "ici", role: ENGAGEMENT, membre: AVEC_ROLE }],
  tenirEtiquettes: [TOUT],
  remarquer: [{ lieu: "ici", role: ["redacteur", ...ENGAGEMENT], membre: AVEC_ROLE }],
};

function allows(cas: Cas, situation: Situation): boolean {
  return Object.entries(cas).every(([key, wanted]) => {
    const value = situation[key as keyof Situation];
    return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
  });
}

type Objet = DroitsAction & DroitsMembre & DroitsEchange & DroitsRepris & DroitsVocabulaire;

/** Every situation there is, with the object that makes it. */
function* situations(): Generator<{ nom: string; demande: Demande; situation: Situation; objet: Objet }> {
  for (const demande of demandes())
    for (const phase of PHASES)
      for (const membre of MEMBRES)
        for (const pilote of ["non", "institution", "personne"] as const)
          for (const sien of [true, false]) {
            const { role, lieu } = demande;
            const situation = { role, lieu, publique: isPublic(phase), membre, pilote, sien };
            const nom = `${demande.nom}, ${phase}, ${membre}, pilote ${pilote}, ${sien ? "own" : "other"}`;
            yield { nom, demande, situation, objet: objectOf(demande, phase, situation) };
          }
}

const stranger = newId<"acteur">();

function objectOf({ personne }: Demande, phase: Phase, { membre, pilote, sien }: Situation): Objet {
  const institution = personne?.institution ?? newId<"acteur">();
  const own = (...cases: Situation["membre"][]) => (cases.includes(membre) ? [institution] : []);
  const others: Id<"acteur">[] = membre === "aucune" ? [] : [stranger];
  const named = { non: [], institution: [institution], personne: [personne?.personne ?? newId<"acteur">()] };
  const copilotes = [...others, ...own("copilote", "copilote dedans", "copilote ailleurs")];
  const dedans = [...others, ...own("copilote", "copilote dedans")];
  return {
    phase,
    membres: [...others, ...own(...AVEC_ROLE)],
    copilotes,
    copilotesDuTout: [...others, ...own("copilote")],
    nommes: isPublic(phase) ? [] : [stranger, ...named[pilote]],
    pilotes: [stranger, ...named[pilote]],
    pilotesDuSchema: [stranger, ...named[pilote]],
    auteur: sien ? (personne?.personne ?? null) : stranger,
    copilotesDuLieu: dedans,
    contributeurs: own(...CONTRIBUTEUR),
    confies: own("contributeur dedans"),
    institution: sien ? institution : stranger,
    copilotesDeLaPortee: dedans,
    copilotesDuDepartement: [...others, ...own("copilote")],
  };
}

describe("rights of the schemes", () => {
  it.each(Object.keys(TABLE) as (keyof typeof TABLE)[])("%s: the table and nothing else", (name) => {
    // What an operation looks at is part of what it takes here.
    const operation = operationsSchemas[name] as Operation<Objet>;
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
