import type { Contexte } from "#platform/context/contexte.ts";
import type { DemandePdf } from "#platform/documents/demande-pdf.ts";
import type { Champ, DonneesModele } from "#platform/documents/modele/champ.ts";
import type { DocumentWord } from "#platform/documents/word/document-word.ts";

/** « modele »: for Word too, on the .docx model of the institution of whoever asks. */
export const FORMATS_PAPIER = ["pdf", "docx", "modele"] as const;
export type FormatPapier = (typeof FORMATS_PAPIER)[number];

export const LIBELLE_FORMAT: Readonly<Record<FormatPapier, string>> = {
  pdf: "PDF",
  docx: "Word",
  modele: "Word, sur notre modèle",
};

/** Ending of the file. */
export const EXTENSION_FORMAT: Readonly<Record<FormatPapier, "pdf" | "docx">> = {
  pdf: "pdf",
  docx: "docx",
  modele: "docx",
};

/** The data of one paper, read in one transaction with the rights of whoever asked. */
export type PapierLu = {
  readonly titre: string;
  /** Name of the file without its ending, in French: « Registre des traitements, Puy-de-Dôme ». */
  readonly nomFichier: string;
  /** Asked for when the format is PDF: what {@link renderPdf} takes, but what the engine knows by itself. */
  readonly pdf?: () => Omit<DemandePdf, "titre" | "creation">;
  /** The same for Word, written from a structure. */
  readonly docx?: () => Omit<DocumentWord, "titre" | "creation">;
  /** What fills the model of an institution: the fields that {@link ModeleOffert} declares, all of them. */
  readonly modele?: () => DonneesModele;
};

/** What a paper offers to whoever writes a .docx model for it. */
export type ModeleOffert = {
  readonly champs: readonly Champ[];
  /** A model to begin with, as a structure where fields stand between braces. */
  readonly exemple: () => Omit<DocumentWord, "creation">;
};

/** What a module lets people print. `objet` is what the address of the object says of it; « - » for the département. */
export type Papier = {
  /** « schemas.schema »: stable, in addresses and in the base. */
  readonly cle: string;
  /** As a button says it, after « Imprimer »: « le schéma entier ». */
  readonly libelle: string;
  readonly formats: readonly FormatPapier[];
  /** Given when « modele » is one of the formats. */
  readonly modele?: ModeleOffert;
  /** True for a page or two: made while the person waits, without a job. */
  readonly immediat: boolean;
  /** Title of that object for the list, and the right to print it. @throws Refusal as the page of the object does. */
  readonly nommer: (ctx: Contexte, objet: string) => Promise<string>;
  /** Everything the paper shows. Asks the right again. @throws as {@link nommer}. */
  readonly lire: (ctx: Contexte, objet: string, format: FormatPapier) => Promise<PapierLu>;
};

/** The object of a paper on the département as a whole. */
export const TOUT_LE_DEPARTEMENT = "-";
