/** From one cell of a file to one figure, or to what is wrong with it. Pure. */
import { readMillesime } from "../millesime.ts";
import { readCellule, settleStatut } from "../nombre.ts";
import type { Statut } from "../vocabulaire.ts";
import type { Brute } from "./prereglage.ts";
import type { GenreAnomalie } from "./rapport.ts";
import type { Reconnaissance } from "./territoires-connus.ts";

/** A figure read, not yet tied to the rows of the catalogue. */
export type Chiffre = {
  readonly millesime: string;
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut: Statut;
};

export type Lu = { readonly refus: GenreAnomalie; readonly texte: string } | { readonly chiffre: Chiffre };

const REFUS: Readonly<Partial<Record<Reconnaissance, GenreAnomalie>>> = {
  absent: "code_absent",
  provisoire: "code_provisoire",
  inconnu: "code_inconnu",
  ailleurs: "autre_departement",
};

/** Why a row of that territory is not kept; null when it is. */
export function refusTerritoire(reconnaissance: Reconnaissance): GenreAnomalie | null {
  return REFUS[reconnaissance] ?? null;
}

/** How the indicator of a figure is computed. */
export type Mesure = { readonly calcul: string; readonly facteur: number; readonly decimales: number };

const vintages = new Map<string, string | null>();

/** Few vintages are written millions of times. */
function vintage(texte: string): string | null {
  const known = vintages.get(texte);
  if (known !== undefined) return known;
  const found = readMillesime(texte);
  if (vintages.size > 5_000) vintages.clear();
  vintages.set(texte, found);
  return found;
}

/** Reads the cells of `brute`; `parDefaut` is the status of a figure that nothing else says. */
export function readChiffre(brute: Brute, mesure: Mesure, parDefaut: Statut): Lu {
  const millesime = vintage(brute.millesime);
  if (millesime === null) return { refus: "millesime_illisible", texte: brute.millesime };
  const cells = [brute.valeur, brute.numerateur ?? "", brute.denominateur ?? ""].map(readCellule);
  const [cellule, haut, bas] = cells as [
    ReturnType<typeof readCellule>,
    ReturnType<typeof readCellule>,
    ReturnType<typeof readCellule>,
  ];
  for (const [at, one] of [cellule, haut, bas].entries()) {
    if (one.genre === "texte") {
      return {
        refus: "texte_en_nombre",
        texte: [brute.valeur, brute.numerateur, brute.denominateur][at] ?? "",
      };
    }
  }
  const numerateur = haut.genre === "valeur" ? haut.valeur : null;
  const denominateur = bas.genre === "valeur" ? bas.valeur : null;
  // A hidden rate is not made again of its counts.
  const hidden = [brute.statut, cellule.genre === "absence" && cellule.statut].some(
    (one) => one === "secret_primaire" || one === "secret_secondaire",
  );
  // The counts are there and the rate is not: that is what the indicator says to do.
  const derive =
    cellule.genre !== "valeur" &&
    !hidden &&
    mesure.calcul === "ratio" &&
    numerateur !== null &&
    denominateur !== null
      ? rateOf(numerateur, denominateur, mesure)
      : null;
  const settled = derive === null ? cellule : ({ genre: "valeur", valeur: derive } as const);
  const statut = settleStatut(settled, brute.statut ?? null, parDefaut);
  return {
    chiffre: {
      ...{ millesime, numerateur, denominateur, statut },
      valeur: settled.genre === "valeur" && statut !== "secret_primaire" ? settled.valeur : null,
    },
  };
}

function rateOf(numerateur: number, denominateur: number, { facteur }: Mesure): number | null {
  return denominateur === 0 ? null : (numerateur / denominateur) * facteur;
}

/** True when a rate is not what its counts give, at the precision at which it is published. */
export function contradictsCounts({ valeur, numerateur, denominateur }: Chiffre, mesure: Mesure): boolean {
  if (mesure.calcul !== "ratio" || valeur === null || numerateur === null || denominateur === null)
    return false;
  const rate = rateOf(numerateur, denominateur, mesure);
  return rate !== null && Math.abs(rate - valeur) > 0.51 * 10 ** -mesure.decimales;
}
