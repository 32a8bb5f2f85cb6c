import { GENRES, type Genre } from "../../domain/genre.ts";

/** The filters of the list as its address says them. */
export type FiltreAdresse = {
  genre: Genre | null;
  recherche: string;
  aConfirmer: boolean;
  archives: boolean;
};

/** Longest search taken into account: a name is shorter. */
const LONGUEUR = 200;

/** Reads `?genre=…&recherche=…&a-confirmer=oui&archives=oui`; what is unknown is no filter. */
export function readFiltre(params: URLSearchParams): FiltreAdresse {
  return {
    genre: GENRES.find((one) => one === params.get("genre")) ?? null,
    recherche: (params.get("recherche") ?? "").trim().slice(0, LONGUEUR),
    aConfirmer: params.get("a-confirmer") === "oui",
    archives: params.get("archives") === "oui",
  };
}

/** The same filters as parameters of an address. */
export function paramsOf(filtre: FiltreAdresse): Record<string, string | null> {
  return {
    genre: filtre.genre,
    recherche: filtre.recherche,
    "a-confirmer": filtre.aConfirmer ? "oui" : null,
    archives: filtre.archives ? "oui" : null,
  };
}
