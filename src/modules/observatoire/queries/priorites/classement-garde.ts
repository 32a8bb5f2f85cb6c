import type { Id } from "#platform/values/ids.ts";
import type { Classement } from "../../domain/priorites/classement.ts";
import type { DemandePriorites, Methode } from "../../domain/priorites/demande.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import type { LectureClassement } from "./read-demande.ts";

/** A ranking as it was kept. */
export type ClassementGarde = {
  id: Id<"classement">;
  publicId: string;
  titre: string;
  methode: Methode;
  maille: Maille;
  demande: DemandePriorites;
  lecture: LectureClassement;
  resultat: Classement;
  /** SHA-256 of the demande. */
  empreinte: string;
  /** ISO instant. */
  creeLe: string;
  retire: boolean;
  revision: number;
  /** Figures that it held and that are hidden since: what is given was ranked again without them. */
  masquees: number;
};
