import { Refusal } from "#platform/values/refusal.ts";

/** Contrast that a text needs on its ground (WCAG 2.2, 1.4.3). */
export const CONTRASTE = 4.5;

/** Relative luminance of a colour « #rrggbb », from 0 (black) to 1 (white): WCAG 2.2, definition of the term. */
function luminance(couleur: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(couleur.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of a colour on white paper, from 1 to 21. */
export function contrasteSurBlanc(couleur: string): number {
  return 1.05 / (luminance(couleur) + 0.05);
}

/**
 * The colour of headings as it is kept, « #rrggbb » in lower case; null when nothing was typed.
 * @throws Refusal `couleur.forme`; `couleur.contraste` for one that could not be read on white.
 */
export function readCouleur(text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === "") return null;
  const found = /^#?([0-9a-f]{6})$/.exec(typed);
  if (!found) throw new Refusal("couleur.forme", { champ: "couleur" });
  const couleur = `#${found[1]}`;
  const contraste = contrasteSurBlanc(couleur);
  if (contraste < CONTRASTE) {
    throw new Refusal("couleur.contraste", { champ: "couleur", contraste: Math.floor(contraste * 10) / 10 });
  }
  return couleur;
}
