import type { ChipTable } from "#platform/ui/feedback.tsx";
import { LIBELLE_ETAT_SERVICE, LIBELLE_VERDICT } from "../../../domain/panier/dire-panier.ts";
import type { EtatService, Verdict } from "../../../domain/panier/panier.ts";

/** How a service looks in its case; unknown is not absent. */
export const ETATS_PANIER: ChipTable<EtatService | "inconnu"> = {
  present: { label: LIBELLE_ETAT_SERVICE.present, ton: "succes", glyphe: "coche" },
  partiel: { label: LIBELLE_ETAT_SERVICE.partiel, ton: "attention", glyphe: "horloge" },
  absent: { label: LIBELLE_ETAT_SERVICE.absent, ton: "erreur", glyphe: "croix" },
  inconnu: { label: LIBELLE_ETAT_SERVICE.inconnu, ton: "neutre", glyphe: "info" },
};

export const VERDICTS_PANIER: ChipTable<Verdict> = {
  complet: { label: LIBELLE_VERDICT.complet, ton: "succes", glyphe: "coche" },
  incomplet: { label: LIBELLE_VERDICT.incomplet, ton: "attention", glyphe: "horloge" },
  aucun: { label: LIBELLE_VERDICT.aucun, ton: "erreur", glyphe: "croix" },
  inconnu: { label: LIBELLE_VERDICT.inconnu, ton: "neutre", glyphe: "info" },
};
