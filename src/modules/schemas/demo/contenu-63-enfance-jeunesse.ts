/** Puy-de-Dôme, volet 2. */
import type { ContenuVolet } from "./contenu.ts";
import { engagement5 } from "./contenu-63-engagement-05.ts";
import { engagement6 } from "./contenu-63-engagement-06.ts";
import { engagement7 } from "./contenu-63-engagement-07.ts";

export const enfanceJeunesse63: ContenuVolet = {
  no: 2,
  titre: "Enfance et jeunesse",
  engagements: [engagement5, engagement6, engagement7],
};
