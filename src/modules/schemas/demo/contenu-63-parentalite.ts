/** Puy-de-Dôme, volet 3. */
import type { ContenuVolet } from "./contenu.ts";
import { engagement8 } from "./contenu-63-engagement-08.ts";
import { engagement9 } from "./contenu-63-engagement-09.ts";
import { engagement10 } from "./contenu-63-engagement-10.ts";

export const parentalite63: ContenuVolet = {
  no: 3,
  titre: "Parentalité",
  engagements: [engagement8, engagement9, engagement10],
};
