/** What may be kept, under the name that the base gives it. */
export const TYPES_FICHIER = [
  "pdf",
  "png",
  "jpeg",
  "webp",
  "odt",
  "ods",
  "docx",
  "xlsx",
  "csv",
  "texte",
] as const;
export type TypeFichier = (typeof TYPES_FICHIER)[number];

/** How a type is said, and the endings that names of such files have; the first is the usual one. */
export const DESCRIPTION_TYPE: Readonly<
  Record<TypeFichier, { libelle: string; extensions: readonly [string, ...string[]] }>
> = {
  pdf: { libelle: "PDF", extensions: ["pdf"] },
  png: { libelle: "Image PNG", extensions: ["png"] },
  jpeg: { libelle: "Image JPEG", extensions: ["jpg", "jpeg", "jpe", "jfif"] },
  webp: { libelle: "Image WebP", extensions: ["webp"] },
  odt: { libelle: "Texte LibreOffice", extensions: ["odt"] },
  ods: { libelle: "Classeur LibreOffice", extensions: ["ods"] },
  docx: { libelle: "Texte Word", extensions: ["docx"] },
  xlsx: { libelle: "Classeur Excel", extensions: ["xlsx"] },
  csv: { libelle: "Tableau CSV", extensions: ["csv", "tsv"] },
  texte: { libelle: "Texte", extensions: ["txt", "md"] },
};

/** For the `accept` of a file field: « .pdf,.png,… ». */
export const EXTENSIONS_ACCEPTEES: string = Object.values(DESCRIPTION_TYPE)
  .flatMap(({ extensions }) => extensions)
  .map((extension) => `.${extension}`)
  .join(",");

/** As a sentence lists them. */
export const TYPES_EN_MOTS = "PDF, image (PNG, JPEG, WebP), texte (DOCX, ODT, TXT), tableau (XLSX, ODS, CSV)";
