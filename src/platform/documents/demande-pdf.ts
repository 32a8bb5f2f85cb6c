import type { Temporal } from "temporal-polyfill";

/** JSON, and nothing of it is ever read as markup. */
export type Donnees = unknown;

/** One paper to make. */
export type DemandePdf = {
  /** Template, from `src`: « modules/schemas/papiers/fiche.typ ». It exports `papier(data)`. */
  readonly modele: string;
  readonly data: Donnees;
  /** PNG, JPEG, GIF or SVG, by the key that the data give to the components (`illustration`): « logo-caf.png ». */
  readonly images?: Readonly<Record<string, Uint8Array>>;
  /** BCP 47 code of the language of the paper; « fr ». */
  readonly langue?: string;
  readonly titre: string;
  /** Who publishes it: author in the properties of the file. */
  readonly auteur?: string;
  /** Written in the file and at its foot; the same data at the same instant give the same bytes. */
  readonly creation: Temporal.Instant;
  readonly presentation?: Presentation;
};

/** How pages look around the text. */
export type Presentation = {
  /** At the head of each page but the cover; the title when absent. */
  readonly enTete?: string;
  /** At the foot, beside the number of the page. */
  readonly pied?: string;
  /** « #1f4e79 »: headings, rules, headers of tables. */
  readonly couleur?: string;
  /** « 1 », « 1.1 » before headings. */
  readonly numerotation?: boolean;
};
