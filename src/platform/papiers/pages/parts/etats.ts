import type { ChipTable } from "#platform/ui/feedback.tsx";
import type { EtapePapier, EtatPapier } from "../../find-papier.ts";

export const ETATS: ChipTable<EtatPapier> = {
  attente: { ton: "neutre", glyphe: "pause", label: "En attente" },
  en_cours: { ton: "info", glyphe: "boucle", label: "En cours" },
  pret: { ton: "succes", glyphe: "coche", label: "Prête" },
  echoue: { ton: "erreur", glyphe: "losange", label: "Échouée" },
  annule: { ton: "neutre", glyphe: "losange", label: "Annulée" },
};

/** Steps of a print in their order, as they are said while they last. */
export const ETAPES: readonly { cle: EtapePapier; label: string }[] = [
  { cle: "lecture", label: "Lecture des données" },
  { cle: "composition", label: "Mise en page" },
  { cle: "enregistrement", label: "Enregistrement" },
];
