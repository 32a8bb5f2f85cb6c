/**
 * The life of a scheme: which phase leads to which, who may, and what must hold. One table, read by the server when it
 * changes a phase and by the screen when it says what stands in the way. What is not written is refused; a condition that
 * does not say yes, or that nobody can look at, stops.
 */
import { isPublic, PHASES, type Phase } from "../plan/vocabulaire.ts";
import { type DitGarde, type Fait, GARDES, type Garde } from "./gardes.ts";

/** Who passes it: a writer of a copilot, or who commits the institution of a copilot. */
export type QuiPasse = "ecrit" | "engage";

export type Passage = {
  readonly sens: "avance" | "recul";
  readonly qui: QuiPasse;
  readonly gardes: readonly Garde[];
  /** The gesture that passes it; « adopter » asks for a decision and freezes a version. */
  readonly geste: "passer" | "adopter";
};

const avance = (gardes: readonly Garde[], qui: QuiPasse = "ecrit"): Passage => ({
  ...{ sens: "avance", geste: "passer" },
  qui,
  gardes,
});
const recul = (qui: QuiPasse = "ecrit"): Passage => ({ sens: "recul", geste: "passer", qui, gardes: [] });

/** From each phase, those that follow. Once adopted a scheme never comes back before its adoption: it is amended. */
export const PASSAGES: Readonly<Record<Phase, Readonly<Partial<Record<Phase, Passage>>>>> = {
  bilan_precedent: { diagnostic: avance(["copilote", "bilan-fait"]) },
  diagnostic: { bilan_precedent: recul(), elaboration: avance(["copilote"]) },
  elaboration: {
    diagnostic: recul(),
    consultation: avance([
      ...(["copilote", "contenu", "indicateurs-souples", "pilotes-nommes"] as const),
      ...(["pilotes-engages", "propositions", "a-consulter"] as const),
    ]),
  },
  consultation: {
    elaboration: recul(),
    adoption: avance([
      ...(["copilote", "contenu", "indicateurs", "pilotes-nommes", "pilotes-engages"] as const),
      ...(["propositions", "avis-rendus", "avis-attendus", "avis-defavorables", "remarques"] as const),
    ]),
  },
  adoption: {
    elaboration: recul(),
    consultation: recul(),
    mise_en_oeuvre: {
      ...{ sens: "avance", qui: "engage", geste: "adopter" },
      gardes: ["copilote", "contenu", "indicateurs", "pilotes-nommes", "pilotes-engages", "remarques"],
    },
  },
  mise_en_oeuvre: { evaluation: avance(["copilote", "version", "nouvelles"]) },
  evaluation: {
    mise_en_oeuvre: recul(),
    clos: avance(["version", "amendement", "terme", "actions-finies", "blocages"], "engage"),
  },
  clos: { evaluation: recul("engage") },
};

/** The passage from one phase to another, or null when there is none. */
export function passageOf(de: Phase, vers: Phase): Passage | null {
  return PASSAGES[de][vers] ?? null;
}

/**
 * How the adoption is recorded from a phase: the passage of the table, or, for a scheme that came here already adopted, no
 * passage at all and little to look at. Null where nothing is adopted.
 */
export function adoptionOf(phase: Phase): Passage | null {
  const passage = passageOf(phase, "mise_en_oeuvre");
  if (passage?.geste === "adopter") return passage;
  if (!isPublic(phase) || phase === "clos") return null;
  return { sens: "avance", qui: "engage", geste: "adopter", gardes: ["contenu"] };
}

/** Where a phase leads, in the order of the life of a scheme. */
export function suitesOf(de: Phase): readonly Phase[] {
  return PHASES.filter((vers) => passageOf(de, vers) !== null);
}

export type Verdict = "oui" | "alerte" | "non";

/** What one condition says, in a sentence, and where it is mended. */
export type Controle = {
  garde: Garde;
  verdict: Verdict;
  phrase: string;
  /** View of the scheme where it is mended; null when there is nothing to mend. */
  ou: string | null;
};

/** Every condition of a passage looked at. One that fails to answer says no. */
export function controler(passage: Passage, fait: Fait): Controle[] {
  return passage.gardes.map((garde): Controle => {
    try {
      const dit: DitGarde | null = GARDES[garde](fait);
      if (dit && (dit.verdict === "oui" || dit.verdict === "alerte" || dit.verdict === "non"))
        return { garde, verdict: dit.verdict, phrase: dit.phrase, ou: dit.ou ?? null };
    } catch {
      // Falls through: what cannot be looked at does not let pass.
    }
    return { garde, verdict: "non", phrase: "Cette condition n’a pas pu être vérifiée.", ou: null };
  });
}

/** True when every condition says yes, or warns and was read. */
export function laissePasser(controles: readonly Controle[], alertesLues: boolean): boolean {
  return controles.every(({ verdict }) => verdict === "oui" || (verdict === "alerte" && alertesLues));
}
