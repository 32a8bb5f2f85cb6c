/** What the server and the process of the compiler say to each other. */

/** One print. `entree` is JSON and nothing else: no text of a person is ever part of the markup. */
export type Question = {
  readonly numero: number;
  /** Template, from `src`: « modules/schemas/papiers/fiche.typ ». It exports `papier(data)`. */
  readonly modele: string;
  readonly entree: string;
  /** Bytes of each image, by the key that the data name it with. */
  readonly images: Readonly<Record<string, Uint8Array>>;
  /** Seconds since 1970, written in the file: the same data give the same bytes. */
  readonly creation: number;
};

export type Reponse =
  | {
      readonly numero: number;
      readonly octets: Uint8Array;
      readonly pages: number;
      readonly absents: readonly string[];
    }
  | { readonly numero: number; readonly diagnostics: readonly Diagnostic[] };

/** What the compiler objects to, in its own words. */
export type Diagnostic = { readonly message: string; readonly fichier: string | null };

/** Said once, when the compiler has its fonts. */
export const PRET = "pret";
