/** Puy-de-Dôme, volet 1. */
import type { ContenuVolet } from "./contenu.ts";
import { engagement1 } from "./contenu-63-engagement-01.ts";
import { engagement2 } from "./contenu-63-engagement-02.ts";
import { engagement3 } from "./contenu-63-engagement-03.ts";
import { engagement4 } from "./contenu-63-engagement-04.ts";

export const petiteEnfance63: ContenuVolet = {
  no: 1,
  titre: "Petite enfance",
  engagements: [engagement1, engagement2, engagement3, engagement4],
};
