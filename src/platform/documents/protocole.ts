import type { RefusalDetails, RefusalStatus } from "#platform/values/refusal.ts";
import type { Champ } from "./modele/champ.ts";
import type { ModeleLu } from "./modele/faute.ts";

/** What the server and the process of documents say to each other. */

/** One document to make. `entree` is JSON and nothing else: no text of a person is ever part of the markup. */
export type Question =
  | {
      readonly genre: "pdf";
      /** Template, from `src`: « modules/schemas/papiers/fiche.typ ». It exports `papier(data)`. */
      readonly modele: string;
      readonly entree: string;
      /** Bytes of each image, by the key that the data name it with. */
      readonly images: Images;
      /** Seconds since 1970, written in the file: the same data give the same bytes. */
      readonly creation: number;
    }
  | { readonly genre: "word"; readonly entree: string; readonly images: Images }
  /** The .docx model of an institution: its fields against those that a paper offers, or filled with data. */
  | { readonly genre: "lire-modele"; readonly octets: Uint8Array; readonly champs: readonly Champ[] }
  | { readonly genre: "emplir-modele"; readonly octets: Uint8Array; readonly entree: string };

export type Images = Readonly<Record<string, Uint8Array>>;

/** What became of a question. */
export type Reponse =
  | { readonly octets: Uint8Array; readonly pages: number | null; readonly absents: readonly string[] }
  | { readonly modele: ModeleLu }
  /** What the compiler objects to, in its own words. */
  | { readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly refus: {
        readonly code: string;
        readonly details: RefusalDetails;
        readonly status: RefusalStatus;
      };
    }
  /** A fault of ours, for an engineer. */
  | { readonly faute: string };

export type Diagnostic = { readonly message: string; readonly fichier: string | null };

export type Demande = { readonly numero: number; readonly question: Question };
export type Retour = { readonly numero: number; readonly reponse: Reponse };

/** Said once, when the compiler has its fonts. */
export const PRET = "pret";
