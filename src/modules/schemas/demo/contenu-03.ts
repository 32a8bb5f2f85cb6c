/** Allier: a small scheme of the demonstration, wholly fictitious. */
import type { ContenuSchema } from "./contenu.ts";
import { volet1 } from "./contenu-03-volet-1.ts";
import { volet2 } from "./contenu-03-volet-2.ts";

export const schema03: ContenuSchema = {
  titre: "Schéma départemental des services aux familles de l'Allier",
  debut: "2023",
  fin: "2027",
  volets: [volet1, volet2],
};
