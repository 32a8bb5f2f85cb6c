/** Asking the institutions of a scheme for their opinion: what they may say, and how it is read. */
import { Temporal } from "temporal-polyfill";
import { Refusal } from "#platform/values/refusal.ts";
import { cleanTexte } from "../plan/texte-saisi.ts";

export const SENS_AVIS = ["favorable", "favorable_reserves", "defavorable"] as const;
export type SensAvis = (typeof SENS_AVIS)[number];

/** What an institution is at: « attendu » until the due day, « sans_avis » after it. */
export type EtatAvis = SensAvis | "attendu" | "sans_avis";

export const LIBELLE_AVIS: Readonly<Record<EtatAvis, string>> = {
  favorable: "Favorable",
  favorable_reserves: "Favorable avec réserves",
  defavorable: "Défavorable",
  attendu: "Attendu",
  sans_avis: "Sans avis",
};

export const REPONSES_REMARQUE = ["retenue", "partiellement", "non_retenue"] as const;
export type ReponseRemarque = (typeof REPONSES_REMARQUE)[number];

export const LIBELLE_REPONSE: Readonly<Record<ReponseRemarque, string>> = {
  retenue: "Retenue",
  partiellement: "Retenue en partie",
  non_retenue: "Non retenue",
};

/** Days before the due day on which those that have not answered are written to. */
export const RAPPELS_AVANT = [7, 1] as const;
const DUREE_MAXIMUM = 366;
const TEXTE_MAXIMUM = 5_000;

export function etatAvis(
  sens: SensAvis | null,
  echeance: Temporal.PlainDate,
  today: Temporal.PlainDate,
): EtatAvis {
  if (sens !== null) return sens;
  return Temporal.PlainDate.compare(today, echeance) > 0 ? "sans_avis" : "attendu";
}

/** True when those that have not answered are reminded today: once a day at most, on the days that are said. */
export function isJourDeRappel(
  echeance: Temporal.PlainDate,
  dernier: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): boolean {
  const left = today.until(echeance).days;
  if (left < 0 || !RAPPELS_AVANT.some((days) => left <= days)) return false;
  // A process that did not run on the very day writes on the next one.
  const threshold = RAPPELS_AVANT.findLast((days) => left <= days) ?? 0;
  const since = echeance.subtract({ days: threshold });
  return dernier === null || Temporal.PlainDate.compare(dernier, since) < 0;
}

/** @throws Refusal `consultation.echeance`. */
export function checkEcheance(echeance: Temporal.PlainDate, today: Temporal.PlainDate): void {
  const days = today.until(echeance).total("days");
  if (days < 1 || days > DUREE_MAXIMUM) throw new Refusal("consultation.echeance", { champ: "echeance" });
}

/** The words of an opinion: reserves and a refusal are explained. @throws Refusal `consultation.avis-motif`, `texte.trop-long`. */
export function checkAvis(sens: SensAvis, saisi: string): string {
  const texte = checkTexte(saisi, "texte-avis");
  if (texte === "" && sens !== "favorable")
    throw new Refusal("consultation.avis-motif", { champ: "texte-avis" });
  return texte;
}

/** @throws Refusal `texte.trop-long`. */
export function checkTexte(saisi: string, champ: string): string {
  const { texte } = cleanTexte(saisi, champ);
  if (texte.length > TEXTE_MAXIMUM)
    throw new Refusal("texte.trop-long", { champ, longueur: texte.length, maximum: TEXTE_MAXIMUM });
  return texte;
}
