import { NATURES_CONSTAT, type NatureConstat } from "./constat.ts";

export const REPONSES = ["sans", "avec"] as const;
export type Reponse = (typeof REPONSES)[number];

/** What the list keeps; in the address. `reponse`: those that no objectif answers, or those that one does. */
export type FiltreConstats = {
  recherche: string;
  nature: NatureConstat | null;
  reponse: Reponse | null;
  retires: boolean;
};

export function parseConstats(params: URLSearchParams): FiltreConstats {
  return {
    recherche: (params.get("recherche") ?? "").trim().slice(0, 200),
    nature: NATURES_CONSTAT.find((one) => one === params.get("nature")) ?? null,
    reponse: REPONSES.find((one) => one === params.get("reponse")) ?? null,
    retires: params.get("retires") === "oui",
  };
}

export function constatsParams({
  recherche,
  nature,
  reponse,
  retires,
}: FiltreConstats): Record<string, string | null> {
  return { recherche: recherche || null, nature, reponse, retires: retires ? "oui" : null };
}
