import type { ChipTable } from "#platform/ui/feedback.tsx";
import type { EtatCourriel } from "../../list-courriels.ts";

export const CHIPS: ChipTable<EtatCourriel> = {
  a_envoyer: { ton: "info", glyphe: "cercle", label: "À envoyer" },
  en_cours: { ton: "info", glyphe: "boucle", label: "En cours" },
  reporte: { ton: "attention", glyphe: "triangle", label: "Reporté" },
  garde: { ton: "neutre", glyphe: "cercle", label: "Gardé" },
  envoye: { ton: "succes", glyphe: "coche", label: "Envoyé" },
  refuse: { ton: "erreur", glyphe: "losange", label: "Refusé" },
  annule: { ton: "neutre", glyphe: "croix", label: "Annulé" },
  expire: { ton: "neutre", glyphe: "croix", label: "Expiré" },
};

/** What each outcome of an attempt is called. */
export const ISSUES = {
  acceptee: "Pris par le serveur",
  reportee: "Refusé pour l'instant",
  refusee: "Refusé",
  injoignable: "Serveur injoignable ou connexion coupée",
  perdue: "Processus arrêté au milieu",
} as const;
