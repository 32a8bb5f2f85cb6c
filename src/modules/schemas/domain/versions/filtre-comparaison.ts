/** What is compared, and what of it is shown: kept in the address. */
import type { Ecart, NiveauCompare } from "./comparaison.ts";

/** A version by its number, or the text as it is written today. */
export type Terme = number | "aujourdhui";

export const NIVEAUX_COMPARES = ["schema", "texte", "volet", "engagement", "objectif", "action"] as const;

export type FiltreComparaison = {
  /** Null: the last version, today. */
  de: Terme | null;
  a: Terme | null;
  /** Rank of a volet from 1, in the later text. */
  volet: number | null;
  niveau: NiveauCompare | null;
  /** What is identical too. */
  tout: boolean;
};

export function parseComparaison(params: URLSearchParams): FiltreComparaison {
  const number = (name: string) => {
    const value = params.get(name) ?? "";
    return /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null;
  };
  const terme = (name: string): Terme | null =>
    params.get(name) === "aujourdhui" ? "aujourdhui" : number(name);
  return {
    de: terme("de"),
    a: terme("a"),
    volet: number("volet"),
    niveau: NIVEAUX_COMPARES.find((niveau) => niveau === params.get("niveau")) ?? null,
    tout: params.get("tout") === "oui",
  };
}

/** The objects that are shown; `volet` is the identifier of the one that the rank named. */
export function selectEcarts(
  ecarts: readonly Ecart[],
  { niveau, tout }: Pick<FiltreComparaison, "niveau" | "tout">,
  volet: string | null,
): Ecart[] {
  return ecarts.filter(
    (one) =>
      (tout || one.etat !== "identique") &&
      (niveau === null || one.niveau === niveau) &&
      (volet === null || one.volet === volet),
  );
}
