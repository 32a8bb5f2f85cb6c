import { NBSP } from "#platform/values/french.ts";
import { type Indicateur, LIBELLE_PERIODICITE, LIBELLE_SENS } from "./fiche.ts";

/** « Places créées, visé : 180 ; à la hausse ; départ : 120 en 2023 ». */
export function indicateurEnMots(one: Indicateur): string {
  const { libelle, unite, resultatVise, sens, base, cibles, periodicite } = one;
  const dit = [
    resultatVise && `visé${NBSP}: ${resultatVise}`,
    unite && `unité${NBSP}: ${unite}`,
    sens && LIBELLE_SENS[sens].toLowerCase(),
    base && `départ${NBSP}: ${base}`,
    cibles && `cibles${NBSP}: ${cibles}`,
    periodicite && LIBELLE_PERIODICITE[periodicite].toLowerCase(),
  ].filter(Boolean);
  return dit.length === 0 ? libelle : `${libelle} — ${dit.join("\u202f; ")}`;
}
