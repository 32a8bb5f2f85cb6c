/** The balance of the schemes that one follows: what each objectif became, what is thought of it, what is carried on. */
import { Refusal } from "#platform/values/refusal.ts";
import { cleanTexte } from "../plan/texte-saisi.ts";

export const JUGEMENTS = ["atteint", "en_partie", "non_atteint", "sans_objet"] as const;
export type Jugement = (typeof JUGEMENTS)[number];
export const LIBELLE_JUGEMENT: Readonly<Record<Jugement, string>> = {
  atteint: "Atteint",
  en_partie: "Atteint en partie",
  non_atteint: "Non atteint",
  sans_objet: "Devenu sans objet",
};

export const SUITES_BILAN = ["repris", "repris_en_partie", "arrete"] as const;
export type SuiteBilan = (typeof SUITES_BILAN)[number];
export const LIBELLE_SUITE: Readonly<Record<SuiteBilan, string>> = {
  repris: "Repris",
  repris_en_partie: "Repris en partie",
  arrete: "Arrêté",
};

const TEXTE_MAXIMUM = 5_000;

/** The words of a judgement; what was not reached is explained. @throws Refusal `bilan.texte`, `texte.trop-long`. */
export function checkBilan(jugement: Jugement, saisi: string): string {
  const { texte } = cleanTexte(saisi, "texte");
  if (texte.length > TEXTE_MAXIMUM)
    throw new Refusal("texte.trop-long", { champ: "texte", longueur: texte.length, maximum: TEXTE_MAXIMUM });
  if (texte === "" && jugement !== "atteint") throw new Refusal("bilan.texte", { champ: "texte" });
  return texte;
}
