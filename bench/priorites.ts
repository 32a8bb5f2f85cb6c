import { accessibilite, type Demande, type Offre } from "#modules/observatoire/domain/accessibilite/apl.ts";
import {
  type Lieu,
  minutes,
  PORTEE_PAR_DEFAUT,
  poids,
  rayonMaximal,
} from "#modules/observatoire/domain/accessibilite/portee.ts";
import { classer } from "#modules/observatoire/domain/priorites/classer.ts";
import type { DemandePriorites } from "#modules/observatoire/domain/priorites/demande.ts";
import { Hasard } from "#modules/observatoire/domain/priorites/hasard.ts";
import { rangsMoyens } from "#modules/observatoire/domain/priorites/rangs.ts";
import { measureNaturels, type NaturelsFigures } from "./seuils-naturels.ts";
import { type Aim, figure, median, printTable, verdict } from "./support/figures.ts";

/** Milliseconds aimed at for the accessibility of the whole country, and how many times faster than pair by pair. */
const LIMITE_APL_MS = 150;
const FOIS_NAIF = 100;

export type PrioritesFigures = {
  /** Milliseconds. */
  robustesse: { territoires: number; naif: number; ours: number }[];
  apl: { communes: number; offres: number; naif: number; indexe: number; ours: number; ecart: number };
  naturels: NaturelsFigures;
};

/** Rankings redone under random weightings, and places within reach: each beside the plain writing of its definition. */
export async function measurePriorites(quick: boolean): Promise<PrioritesFigures> {
  const robustesse = [14, quick ? 60 : 1255].map((territoires) =>
    measureRobustesse(territoires, quick ? 500 : 20_000),
  );
  const apl = quick ? measureApl(600, 90) : measureApl(35_000, 5_200);
  printTable(
    "Robustesse d’un classement : trois indicateurs, 20 000 pondérations, probabilités identiques",
    ["EPCI", "tri de tous à chaque tirage", "ici", "rapport"],
    robustesse.map(({ territoires, naif, ours }) => [
      String(territoires),
      figure(naif, " ms"),
      figure(ours, " ms"),
      figure(naif / ours, " ×"),
    ]),
  );
  const vise: Aim = { value: apl.ours, limit: LIMITE_APL_MS, at: "most" };
  const fois: Aim = { value: apl.naif / apl.ours, limit: FOIS_NAIF, at: "least" };
  printTable(
    `Accessibilité : ${apl.communes} communes, ${apl.offres} lieux d’accueil, plus grand écart ${apl.ecart.toExponential(1)}`,
    ["", "temps", "visé"],
    [
      ["par paires", figure(apl.naif, " ms"), ""],
      ["par cases d’une table", figure(apl.indexe, " ms"), ""],
      ["ici", figure(apl.ours, " ms"), verdict(vise, " ms")],
      ["rapport aux paires", figure(fois.value, " ×"), verdict(fois, " ×")],
    ],
  );
  return { robustesse, apl, naturels: measureNaturels(quick ? 2_000 : 35_000) };
}

function measureRobustesse(territoires: number, tirages: number) {
  const hasard = new Hasard(63);
  const codes = ["a", "b", "c"];
  const demande: DemandePriorites = {
    maille: "epci",
    methode: "rang_somme",
    graine: 7,
    tirages,
    classes: { regle: "n_premiers", n: Math.ceil(territoires / 5) },
    indicateurs: codes.map((code) => ({ code, sens_defavorable: "haut", poids: 1 })),
    territoires: Array.from({ length: territoires }, (_, i) => ({
      code: `T${String(i).padStart(5, "0")}`,
      valeurs: Object.fromEntries(codes.map((code) => [code, Math.round(hasard.fraction() * 400) / 10])),
    })),
  };
  let ours: (number | null)[] = [];
  const rapide = time(3, () => {
    ours = [...classer(demande).territoires]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ probabiliteClasse1 }) => probabiliteClasse1);
  });
  let attendues: number[] = [];
  const naif = time(1, () => {
    attendues = probabilitesNaives(demande);
  });
  if (ours.some((une, i) => une !== attendues[i])) throw new Error("The two rankings differ.");
  return { territoires, naif, ours: rapide };
}

/** All territories sorted at each draw. */
function probabilitesNaives({
  indicateurs,
  territoires,
  graine,
  tirages,
  classes,
}: DemandePriorites): number[] {
  const rangs = indicateurs.map(({ code, sens_defavorable }) =>
    rangsMoyens(
      territoires.map(({ valeurs }) => valeurs[code] as number),
      sens_defavorable,
    ),
  );
  const admis = classes.regle === "n_premiers" ? (classes.n as number) : 0;
  const hasard = new Hasard(graine);
  const tirees = new Float64Array(indicateurs.length);
  const compte = territoires.map(() => 0);
  for (let tirage = 0; tirage < tirages; tirage++) {
    hasard.ponderation(tirees);
    const sommes = territoires.map((_, i) => {
      const somme = rangs.reduce(
        (total, colonne, k) => total + (tirees[k] as number) * -(colonne[i] as number),
        0,
      );
      return Math.round(somme * 1e9) / 1e9;
    });
    const dernier = [...sommes].sort((a, b) => b - a)[admis - 1] as number;
    for (const [i, somme] of sommes.entries()) if (somme >= dernier) compte[i] = (compte[i] as number) + 1;
  }
  return compte.map((fois) => fois / tirages);
}

function measureApl(communes: number, lieux: number) {
  const hasard = new Hasard(2022);
  // Communes strewn over the metropolitan square; suppliers stand in communes, as crèches do.
  const demandes: Demande[] = Array.from({ length: communes }, (_, i) => ({
    code: `C${i}`,
    lon: -4 + 12 * hasard.fraction(),
    lat: 42.5 + 8 * hasard.fraction(),
    enfants: Math.floor(hasard.fraction() * 120),
  }));
  const offres: Offre[] = Array.from({ length: lieux }, (_, j) => {
    const { lon, lat } = demandes[Math.floor(hasard.fraction() * communes)] as Demande;
    return { code: `O${j}`, lon, lat, places: 10 + Math.floor(hasard.fraction() * 50) };
  });
  let ours: (number | null)[] = [];
  const rapide = time(5, () => {
    ours = accessibilite(demandes, offres, PORTEE_PAR_DEFAUT).apl;
  });
  let attendues: (number | null)[] = [];
  const naif = time(1, () => {
    attendues = aplNaive(demandes, offres);
  });
  let indexees: (number | null)[] = [];
  const indexe = time(3, () => {
    indexees = aplIndexee(demandes, offres);
  });
  const ecart = [attendues, indexees].reduce(
    (worst, others) =>
      ours.reduce<number>((max, une, i) => Math.max(max, Math.abs((une ?? -1) - (others[i] ?? -1))), worst),
    0,
  );
  if (ecart > 1e-6) throw new Error(`The two accessibilities differ by ${ecart}.`);
  return { communes, offres: lieux, naif, indexe, ours: rapide, ecart };
}

/** The definition: every pair twice. */
function aplNaive(demandes: readonly Demande[], offres: readonly Offre[]): (number | null)[] {
  const w = (demande: Demande, offre: Offre) =>
    poids(minutes(demande, offre, PORTEE_PAR_DEFAUT), PORTEE_PAR_DEFAUT);
  const ratios = offres.map((offre) => {
    let masse = 0;
    for (const demande of demandes) masse += demande.enfants * w(demande, offre);
    return masse > 0 ? offre.places / masse : 0;
  });
  return demandes.map((demande) => {
    if (demande.enfants === 0) return null;
    let somme = 0;
    for (const [j, offre] of offres.entries()) somme += (ratios[j] as number) * w(demande, offre);
    return 100 * somme;
  });
}

/** The same definition, the pairs found through a map of squares as wide as the reach. */
function aplIndexee(demandes: readonly Demande[], offres: readonly Offre[]): (number | null)[] {
  const pas = rayonMaximal(PORTEE_PAR_DEFAUT) / 70;
  const caseDe = ({ lon, lat }: Lieu) => [Math.floor(lon / pas), Math.floor(lat / pas)] as const;
  const cases = new Map<string, number[]>();
  for (const [i, demande] of demandes.entries()) {
    const cle = caseDe(demande).join(" ");
    const own = cases.get(cle);
    if (own) own.push(i);
    else cases.set(cle, [i]);
  }
  const sommes = demandes.map(() => 0);
  for (const offre of offres) {
    const [x, y] = caseDe(offre);
    const reached: [number, number][] = [];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const i of cases.get(`${x + dx} ${y + dy}`) ?? []) {
          const w = poids(minutes(demandes[i] as Demande, offre, PORTEE_PAR_DEFAUT), PORTEE_PAR_DEFAUT);
          if (w > 0) reached.push([i, w]);
        }
    const masse = reached.reduce((sum, [i, w]) => sum + (demandes[i] as Demande).enfants * w, 0);
    if (masse > 0)
      for (const [i, w] of reached) sommes[i] = (sommes[i] as number) + (100 * offre.places * w) / masse;
  }
  return demandes.map(({ enfants }, i) => (enfants > 0 ? (sommes[i] as number) : null));
}

/** Median of `rounds`, ms. */
function time(rounds: number, run: () => void): number {
  return median(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}
