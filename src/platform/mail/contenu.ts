/**
 * What a mail says, as blocks: the template kit makes its text and its HTML from them when it leaves, so that no sender
 * writes HTML and all mails look and read the same.
 */
export type Bloc =
  | { readonly bloc: "titre"; readonly texte: string }
  | { readonly bloc: "paragraphe"; readonly texte: string }
  /** The one thing to do; `adresse` is absolute. Its address is written in full under it. */
  | { readonly bloc: "bouton"; readonly texte: string; readonly adresse: string }
  | { readonly bloc: "liste"; readonly elements: readonly string[] }
  /** One thing among several: its name leads to it, and under it what is said of it. */
  | {
      readonly bloc: "article";
      readonly texte: string;
      readonly adresse: string;
      readonly elements: readonly string[];
    }
  /** Somebody's own words. */
  | { readonly bloc: "citation"; readonly texte: string }
  /** Small print: how long a link lives, what to do when one did not ask. */
  | { readonly bloc: "note"; readonly texte: string };

export const titre = (texte: string): Bloc => ({ bloc: "titre", texte });
export const paragraphe = (texte: string): Bloc => ({ bloc: "paragraphe", texte });
export const bouton = (texte: string, adresse: string): Bloc => ({ bloc: "bouton", texte, adresse });
export const liste = (elements: readonly string[]): Bloc => ({ bloc: "liste", elements });
export const article = (texte: string, adresse: string, elements: readonly string[]): Bloc => ({
  ...{ bloc: "article", texte, adresse, elements },
});
export const citation = (texte: string): Bloc => ({ bloc: "citation", texte });
export const note = (texte: string): Bloc => ({ bloc: "note", texte });

/** A plain text as blocks: an empty line cuts paragraphs, lines inside one are kept. */
export function contenuOf(texte: string): Bloc[] {
  return texte
    .replace(/\r\n?/g, "\n")
    .replace(/^[^\S\n]+$/gm, "")
    .split(/\n{2,}/)
    .map((part) => part.replace(/^\n+|\s+$/g, ""))
    .filter((part) => part !== "")
    .map(paragraphe);
}
