import type { Contexte } from "#platform/context/contexte.ts";
import type { DemandePdf } from "#platform/documents/demande-pdf.ts";
import type { DocumentWord } from "#platform/documents/word/document-word.ts";

export const FORMATS_PAPIER = ["pdf", "docx"] as const;
export type FormatPapier = (typeof FORMATS_PAPIER)[number];

export const LIBELLE_FORMAT: Readonly<Record<FormatPapier, string>> = { pdf: "PDF", docx: "Word" };

/** The data of one paper, read in one transaction with the rights of whoever asked. */
export type PapierLu = {
  readonly titre: string;
  /** Name of the file without its ending, in French: « Registre des traitements, Puy-de-Dôme ». */
  readonly nomFichier: string;
  /** Asked for when the format is PDF: what {@link renderPdf} takes, but what the engine knows by itself. */
  readonly pdf?: () => Omit<DemandePdf, "titre" | "creation">;
  /** The same for Word, written from a structure. */
  readonly docx?: () => Omit<DocumentWord, "titre" | "creation">;
};

/** What a module lets people print. `objet` is what the address of the object says of it; « - » for the département. */
export type Papier = {
  /** « schemas.schema »: stable, in addresses and in the base. */
  readonly cle: string;
  /** As a button says it, after « Imprimer »: « le schéma entier ». */
  readonly libelle: string;
  readonly formats: readonly FormatPapier[];
  /** True for a page or two: made while the person waits, without a job. */
  readonly immediat: boolean;
  /** Title of that object for the list, and the right to print it. @throws Refusal as the page of the object does. */
  readonly nommer: (ctx: Contexte, objet: string) => Promise<string>;
  /** Everything the paper shows. Asks the right again. @throws as {@link nommer}. */
  readonly lire: (ctx: Contexte, objet: string, format: FormatPapier) => Promise<PapierLu>;
};

/** The object of a paper on the département as a whole. */
export const TOUT_LE_DEPARTEMENT = "-";
