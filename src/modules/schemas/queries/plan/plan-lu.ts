import type { Temporal } from "temporal-polyfill";
import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import type { Famille } from "../../domain/etiquettes/famille.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import type { Meteo, Nature } from "../../domain/plan/vocabulaire.ts";
import type { SchemaTrouve } from "./find-schema.ts";

/** An acteur as a plan names it: short, with its page. */
export type ActeurNomme = { id: Id<"acteur">; publicId: string; nom: string; court: string; genre: string };

export type ActionDuPlan = {
  id: Id<"action">;
  publicId: string;
  code: string | null;
  intitule: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  /** Its own pilots, or those of its objectif. */
  pilotes: readonly ActeurNomme[];
  partenaires: readonly ActeurNomme[];
  /** Per cent; 0 while nobody said anything. */
  avancement: number;
  meteo: Meteo | null;
  dernierPoint: Temporal.PlainDate | null;
  echeanceBlocage: Temporal.PlainDate | null;
  situation: Situation;
  /** Its own tags and those of its objectif. */
  etiquettes: readonly EtiquetteDuPlan[];
  /** Where it is written, when it stands here beside the actions of this scheme: read here, changed there. */
  rattachee: Rattachee | null;
};

/** A tag as a plan bears it. */
export type EtiquetteDuPlan = { id: Id<"etiquette">; publicId: string; genre: Famille; libelle: string };

/** The scheme that an attached action belongs to. */
export type Rattachee = { id: Id<"rattachement">; schema: string; titre: string };

export type ObjectifDuPlan = {
  id: Id<"objectif">;
  publicId: string;
  no: number | null;
  titre: string;
  pilotes: readonly ActeurNomme[];
  partenaires: readonly ActeurNomme[];
  actions: ActionDuPlan[];
};
export type EngagementDuPlan = {
  id: Id<"engagement">;
  no: number | null;
  titre: string;
  objectifs: ObjectifDuPlan[];
  /** Those that hang on it, where the scheme has no objectif. */
  actions: ActionDuPlan[];
};
export type VoletDuPlan = {
  id: Id<"volet">;
  no: number | null;
  titre: string;
  engagements: EngagementDuPlan[];
  /** What hangs directly on it, where the scheme has no engagement. */
  objectifs: ObjectifDuPlan[];
  actions: ActionDuPlan[];
};

/** A whole scheme, as deep as its form (`domain/plan/niveaux.ts`), every situation computed for the day of the context. */
export type Plan = { schema: SchemaTrouve; volets: VoletDuPlan[] };
