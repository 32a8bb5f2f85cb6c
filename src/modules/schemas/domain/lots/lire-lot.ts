import type { Id } from "#platform/values/ids.ts";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import { LIBELLE_NATURE } from "../plan/vocabulaire.ts";
import type { ChampLot, ChampsLot } from "./lot.ts";

/** One field of an action before and after, in French. */
export type ValeurLue = { libelle: string; avant: string; apres: string };

export const LIBELLE_CHAMP: Readonly<Record<ChampLot, string>> = {
  nature: "Nature",
  debut: "Début",
  fin: "Fin",
  pilotes: "Pilotage",
  etiquettes: "Étiquettes",
};

/**
 * The fields of a change, acteurs and tags named by their identifiers; an acteur that whoever reads may not know is
 * « une personne ».
 */
export function lireValeurs(
  avant: Partial<ChampsLot>,
  apres: Partial<ChampsLot>,
  noms: ReadonlyMap<Id<string>, string>,
): ValeurLue[] {
  return (Object.keys(apres) as ChampLot[]).map((champ) => ({
    libelle: LIBELLE_CHAMP[champ],
    avant: lireChamp(champ, avant, noms),
    apres: lireChamp(champ, apres, noms),
  }));
}

function lireChamp(
  champ: ChampLot,
  valeurs: Partial<ChampsLot>,
  noms: ReadonlyMap<Id<string>, string>,
): string {
  switch (champ) {
    case "nature":
      return valeurs.nature ? LIBELLE_NATURE[valeurs.nature] : "Non précisée";
    case "pilotes": {
      const pilotes = valeurs.pilotes ?? [];
      if (pilotes.length === 0) return "Celui de l'objectif";
      return pilotes.map((id) => noms.get(id) ?? "une personne").join(", ");
    }
    case "etiquettes":
      return (valeurs.etiquettes ?? []).map((id) => noms.get(id) ?? "une étiquette").join(", ") || "Aucune";
    default: {
      const date = valeurs[champ];
      return date ? formatPartialDate(date) : "Non précisé";
    }
  }
}
