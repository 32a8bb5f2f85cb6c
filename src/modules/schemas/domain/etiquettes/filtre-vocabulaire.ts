import { FAMILLES, type Famille } from "./famille.ts";

export const ETATS_ETIQUETTE = ["actives", "rangees", "toutes"] as const;
export const TRIS_ETIQUETTE = ["rang", "nom", "usages"] as const;

/** Which tags are listed, and in which order within their family. */
export type FiltreVocabulaire = {
  recherche: string;
  famille: Famille | null;
  etat: (typeof ETATS_ETIQUETTE)[number];
  tri: (typeof TRIS_ETIQUETTE)[number];
};

/** Reads it from an address; what cannot be understood is left out. */
export function parseVocabulaire(params: URLSearchParams): FiltreVocabulaire {
  const oneOf = <T extends string>(values: readonly T[], name: string) =>
    values.find((value) => value === params.get(name)) ?? null;
  return {
    recherche: (params.get("recherche") ?? "").replace(/\s+/g, " ").trim().slice(0, 200),
    famille: oneOf(FAMILLES, "famille"),
    etat: oneOf(ETATS_ETIQUETTE, "etat") ?? "actives",
    tri: oneOf(TRIS_ETIQUETTE, "tri") ?? "rang",
  };
}

/** What of it an address says: what is usual is left out. */
export function vocabulaireParams({
  recherche,
  famille,
  etat,
  tri,
}: FiltreVocabulaire): Record<string, string | null> {
  return { recherche, famille, etat: etat === "actives" ? null : etat, tri: tri === "rang" ? null : tri };
}
