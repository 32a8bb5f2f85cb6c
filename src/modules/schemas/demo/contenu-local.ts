/** A document beside the scheme of a département: a local convention, a contract, an older framework. */
import type { Forme, MotsChoisis } from "../domain/plan/niveaux.ts";
import type { Nature, Phase, Statut, TypeSchema } from "../domain/plan/vocabulaire.ts";
import type { ContenuMembre } from "./membres.ts";

export type ContenuLocal = {
  titre: string;
  type: TypeSchema;
  forme: Forme;
  mots?: MotsChoisis;
  debut: number;
  fin: number;
  /** Days before the demonstration is loaded. */
  ecritAvant: number;
  membres: readonly ContenuMembre[];
  axes: readonly AxeLocal[];
  /** Phase that it is in by now. */
  phase: Phase;
  /** One of its actions was moved, and codes were given again. */
  enOrdre?: boolean;
  /** How it was adopted in its time, and closed since. */
  clos?: Record<"par" | "adopteeLe" | "instance" | "numeroDecision" | "motif", string> & { avant: number };
  /** Key of the person who says that it declines the departmental scheme, if it does, and how. */
  decline?: { par: string; avant: number; note: string };
};

export type AxeLocal = {
  titre: string;
  objectifs?: readonly ObjectifLocal[];
  /** Those that hang on the axis itself. */
  actions?: readonly ActionLocale[];
};

export type ObjectifLocal = {
  titre: string;
  contexte: string;
  resultatsAttendus: readonly string[];
  indicateurs: readonly string[];
  /** Keys of acteurs. */
  pilotes: readonly string[];
  actions?: readonly ActionLocale[];
  /** Numbers of the objectifs of the departmental scheme that it declines. */
  decline?: readonly number[];
  /** Codes of actions of the departmental scheme that its plan shows too. */
  rattache?: readonly string[];
};

export type ActionLocale = {
  code: string;
  intitule: string;
  description?: string;
  nature?: Nature;
  debut?: string;
  fin?: string;
  pilotes: readonly string[];
  partenaires?: readonly string[];
  /** Code of an action of the departmental scheme, and what this one is to it. */
  lien?: { nature: "decline" | "depend" | "contribue"; vers: string; note: string };
  nouvelle?: {
    joursAvant: number;
    auteur: string;
    statut: Statut;
    avancement: number;
    commentaire: string;
  };
};
