import type { Entete, Ouverture, Prereglage } from "../prereglage.ts";
import { cafIris } from "./caf-iris.ts";
import { chiffresSchema } from "./chiffres.ts";
import { cnafCouverture } from "./couverture.ts";
import { filosofi } from "./filosofi.ts";
import { general } from "./general.ts";
import { populationsMembres, populationsSerie } from "./populations.ts";
import { cnafPrestations } from "./prestations.ts";
import { qpv } from "./qpv.ts";

/** From the most particular shape to the most general: the first that knows a header reads the file. */
export const PREREGLAGES: readonly Prereglage[] = [
  cnafCouverture,
  cnafPrestations,
  filosofi,
  qpv,
  cafIris,
  populationsMembres,
  populationsSerie,
  chiffresSchema,
  general,
];

/** The preset that reads a file, with what it makes of its header; `voulu` is tried alone when given. */
export function choosePrereglage(
  entete: Entete,
  voulu: string | null,
): { prereglage: Prereglage; ouverture: Ouverture } | null {
  for (const prereglage of PREREGLAGES) {
    if (voulu !== null && prereglage.code !== voulu) continue;
    const ouverture = prereglage.ouvrir(entete);
    if (ouverture) return { prereglage, ouverture };
  }
  return null;
}
