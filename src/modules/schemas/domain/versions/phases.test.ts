import { describe, expect, it } from "vitest";
import { PHASES, type Phase } from "../plan/vocabulaire.ts";
import { type Fait, GARDES, type Garde } from "./gardes.ts";
import {
  adoptionOf,
  controler,
  laissePasser,
  PASSAGES,
  passageOf,
  suitesOf,
  type Verdict,
} from "./phases.ts";

/** Every passage there is: from, to, direction, who. Nothing else passes. */
const TABLE: readonly `${Phase} ${Phase} ${"avance" | "recul"} ${"ecrit" | "engage"}`[] = [
  "bilan_precedent diagnostic avance ecrit",
  "diagnostic bilan_precedent recul ecrit",
  "diagnostic elaboration avance ecrit",
  "elaboration diagnostic recul ecrit",
  "elaboration consultation avance ecrit",
  "consultation elaboration recul ecrit",
  "consultation adoption avance ecrit",
  "adoption elaboration recul ecrit",
  "adoption consultation recul ecrit",
  "adoption mise_en_oeuvre avance engage",
  "mise_en_oeuvre evaluation avance ecrit",
  "evaluation mise_en_oeuvre recul ecrit",
  "evaluation clos avance engage",
  "clos evaluation recul engage",
];

/** A scheme where every condition says yes. */
const BIEN: Fait = {
  ...{ copilotes: 2, propositions: 0, consultables: 3, actions: 10, objectifs: 4, sansIndicateur: 0 },
  ...{ sansPilote: 0, pilotesSansRole: 0, predecesseurs: 1, aJuger: 5, nonJuges: 0, versions: 1 },
  consultation: { demandes: 3, rendus: 3, defavorables: 0, echue: false, sansReponse: 0 },
  ...{ amendementOuvert: false, sansNouvelles: 0, enCours: 0, bloquees: 0, fin: 2025, annee: 2026 },
};

/** What makes each condition answer otherwise. */
const AUTREMENT: Readonly<Record<Garde, readonly [Partial<Fait>, Verdict][]>> = {
  copilote: [[{ copilotes: 0 }, "non"]],
  "bilan-fait": [
    [{ predecesseurs: 0 }, "alerte"],
    [{ nonJuges: 2 }, "alerte"],
  ],
  contenu: [[{ actions: 0, objectifs: 0 }, "non"]],
  "indicateurs-souples": [[{ sansIndicateur: 1 }, "alerte"]],
  indicateurs: [[{ sansIndicateur: 1 }, "non"]],
  "pilotes-nommes": [[{ sansPilote: 1 }, "alerte"]],
  "pilotes-engages": [[{ pilotesSansRole: 1 }, "alerte"]],
  propositions: [[{ propositions: 1 }, "alerte"]],
  "a-consulter": [[{ consultables: 0 }, "non"]],
  "avis-rendus": [
    [{ consultation: null }, "non"],
    [{ consultation: { demandes: 3, rendus: 0, defavorables: 0, echue: true, sansReponse: 0 } }, "non"],
  ],
  "avis-attendus": [
    [{ consultation: { demandes: 3, rendus: 1, defavorables: 0, echue: false, sansReponse: 0 } }, "alerte"],
    [{ consultation: { demandes: 3, rendus: 1, defavorables: 0, echue: true, sansReponse: 0 } }, "oui"],
  ],
  "avis-defavorables": [
    [{ consultation: { demandes: 3, rendus: 3, defavorables: 1, echue: true, sansReponse: 0 } }, "alerte"],
  ],
  remarques: [
    [{ consultation: { demandes: 3, rendus: 3, defavorables: 0, echue: true, sansReponse: 1 } }, "non"],
    [{ consultation: null }, "oui"],
  ],
  version: [[{ versions: 0 }, "non"]],
  nouvelles: [[{ sansNouvelles: 1 }, "alerte"]],
  amendement: [[{ amendementOuvert: true }, "non"]],
  terme: [[{ annee: 2024 }, "alerte"]],
  "actions-finies": [[{ enCours: 1 }, "alerte"]],
  blocages: [[{ bloquees: 1 }, "alerte"]],
};

describe("the life of a scheme", () => {
  it("has these passages and no other, whatever the pair of phases", () => {
    const found = PHASES.flatMap((de) =>
      PHASES.flatMap((vers) => {
        const passage = passageOf(de, vers);
        return passage ? [`${de} ${vers} ${passage.sens} ${passage.qui}`] : [];
      }),
    );
    expect(found.sort()).toEqual([...TABLE].sort());
    expect(PHASES.filter((de) => passageOf(de, de) !== null)).toEqual([]);
  });

  it("leads from the first phase to the last, and never back before the adoption", () => {
    const reached = (from: Phase) => {
      const seen = new Set<Phase>([from]);
      for (const one of seen) for (const next of suitesOf(one)) seen.add(next);
      return seen;
    };
    expect(reached("bilan_precedent").size).toBe(PHASES.length);
    expect([...reached("mise_en_oeuvre")].sort()).toEqual(["clos", "evaluation", "mise_en_oeuvre"]);
  });

  it("adopts from « adoption », records afterwards in the open phases, nowhere else", () => {
    expect(PHASES.filter((phase) => adoptionOf(phase) !== null)).toEqual([
      ...["adoption", "mise_en_oeuvre", "evaluation"],
    ]);
    expect(adoptionOf("adoption")).toBe(PASSAGES.adoption.mise_en_oeuvre);
  });
});

describe.each(Object.keys(GARDES) as Garde[])("the condition « %s »", (garde) => {
  const seule = { sens: "avance", qui: "ecrit", geste: "passer", gardes: [garde] } as const;
  const verdict = (fait: Fait) => controler(seule, fait)[0];

  it("says yes in a sentence when all is well", () => {
    expect(verdict(BIEN)).toMatchObject({
      verdict: "oui",
      phrase: expect.stringMatching(/^[^\d ].*\.$|^\d.*\.$/),
    });
  });

  it.each(AUTREMENT[garde])("for %o says %s", (change, expected) => {
    const dit = verdict({ ...BIEN, ...change });
    expect(dit).toMatchObject({ verdict: expected, phrase: expect.stringMatching(/\.$/) });
  });

  it("stops when nobody can look, whatever is unknown", () => {
    const rien = Object.fromEntries(Object.keys(BIEN).map((key) => [key, null])) as Fait;
    expect(verdict(rien)?.verdict).toBe("non");
    expect(verdict(undefined as never)?.verdict).toBe("non");
  });
});

describe("a passage", () => {
  it("lets warnings pass once read, and nothing that says no", () => {
    const of = (...verdicts: Verdict[]) =>
      verdicts.map((verdict) => ({ garde: "copilote" as const, verdict, phrase: "", ou: null }));
    expect(laissePasser(of("oui", "oui"), false)).toBe(true);
    expect(laissePasser(of("oui", "alerte"), false)).toBe(false);
    expect(laissePasser(of("oui", "alerte"), true)).toBe(true);
    expect(laissePasser(of("alerte", "non"), true)).toBe(false);
    expect(laissePasser(of("peut-être" as never), true)).toBe(false);
  });

  it("of an objectif without indicator: to the consultation with a warning, not to the adoption", () => {
    const sans = { ...BIEN, sansIndicateur: 2 };
    const to = (de: Phase, vers: Phase) => {
      const passage = passageOf(de, vers);
      return passage && controler(passage, sans);
    };
    expect(laissePasser(to("elaboration", "consultation") ?? [], true)).toBe(true);
    expect(laissePasser(to("consultation", "adoption") ?? [], true)).toBe(false);
  });
});
