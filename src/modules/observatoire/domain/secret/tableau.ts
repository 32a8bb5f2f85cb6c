/** From published figures to what an attack looks at: cells, and all that is known to hold between them. Pure. */
import type { Maille } from "../vocabulaire.ts";
import { LIENS } from "./liens.ts";
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

function keyOf(one: Omit<Place, "compte"> & { maille: Maille; code: string }, compte: Compte): string {
  return [one.indicateur, one.definition, one.millesime, one.maille, one.code, compte].join("|");
}

type Place = {
  readonly indicateur: string;
  readonly definition: number;
  readonly millesime: string;
  readonly compte: Compte;
};

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
  const all = [
    ...equationsOfParts(publiees, cellules),
    ...equationsOfTerritoires(publiees, cellules, imbrications),
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

/** A total and its parts, a part and its whole, within one territory and one vintage. */
function equationsOfParts(
  publiees: readonly CellulePubliee[],
  cellules: ReadonlyMap<string, Cellule>,
): Equation[] {
  const spots = new Map<string, CellulePubliee>();
  for (const one of publiees)
    if (one.comptes.valeur !== undefined)
      spots.set([one.definition, one.millesime, one.maille, one.code].join("|"), one);
  const equations: Equation[] = [];
  for (const spot of spots.values())
    for (const lien of LIENS) {
      const cle = (indicateur: string) => keyOf({ ...spot, indicateur }, "valeur");
      const codes = lien.genre === "somme" ? [lien.total, ...lien.parties] : lien.croissants;
      if (!codes.every((code) => cellules.has(cle(code)))) continue;
      if (lien.genre === "somme")
        equations.push({
          ...{ genre: "parties", min: -lien.tolerance, max: lien.tolerance },
          termes: [[cle(lien.total), -1], ...lien.parties.map((code) => [cle(code), 1] as const)],
        });
      else {
        const [petit, grand] = lien.croissants;
        const termes = [[cle(grand), 1] as const, [cle(petit), -1] as const];
        equations.push({ genre: "ordre", termes, min: 0, max: Number.POSITIVE_INFINITY });
      }
    }
  return equations;
}

/** A territory and those that it is made of, wherever both are published. */
function equationsOfTerritoires(
  publiees: readonly CellulePubliee[],
  cellules: ReadonlyMap<string, Cellule>,
  imbrications: (millesime: string) => readonly Imbrication[],
): Equation[] {
  const series = new Map<string, Place & { mailles: Set<Maille> }>();
  for (const one of publiees)
    for (const compte of one.additive ? COMPTES : []) {
      if (one.comptes[compte] === undefined) continue;
      const { indicateur, definition, millesime } = one;
      const key = [indicateur, definition, millesime, compte].join("|");
      const own = series.get(key) ?? {
        indicateur,
        definition,
        millesime,
        compte,
        mailles: new Set<Maille>(),
      };
      own.mailles.add(one.maille);
      series.set(key, own);
    }
  const equations: Equation[] = [];
  for (const { mailles, compte, ...serie } of series.values()) {
    if (mailles.size < 2) continue;
    for (const { maille, code, parties, complet } of imbrications(serie.millesime)) {
      const tout = keyOf({ ...serie, maille, code }, compte);
      if (!cellules.has(tout)) continue;
      const keys = parties.map((partie) => keyOf({ ...serie, ...partie }, compte));
      const there = keys.filter((cle) => cellules.has(cle));
      if (there.length === 0) continue;
      const whole = complet && there.length === keys.length;
      equations.push({
        ...{ genre: "territoires", min: 0, max: whole ? 0 : Number.POSITIVE_INFINITY },
        termes: [[tout, 1], ...there.map((cle) => [cle, -1] as const)],
      });
    }
  }
  return equations;
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
