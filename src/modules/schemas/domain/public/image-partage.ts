/** The picture that a messaging shows with a shared link, as SVG of 1200 by 630. */
import type { Bilan } from "../plan/avancement.ts";
import type { Statut } from "../plan/vocabulaire.ts";
import { direPeriode, direStatuts } from "./dire-public.ts";

const LARGEUR = 1_200;
const HAUTEUR = 630;
const MARGE = 72;

/** Of each status in the bar; the sentence under it says the same in words. */
const COULEURS: readonly [Statut, string][] = [
  ["realisee", "#7fc796"],
  ["en_cours", "#e3b04b"],
  ["a_venir", "#5d8a86"],
  ["suspendue", "#c9dcd6"],
  ["abandonnee", "#2f6a66"],
];

export type ImagePartage = {
  titre: string;
  /** Name of the département. */
  lieu: string;
  debut: number;
  fin: number;
  bilan: Bilan;
};

/** Draws the title, the place and the years, and where the plan stands. Whatever the title says, it stays in the frame. */
export function dessinerPartage({ titre, lieu, debut, fin, bilan }: ImagePartage): string {
  const lignes = couper(titre, 34, 4);
  const phrase = couper(direStatuts(bilan), 66, 2);
  const premier = 178;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${LARGEUR}" height="${HAUTEUR}" viewBox="0 0 ${LARGEUR} ${HAUTEUR}">`,
    `<rect width="${LARGEUR}" height="${HAUTEUR}" fill="#0f4c4a"/>`,
    `<rect width="${LARGEUR}" height="14" fill="#e3b04b"/>`,
    texte(MARGE, 96, 30, "#e3b04b", `${lieu} · ${direPeriode({ debut, fin })}`, true),
    ...lignes.map((ligne, index) => texte(MARGE, premier + index * 68, 60, "#f6f3ea", ligne, true)),
    ...barre(bilan, 446),
    ...phrase.map((ligne, index) => texte(MARGE, 528 + index * 38, 30, "#f6f3ea", ligne)),
    texte(LARGEUR - MARGE, 600, 24, "#c9dcd6", "Maillage", true, "end"),
    "</svg>",
  ].join("");
}

function barre({ total, parStatut }: Bilan, y: number): string[] {
  const width = LARGEUR - 2 * MARGE;
  let x = MARGE;
  return COULEURS.flatMap(([statut, couleur]) => {
    const part = total === 0 ? 0 : (parStatut[statut] / total) * width;
    const from = x;
    x += part;
    return part === 0
      ? []
      : [`<rect x="${from.toFixed(1)}" y="${y}" width="${part.toFixed(1)}" height="36" fill="${couleur}"/>`];
  });
}

function texte(
  x: number,
  y: number,
  taille: number,
  couleur: string,
  contenu: string,
  gras = false,
  ancre = "start",
): string {
  return `<text x="${x}" y="${y}" font-family="Source Sans 3" font-size="${taille}" font-weight="${gras ? 700 : 400}" fill="${couleur}" text-anchor="${ancre}">${echapper(contenu)}</text>`;
}

/** Lines of at most `largeur` letters, the last one cut short when there is too much; a word too long is cut. */
function couper(contenu: string, largeur: number, maximum: number): string[] {
  const lignes: string[] = [];
  for (const word of contenu
    .split(/\s+/)
    .flatMap((one) => one.match(new RegExp(`.{1,${largeur}}`, "gu")) ?? [])) {
    const last = lignes.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= largeur)
      lignes[lignes.length - 1] = `${last} ${word}`;
    else lignes.push(word);
  }
  if (lignes.length <= maximum) return lignes;
  const kept = lignes.slice(0, maximum);
  return [...kept.slice(0, -1), `${kept.at(-1)?.slice(0, largeur - 1)}…`];
}

function echapper(contenu: string): string {
  return (
    contenu
      // XML holds no control character, even escaped.
      .replace(/[^\P{Cc}\t]|[\ud800-\udfff\ufffe\uffff]/gu, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}
