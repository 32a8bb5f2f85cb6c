import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import type { Nature } from "../plan/vocabulaire.ts";

/**
 * Whom a file names: an acteur that the département has, or a name to create, written « nouveau: » followed by the
 * normalised name.
 */
export type ActeurCible = Id<"acteur"> | `nouveau:${string}`;

/** What a plan says of an objectif, in comparable form. A field left undefined is one the file does not speak of. */
export type ValeursObjectif = {
  no: number | null;
  titre: string;
  contexte?: string;
  resultatsAttendus?: readonly string[];
  indicateurs?: readonly string[];
  pilotes?: readonly ActeurCible[];
  partenaires?: readonly ActeurCible[];
};

/** The same for an action; its own pilots and partners only, empty when they are those of the objectif. */
export type ValeursAction = {
  intitule: string;
  nature?: Nature | null;
  debut?: PartialDate | null;
  fin?: PartialDate | null;
  pilotes?: readonly ActeurCible[];
  partenaires?: readonly ActeurCible[];
};

export type ActionCible = {
  /** Row of the file, for messages. */
  ligne: number;
  code: string | null;
  valeurs: ValeursAction;
  /** What a new action consists of. No file says it: one that is there keeps its own. */
  description?: string;
};
export type ObjectifCible = { cle: string; valeurs: ValeursObjectif; actions: readonly ActionCible[] };
export type EngagementCible = { no: number | null; titre: string; objectifs: readonly ObjectifCible[] };
export type VoletCible = { no: number | null; titre: string; engagements: readonly EngagementCible[] };

/** The plan that a file (or the demonstration) wants, ready to be compared with what is there. */
export type PlanCible = { volets: readonly VoletCible[] };

/** What is there, in the same form, with the values of the last import beside (null: never imported). */
export type ActionCourante = {
  id: Id<"action">;
  publicId: string;
  objectif: Id<"objectif">;
  code: string | null;
  valeurs: Required<ValeursAction>;
  importe: Partial<ValeursAction> | null;
};
export type ObjectifCourant = {
  id: Id<"objectif">;
  engagement: Id<"engagement">;
  valeurs: Required<ValeursObjectif>;
  importe: Partial<ValeursObjectif> | null;
};
export type PlanCourant = {
  volets: readonly { id: Id<"volet">; no: number | null; titre: string }[];
  engagements: readonly { id: Id<"engagement">; volet: Id<"volet">; no: number | null; titre: string }[];
  objectifs: readonly ObjectifCourant[];
  actions: readonly ActionCourante[];
  /** Numbers and codes that objects bore before the plan was numbered again, the latest last; none when it never was. */
  anciens?: readonly { id: string; no: string }[];
};

export const PLAN_VIDE: PlanCourant = { volets: [], engagements: [], objectifs: [], actions: [] };
