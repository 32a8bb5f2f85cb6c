import { ckmeans } from "simple-statistics";
import type { Classement, SansIndicateur } from "./classement.ts";
import type { DemandePriorites, IndicateurPrioritaire, Methode, RegleClasses } from "./demande.ts";
import { Hasard } from "./hasard.ts";
import { type Composantes, composantes, partager, type TerritoireComplet } from "./methodes.ts";
import { kieme, places, rangsMoyens } from "./rangs.ts";
import { tenirAuxReperes } from "./sous-reperes.ts";

/**
 * Ranks territories from the most unfavourable, cuts classes, and says how sure that is. The same demande gives the same answer,
 * whatever the order of its rows. Source of `rang_somme`: Schéma départemental des services aux familles du Puy-de-Dôme
 * 2022-2026 (ranks on each indicator, added, two priority classes).
 */
export function classer(demande: DemandePriorites): Classement {
  if (demande.methode === "sous_reperes") return tenirAuxReperes(demande);
  const indicateurs = [...demande.indicateurs].sort((a, b) => (a.code < b.code ? -1 : 1));
  const { complets, incomplets } = partager({ ...demande, indicateurs });
  const ordre = ordonner(demande, indicateurs, complets);
  const probabilites = probabilitesClasse1(ordre, demande);
  const rangs = indicateurs.map(({ code, sens_defavorable }) =>
    rangsMoyens(
      complets.map(({ valeurs }) => valeurs[code] as number),
      sens_defavorable,
    ),
  );
  const territoires = complets.map(({ code, familles }, i) => ({
    code,
    ...(ordre.places[i] as Place),
    exAequo: ordre.places.filter(({ rang }) => rang === ordre.places[i]?.rang).length > 1,
    probabiliteClasse1: probabilites?.[i] ?? null,
    rangs: Object.fromEntries(indicateurs.map((indicateur, k) => [indicateur.code, rangs[k]?.[i] as number])),
    familles: familles ?? null,
  }));
  return {
    territoires: territoires.sort((a, b) => a.rang - b.rang || (a.code < b.code ? -1 : 1)),
    nonClasses: incomplets,
    sansIndicateur: indicateurs.flatMap((retire) => {
      const restants = indicateurs.filter((indicateur) => indicateur !== retire);
      if (restants.every(({ poids }) => poids === 0)) return [];
      return [
        { indicateur: retire.code, ...changements(complets, ordre, ordonner(demande, restants, complets)) },
      ];
    }),
  };
}

type Place = { score: number; rang: number; classe: number };
type Ordre = { base: Composantes; places: Place[] };

function ordonner(
  { methode, classes: regle }: DemandePriorites,
  indicateurs: readonly IndicateurPrioritaire[],
  complets: readonly TerritoireComplet[],
): Ordre {
  const base = composantes(methode, indicateurs, complets);
  const sommes = sommer(base.colonnes, base.poids, new Float64Array(complets.length));
  const scores = Array.from(sommes, base.score);
  const rangs = places(sommes);
  const classes = couper(rangs, scores, regle, methode);
  return {
    base,
    places: rangs.map((rang, i) => ({ score: scores[i] as number, rang, classe: classes[i] as number })),
  };
}

function changements(
  complets: readonly TerritoireComplet[],
  avant: Ordre,
  apres: Ordre,
): Omit<SansIndicateur, "indicateur"> {
  const entre = (une: Ordre, autre: Ordre) =>
    complets
      .filter((_, i) => une.places[i]?.classe === 1 && autre.places[i]?.classe !== 1)
      .map(({ code }) => code);
  return {
    entrants: entre(apres, avant),
    sortants: entre(avant, apres),
    rangs: Object.fromEntries(complets.map(({ code }, i) => [code, apres.places[i]?.rang as number])),
  };
}

/**
 * Weighted sums, written in `sommes` and rounded to a billionth, so that two equal territories never part by the last bit of a
 * float.
 */
function sommer(
  colonnes: readonly ArrayLike<number>[],
  poids: ArrayLike<number>,
  sommes: Float64Array,
): Float64Array {
  sommes.fill(0);
  for (let k = 0; k < colonnes.length; k++) {
    const colonne = colonnes[k] as ArrayLike<number>;
    const facteur = poids[k] as number;
    for (let i = 0; i < sommes.length; i++)
      sommes[i] = (sommes[i] as number) + facteur * (colonne[i] as number);
  }
  for (let i = 0; i < sommes.length; i++) sommes[i] = Math.round((sommes[i] as number) * 1e9) / 1e9;
  return sommes;
}

function couper(rangs: number[], scores: number[], classes: RegleClasses, methode: Methode): number[] {
  if (classes.regle === "score")
    return scores.map((score) =>
      (methode === "rang_somme" ? score <= classes.seuil : score >= classes.seuil) ? 1 : 2,
    );
  if (classes.regle === "naturelles") return groupesNaturels(scores, classes.n, methode);
  const fins = bornes(classes, rangs.length);
  return rangs.map((rang) => {
    const classe = fins.findIndex((fin) => rang <= fin);
    return classe < 0 ? fins.length + 1 : classe + 1;
  });
}

/** Groups of scores by ckmeans (Wang and Song, 2011), class 1 on the unfavourable side; fewer when few scores differ. */
function groupesNaturels(scores: number[], n: number, methode: Methode): number[] {
  if (scores.length === 0) return [];
  const groupes = ckmeans(scores, Math.min(n, new Set(scores).size));
  if (methode !== "rang_somme") groupes.reverse();
  const classes = new Map<number, number>();
  for (const [index, groupe] of groupes.entries()) {
    for (const score of groupe) if (!classes.has(score)) classes.set(score, index + 1);
  }
  return scores.map((score) => classes.get(score) as number);
}

/** Last rank of each class but the last. */
function bornes(classes: Extract<RegleClasses, { regle: "n_premiers" | "part" }>, n: number): number[] {
  if (classes.regle === "part") return [Math.ceil(n * classes.part - 1e-9)];
  let fin = 0;
  return [classes.n].flat().map((taille) => (fin += taille));
}

/**
 * Share of the weightings of Dirichlet(1, …, 1) under which each territory is among as many of the most unfavourable as class 1
 * admits. The size of class 1 is the rule's, or what a rule by scores gave with the weights of the demande. A component of
 * weight 0 was set aside and stays so.
 */
function probabilitesClasse1(
  { base, places }: Ordre,
  { classes: regle, graine, tirages }: DemandePriorites,
): number[] | null {
  const n = places.length;
  if (tirages === 0 || n === 0) return null;
  const admis =
    regle.regle === "score" || regle.regle === "naturelles"
      ? places.filter(({ classe }) => classe === 1).length
      : (bornes(regle, n)[0] as number);
  if (admis === 0) return places.map(() => 0);
  if (admis >= n) return places.map(() => 1);
  const colonnes = base.colonnes
    .filter((_, k) => (base.poids[k] as number) > 0)
    .map((colonne) => Float64Array.from(colonne));
  const hasard = new Hasard(graine);
  const poids = new Float64Array(colonnes.length);
  const compte = new Uint32Array(n);
  const sommes = new Float64Array(n);
  const travail = new Float64Array(n);
  for (let tirage = 0; tirage < tirages; tirage++) {
    hasard.ponderation(poids);
    sommer(colonnes, poids, sommes);
    travail.set(sommes);
    const seuil = kieme(travail, n - admis);
    for (let i = 0; i < n; i++) if ((sommes[i] as number) >= seuil) compte[i] = (compte[i] as number) + 1;
  }
  return Array.from(compte, (fois) => fois / tirages);
}
