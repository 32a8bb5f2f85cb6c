/** The Puy-de-Dôme scheme of the demonstration: the structure of the real plan, sentences and news invented. */
import type { ContenuSchema } from "./contenu.ts";
import { enfanceJeunesse63 } from "./contenu-63-enfance-jeunesse.ts";
import { parentalite63 } from "./contenu-63-parentalite.ts";
import { petiteEnfance63 } from "./contenu-63-petite-enfance.ts";
import { textes63 } from "./contenu-63-textes.ts";
import { vieSociale63 } from "./contenu-63-vie-sociale.ts";

export const schema63: ContenuSchema = {
  titre: "Schéma départemental des services aux familles du Puy-de-Dôme",
  debut: "2022",
  fin: "2026",
  volets: [petiteEnfance63, enfanceJeunesse63, parentalite63, vieSociale63],
  textes: textes63,
};
