import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { type Reconnu, reconnaitre } from "../../domain/comparer/reconnaitre.ts";
import { listTerritoires } from "../portrait/find-territoires.ts";
import { type LigneChiffres, readChiffres, type TerritoirePortrait } from "../portrait/read-chiffres.ts";

export type Comparaison = {
  /** What was asked, as typed, and what it is. */
  readonly demandes: readonly Reconnu<TerritoirePortrait>[];
  /** Those that are known, each once. */
  readonly territoires: readonly TerritoirePortrait[];
  /** Indicators of which two of them at least have a figure, at the vintage that most of them have. */
  readonly lignes: readonly LigneChiffres[];
  /** Indicators of which one only has a figure: said, not compared. */
  readonly seuls: readonly LigneChiffres[];
  /** All that can be chosen. */
  readonly choix: readonly TerritoirePortrait[];
};

/** Territories side by side that one screen, one sheet, holds. */
export const COMPARES_MAXIMUM = 4;

/** Two to four territories side by side; `demandes` are codes or names. Without two of them there is no line. */
export async function readComparaison(ctx: Contexte, demandes: readonly string[]): Promise<Comparaison> {
  const choix = await listTerritoires(ctx);
  const asked = demandes.slice(0, COMPARES_MAXIMUM).map((texte) => reconnaitre(choix, texte));
  const territoires = [
    ...new Map(asked.flatMap(({ trouve }) => (trouve ? [[trouve.code, trouve] as const] : []))).values(),
  ];
  if (territoires.length < 2) return { demandes: asked, territoires, lignes: [], seuls: [], choix };
  const key = territoires.map(({ code }) => code).join(" ");
  const { lignes } = await remember(ctx, `comparaison ${key}`, () =>
    readChiffres(ctx, territoires, "commun"),
  );
  const several = (ligne: LigneChiffres) => ligne.cases.filter((one) => one !== null).length > 1;
  return {
    ...{ demandes: asked, territoires, choix },
    lignes: lignes.filter(several),
    seuls: lignes.filter((one) => !several(one)),
  };
}
