/** Haute-Loire: a small scheme of the demonstration, wholly fictitious. */
import type { ContenuSchema } from "./contenu.ts";
import { volet1 } from "./contenu-43-volet-1.ts";
import { volet2 } from "./contenu-43-volet-2.ts";

export const schema43: ContenuSchema = {
  titre: "Schéma départemental des services aux familles de la Haute-Loire",
  debut: "2024",
  fin: "2028",
  volets: [volet1, volet2],
};
