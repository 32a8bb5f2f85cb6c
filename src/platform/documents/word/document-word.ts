import type { Temporal } from "temporal-polyfill";
import type { BlocTexte } from "../blocs.ts";

/** A text: as it was typed, or its parts (`blocsDeTexte`). */
export type TexteWord = string | readonly BlocTexte[];

/** One part of a Word document, from a structure: headings, header rows and alternative texts are not optional. */
export type BlocWord =
  | { readonly genre: "titre"; readonly niveau: 1 | 2 | 3 | 4; readonly texte: string }
  | { readonly genre: "texte"; readonly texte: TexteWord }
  | {
      readonly genre: "tableau";
      readonly entete: readonly string[];
      readonly lignes: readonly (readonly TexteWord[])[];
      /** Shares of the width, as many as columns; equal when absent. */
      readonly largeurs?: readonly number[];
      /** Cells that are filled, by row: a drawing made of cells. What the colour says is also written. */
      readonly remplis?: readonly (readonly boolean[])[];
      readonly legende?: string;
    }
  | {
      readonly genre: "image";
      /** Key of the image in `images`. */
      readonly cle: string;
      readonly alternative: string;
      /** Millimetres. The height follows the image when absent. */
      readonly largeur: number;
      readonly hauteur?: number;
      readonly legende?: string;
    }
  /** Names and values, one a line. An empty value is said. */
  | {
      readonly genre: "fiche";
      readonly champs: readonly (readonly [nom: string, valeur: TexteWord | null])[];
    }
  | { readonly genre: "encadre"; readonly titre: string; readonly texte: TexteWord }
  | {
      readonly genre: "couverture";
      readonly surtitre?: string;
      readonly sousTitre?: string;
      readonly faits?: readonly (readonly [nom: string, valeur: string])[];
      readonly institutions?: readonly InstitutionWord[];
    }
  /** The table of contents, which Word fills when the document is opened. */
  | { readonly genre: "sommaire" }
  | { readonly genre: "saut" }
  | { readonly genre: "paysage"; readonly blocs: readonly BlocWord[] }
  | {
      readonly genre: "signatures";
      readonly lieu?: string;
      readonly signataires: readonly { institution: string; qualite?: string; nom?: string }[];
    };

export type InstitutionWord = {
  readonly nom: string;
  /** Without a logo the name is written. */
  readonly logo?: { readonly cle: string; readonly alternative: string } | null;
};

export type DocumentWord = {
  readonly titre: string;
  readonly langue?: string;
  readonly auteur?: string;
  readonly creation: Temporal.Instant;
  /** « #1f4e79 ». */
  readonly couleur?: string;
  readonly enTete?: string;
  readonly pied?: string;
  readonly blocs: readonly BlocWord[];
  /** PNG or JPEG, by key; an SVG is drawn as a PNG, which every Word opens. */
  readonly images?: Readonly<Record<string, Uint8Array>>;
};
