import { GENRES_COMMENTES, type GenreCommente } from "./lieu.ts";

export const ETATS_FIL = ["ouverts", "resolus"] as const;
export type EtatFil = (typeof ETATS_FIL)[number];

/** Threads that one looks for; null or empty: whatever it is. */
export type FiltreEchanges = {
  etat: EtatFil | null;
  genre: GenreCommente | null;
  /** Those in which whoever asks wrote or is named. */
  moi: boolean;
  texte: string;
};

/** The filters of an address; what is not one of ours counts for nothing. */
export function parseFiltreEchanges(params: URLSearchParams): FiltreEchanges {
  return {
    etat: ETATS_FIL.find((one) => one === params.get("etat")) ?? null,
    genre: GENRES_COMMENTES.find((one) => one === params.get("genre")) ?? null,
    moi: params.get("moi") === "oui",
    texte: (params.get("texte") ?? "").trim().slice(0, 200),
  };
}

/** The same as parameters of an address. */
export function paramsOfEchanges({ etat, genre, moi, texte }: FiltreEchanges): Record<string, string | null> {
  return { etat, genre, moi: moi ? "oui" : null, texte: texte || null };
}
