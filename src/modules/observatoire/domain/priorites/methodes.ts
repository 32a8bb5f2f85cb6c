import type { DemandePriorites, IndicateurPrioritaire, Methode, TerritoireMesure } from "./demande.ts";
import { rangsMoyens } from "./rangs.ts";

/**
 * What a method weighs: one column an indicator (or a domain), one row a territory, higher is more unfavourable. The ranking is
 * the order of the weighted sums, whatever the method; only the score that is shown differs.
 */
export type Composantes = {
  noms: string[];
  poids: number[];
  /** [component][territory] */
  colonnes: number[][];
  /** Score shown, of the weighted sum of a territory. */
  score: (somme: number) => number;
};

/** A territory that has a value of every indicator. */
export type TerritoireComplet = TerritoireMesure & { valeurs: Record<string, number> };

export function composantes(
  methode: Methode,
  indicateurs: readonly IndicateurPrioritaire[],
  territoires: readonly TerritoireComplet[],
): Composantes {
  const valeursDe = ({ code }: IndicateurPrioritaire) =>
    territoires.map(({ valeurs }) => valeurs[code] as number);
  if (methode === "domaines") return parDomaines(indicateurs, valeursDe, territoires.length);
  const parIndicateur = {
    noms: indicateurs.map(({ code }) => code),
    poids: indicateurs.map(({ poids }) => poids),
  };
  if (methode === "score_z") {
    const total = parIndicateur.poids.reduce((a, b) => a + b, 0);
    return {
      ...parIndicateur,
      colonnes: indicateurs.map((indicateur) => ecartsReduits(valeursDe(indicateur), indicateur)),
      score: (somme) => somme / total,
    };
  }
  return {
    ...parIndicateur,
    colonnes: indicateurs.map((indicateur) =>
      rangsMoyens(valeursDe(indicateur), indicateur.sens_defavorable).map((rang) => -rang),
    ),
    score: (somme) => -somme,
  };
}

/** Standard scores towards the unfavourable, bounded to ±3; all 0 when the values are equal. */
function ecartsReduits(valeurs: number[], { sens_defavorable }: IndicateurPrioritaire): number[] {
  const moyenne = valeurs.reduce((a, b) => a + b, 0) / valeurs.length;
  const variance = valeurs.reduce((a, b) => a + (b - moyenne) ** 2, 0) / valeurs.length;
  const egales = valeurs.every((valeur) => valeur === valeurs[0]);
  const ecart = Math.sqrt(variance) * (sens_defavorable === "haut" ? 1 : -1);
  return valeurs.map((valeur) => (egales ? 0 : Math.max(-3, Math.min(3, (valeur - moyenne) / ecart))));
}

/**
 * Weighted domains, as the English Indices of Multiple Deprivation (technical report 2019, section 3.8): in a domain the
 * weighted mean of the ranks orders the territories; that order, from 0 (favourable) to 1, is stretched so that being among
 * the last of a domain is not offset by being among the first of another: −23 ln(1 − R(1 − e^(−100/23))), 0 to 100.
 */
function parDomaines(
  indicateurs: readonly IndicateurPrioritaire[],
  valeursDe: (indicateur: IndicateurPrioritaire) => number[],
  n: number,
): Composantes {
  const domaines = [...new Set(indicateurs.map(({ domaine }) => domaine as string))].sort();
  const poids = domaines.map((nom) =>
    indicateurs.filter(({ domaine }) => domaine === nom).reduce((total, { poids }) => total + poids, 0),
  );
  const total = poids.reduce((a, b) => a + b, 0);
  const colonnes = domaines.map((nom) => {
    const membres = indicateurs.filter(({ domaine }) => domaine === nom);
    const rangs = membres.map((membre) => rangsMoyens(valeursDe(membre), membre.sens_defavorable));
    const sommes = Array.from({ length: n }, (_, i) =>
      membres.reduce((somme, { poids }, k) => somme + poids * (rangs[k]?.[i] ?? 0), 0),
    );
    return rangsMoyens(sommes, "bas").map((rang) => etirement(1 - (rang - 0.5) / n));
  });
  return { noms: domaines, poids, colonnes, score: (somme) => somme / total };
}

function etirement(part: number): number {
  return -23 * Math.log(1 - part * (1 - Math.exp(-100 / 23)));
}

/** Those that have every value, those that lack some and which; each in the order of the codes, so that the file's says nothing. */
export function partager({
  indicateurs,
  territoires,
}: Pick<DemandePriorites, "indicateurs" | "territoires">): {
  complets: TerritoireComplet[];
  incomplets: { code: string; manquants: string[] }[];
} {
  const tries = [...territoires].sort((a, b) => (a.code < b.code ? -1 : 1));
  const manquants = ({ valeurs }: TerritoireMesure) =>
    indicateurs.map(({ code }) => code).filter((code) => typeof valeurs[code] !== "number");
  return {
    complets: tries.filter((territoire) => manquants(territoire).length === 0) as TerritoireComplet[],
    incomplets: tries
      .map((territoire) => ({ code: territoire.code, manquants: manquants(territoire) }))
      .filter((territoire) => territoire.manquants.length > 0),
  };
}
