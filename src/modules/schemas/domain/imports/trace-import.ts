import type { Id } from "#platform/values/ids.ts";
import type { Inverse } from "./inverse.ts";

/** What an import keeps of itself to be undone. */
export type TraceImport = {
  inverse: Inverse;
  /** News that the actions which were there had, by id: news are only added, so that a larger count means later ones. */
  points: Readonly<Record<string, number>>;
  acteursCrees: readonly Id<"acteur">[];
  ecritures: readonly { acteur: Id<"acteur">; ecrit: string }[];
};
