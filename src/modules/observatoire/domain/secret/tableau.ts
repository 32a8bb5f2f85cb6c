/** From published figures to what an attack looks at: cells, and all that is known to hold between them. Pure. */
import type { Maille } from "../vocabulaire.ts";
import {
  type Ecrite,
  equationsOfAnnees,
  equationsOfControles,
  equationsOfTerritoire,
} from "./equations-sommes.ts";
import { LIENS, yearsOf } from "./liens.ts";
import type { Marge } from "./marge.ts";
import type { Cellule, Equation } from "./modele.ts";
import type { RegleSecret } from "./regle.ts";

/** Which count of a cell: a ratio has two, and both are hidden together. */
export type Compte = "valeur" | "numerateur" | "denominateur";

/** One cell as readers see it, with what is known behind it. */
export type CellulePubliee = {
  /** Code of the indicator. */
  readonly indicateur: string;
  readonly definition: number;
  readonly millesime: string;
  readonly maille: Maille;
  readonly code: string;
  readonly comptes: Readonly<Partial<Record<Compte, number | null>>>;
  /** Whether the indicator adds up from a territory to the next. */
  readonly additive: boolean;
  readonly entiere: boolean;
  readonly masque: "primaire" | "secondaire" | null;
  readonly source: boolean;
  /** How its counts are rounded where they are shown. */
  readonly marge: Marge;
  /** Null: nothing of it is ever hidden (places, populations). */
  readonly regle: Pick<RegleSecret, "seuil" | "zeroMontre" | "protection"> | null;
};

/** A territory and its parts; `complet`: they make all of it. */
export type Imbrication = {
  readonly maille: Maille;
  readonly code: string;
  readonly parties: readonly { readonly maille: Maille; readonly code: string }[];
  readonly complet: boolean;
};

export type TableauSecret = {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  /** The published cell that a cell of the model speaks of, by its key. */
  readonly publiees: ReadonlyMap<string, CellulePubliee>;
};

/** What is read by many is hidden last: a territory above costs more than all of its parts. */
const POIDS: Readonly<Partial<Record<Maille, number>>> = {
  epci: 1e3,
  departement: 1e6,
  region: 1e9,
  france: 1e9,
};

const COMPTES = ["valeur", "numerateur", "denominateur"] as const satisfies readonly Compte[];

function keyOf(one: Place & { maille: Maille; code: string }, compte: Compte): string {
  return [one.indicateur, one.definition, one.millesime, one.maille, one.code, compte].join("|");
}

type Place = { readonly indicateur: string; readonly definition: number; readonly millesime: string };
type Serie = Place & { readonly compte: Compte; readonly cellules: CellulePubliee[] };

/** The whole model of some cells, without the groups where nothing is hidden. */
export function tableauOf(
  publiees: readonly CellulePubliee[],
  imbrications: (millesime: string) => readonly Imbrication[],
): TableauSecret {
  const byKey = new Map<string, CellulePubliee>();
  const cellules = new Map<string, Cellule>();
  for (const one of publiees)
    for (const compte of COMPTES) {
      const valeur = one.comptes[compte];
      if (valeur === undefined) continue;
      const cle = keyOf(one, compte);
      byKey.set(cle, one);
      cellules.set(cle, celluleOf(cle, one, valeur));
    }
  const ecrites = new Map([...byKey].map(([cle, { marge }]) => [cle, { cle, marge }]));
  const all = [
    ...equationsOfParts(publiees, ecrites),
    ...equationsOfTerritoires(publiees, ecrites, imbrications),
    ...equationsOfPeriodes(publiees, ecrites),
  ];
  const holding = all.filter((equation) => holds(equation, cellules));
  return keepHidden(cellules, holding, byKey);
}

function celluleOf(cle: string, one: CellulePubliee, valeur: number | null): Cellule {
  const { regle, masque, source } = one;
  // Whoever reads « masqué » under a rule knows the threshold as well as we do.
  const known = masque === "primaire" && !source && regle?.seuil != null ? regle.seuil - 1 : null;
  const small = known !== null && valeur !== null && valeur <= known;
  const min = small && regle?.zeroMontre ? 1 : 0;
  const max = small && known !== null ? known : Number.POSITIVE_INFINITY;
  const wanted = masque === "secondaire" || masque === null ? 1 : (regle?.protection ?? 2);
  return {
    ...{ cle, valeur, min, max, entiere: one.entiere, masque, source },
    cout: regle === null ? Number.POSITIVE_INFINITY : (1 + Math.abs(valeur ?? 0)) * (POIDS[one.maille] ?? 1),
    protection: Math.min(wanted, max - min),
  };
}

type Ecrites = ReadonlyMap<string, Ecrite>;

/** A total and its parts, a part and its whole, within one territory and one vintage. */
function equationsOfParts(publiees: readonly CellulePubliee[], ecrites: Ecrites): Equation[] {
  const spots = new Map<string, CellulePubliee>();
  for (const one of publiees)
    if (one.comptes.valeur !== undefined)
      spots.set([one.definition, one.millesime, one.maille, one.code].join("|"), one);
  return [...spots.values()].flatMap((spot) =>
    equationsOfControles(
      LIENS,
      (indicateur) => ecrites.get(keyOf({ ...spot, indicateur }, "valeur")) ?? null,
    ),
  );
}

/** Each count of what adds up, an indicator, a definition and a vintage at a time. */
function seriesOf(publiees: readonly CellulePubliee[]): Serie[] {
  const series = new Map<string, Serie>();
  for (const one of publiees)
    for (const compte of one.additive ? COMPTES : []) {
      if (one.comptes[compte] === undefined) continue;
      const { indicateur, definition, millesime } = one;
      const key = [indicateur, definition, millesime, compte].join("|");
      const own = series.get(key) ?? { indicateur, definition, millesime, compte, cellules: [] };
      own.cellules.push(one);
      series.set(key, own);
    }
  return [...series.values()];
}

/** A territory and those that it is made of, wherever both are published. */
function equationsOfTerritoires(
  publiees: readonly CellulePubliee[],
  ecrites: Ecrites,
  imbrications: (millesime: string) => readonly Imbrication[],
): Equation[] {
  return seriesOf(publiees).flatMap(({ compte, cellules, ...serie }) => {
    if (new Set(cellules.map(({ maille }) => maille)).size < 2) return [];
    const find = (where: { maille: Maille; code: string }) =>
      ecrites.get(keyOf({ ...serie, ...where }, compte)) ?? null;
    return imbrications(serie.millesime).flatMap(({ maille, code, parties, complet }) => {
      const total = find({ maille, code });
      return total ? equationsOfTerritoire(total, parties.map(find), complet ? "complete" : "partielle") : [];
    });
  });
}

/** « 2019/2021 » and each of its years: a count of a period may be their sum. */
function equationsOfPeriodes(publiees: readonly CellulePubliee[], ecrites: Ecrites): Equation[] {
  return seriesOf(publiees).flatMap(({ compte, cellules, ...serie }) => {
    const annees = yearsOf(serie.millesime);
    return cellules.flatMap(({ maille, code }) => {
      const find = (millesime: string) =>
        ecrites.get(keyOf({ ...serie, maille, code, millesime }, compte)) ?? null;
      const periode = annees.length > 1 ? find(serie.millesime) : null;
      const parties = annees.map(find);
      return periode && parties.every((one) => one !== null) ? equationsOfAnnees(periode, parties) : [];
    });
  });
}

/** False for what the figures themselves deny: counts that were rounded, a file that does not add up. */
function holds({ termes, min, max }: Equation, cellules: ReadonlyMap<string, Cellule>): boolean {
  let sum = 0;
  for (const [cle, coefficient] of termes) {
    const valeur = cellules.get(cle)?.valeur ?? null;
    if (valeur === null) return true;
    sum += coefficient * valeur;
  }
  return sum >= min - 1e-9 && sum <= max + 1e-9;
}

/** The cells that something hidden is tied to, from one equation to the next, and the hidden ones that nothing is tied to. */
function keepHidden(
  cellules: ReadonlyMap<string, Cellule>,
  equations: readonly Equation[],
  publiees: ReadonlyMap<string, CellulePubliee>,
): TableauSecret {
  const parents = new Map<string, string>();
  const rootOf = (cle: string): string => {
    let root = cle;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = cle; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { termes } of equations) {
    const [first] = termes;
    if (first) for (const [cle] of termes) parents.set(rootOf(cle), rootOf(first[0]));
  }
  const hidden = new Set([...cellules.values()].flatMap((one) => (one.masque ? [rootOf(one.cle)] : [])));
  return {
    cellules: [...cellules.values()].filter(({ cle }) => hidden.has(rootOf(cle))),
    equations: equations.filter(({ termes: [first] }) => first !== undefined && hidden.has(rootOf(first[0]))),
    publiees,
  };
}
