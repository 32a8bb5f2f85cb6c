import type { FondCarte } from "#modules/territoires/index.ts";
import type { Classement } from "../../../domain/priorites/classement.ts";
import type { DemandePriorites, Methode } from "../../../domain/priorites/demande.ts";
import type { LectureClassement } from "../../../queries/priorites/read-demande.ts";

export type ResultatProps = {
  departement: string;
  demande: DemandePriorites;
  lecture: LectureClassement;
  resultat: Classement;
  /** Null at a mesh that has no outlines. */
  fond: FondCarte | null;
  /** The same territories by another method; null when one looks at one method only. */
  autre: { methode: Methode; resultat: Classement } | null;
};
