/** Puy-de-Dôme, volet 4. */
import type { ContenuVolet } from "./contenu.ts";
import { engagement11 } from "./contenu-63-engagement-11.ts";
import { engagement12 } from "./contenu-63-engagement-12.ts";
import { engagement13 } from "./contenu-63-engagement-13.ts";

export const vieSociale63: ContenuVolet = {
  no: 4,
  titre: "Animation de la vie sociale",
  engagements: [engagement11, engagement12, engagement13],
};
