import type { ChipTable } from "#platform/ui/feedback.tsx";
import { type EtatFichier, LIBELLE_ETAT } from "../../domain/vocabulaire.ts";

/** How the state of a file looks. */
export const ETATS: ChipTable<EtatFichier> = {
  recu: { label: LIBELLE_ETAT.recu, ton: "attention", glyphe: "horloge" },
  publie: { label: LIBELLE_ETAT.publie, ton: "succes", glyphe: "coche" },
  annule: { label: LIBELLE_ETAT.annule, ton: "neutre", glyphe: "croix" },
};
