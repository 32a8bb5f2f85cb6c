import { formatList, plural } from "#platform/values/french.ts";
import {
  compterVerdicts,
  type EtatNote,
  type EtatService,
  LIBELLE_SERVICE,
  type LignePanier,
  type ReglePanier,
  type Verdict,
} from "./panier.ts";

export const LIBELLE_ETAT_SERVICE: Readonly<Record<EtatService | "inconnu", string>> = {
  present: "Présent",
  partiel: "Partiel",
  absent: "Absent",
  inconnu: "Inconnu",
};

export const LIBELLE_VERDICT: Readonly<Record<Verdict, string>> = {
  complet: "Complet",
  incomplet: "Incomplet",
  aucun: "Aucun service",
  inconnu: "Inconnu",
};

/** « Présent (siège) », « Inconnu ». */
export function sayEtat(note: EtatNote | null): string {
  const mot = LIBELLE_ETAT_SERVICE[note?.etat ?? "inconnu"];
  if (note === null || note.implantation === null) return mot;
  return `${mot} (${note.implantation === "siege" ? "siège" : "rayonnement"})`;
}

/** The rule, as a sentence. */
export function sayReglePanier({ requis, rayonnementSuffit }: ReglePanier): string {
  const mots = formatList(requis.map((service) => LIBELLE_SERVICE[service].court));
  return `Complet quand ${mots} sont présents${rayonnementSuffit ? ", sur place ou depuis un autre territoire" : ", sur place"}.`;
}

/** « 4 complets, 2 incomplets, 4 sans aucun service, 4 inconnus ». */
export function sayComptes(lignes: readonly LignePanier[]): string {
  const { complet, incomplet, aucun, inconnu } = compterVerdicts(lignes);
  const mots = [
    complet > 0 ? plural(complet, "complet") : "",
    incomplet > 0 ? plural(incomplet, "incomplet") : "",
    aucun > 0 ? `${plural(aucun, "territoire")} sans aucun service` : "",
    inconnu > 0 ? `${plural(inconnu, "inconnu")}` : "",
  ].filter(Boolean);
  return mots.length === 0 ? "Aucun territoire." : `${mots.join(", ")}.`;
}
