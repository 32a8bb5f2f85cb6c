/** Where an object of the plan stands among those of its level that hang on the same. Pure. */
import { motOf, type Niveau, type NiveauxSchema, niveauxOf, parentOf } from "../plan/niveaux.ts";

/** A row of the plan: its rank is that of its `ordre` among its siblings, whatever the numbers are. */
export type Range = { readonly id: string; readonly ordre: number };

/** An object of the plan as ordering looks at it. */
export type ObjetRange = Range & {
  readonly niveau: Niveau;
  /** What it hangs on; null for a volet. */
  readonly parent: string | null;
};

/** Under what, and before which sibling; null: the scheme itself, and the end. */
export type Place = { readonly sous: string | null; readonly avant: string | null };

/** As a form sends it: « parent:voisin », either of them empty. */
export function formatPlace({ sous, avant }: Place): string {
  return `${sous ?? ""}:${avant ?? ""}`;
}

/** What a form sent, or null when it is no place. */
export function parsePlace(text: string): Place | null {
  const [, sous, avant] = /^([\da-f-]*):([\da-f-]*)$/.exec(text) ?? [];
  return sous === undefined || avant === undefined ? null : { sous: sous || null, avant: avant || null };
}

/** The objects of `niveau` that hang on `parent`, in the order in which they are read. */
export function freresOf<T extends ObjetRange>(
  objets: readonly T[],
  niveau: Niveau,
  parent: string | null,
): T[] {
  return objets.filter((one) => one.niveau === niveau && one.parent === parent).sort(compareRangs);
}

/** The order of the readings of a plan. */
export function compareRangs(a: Range, b: Range): number {
  return a.ordre - b.ordre || (a.id < b.id ? -1 : 1);
}

/** Every object of one level, in the order in which the plan is read. */
export function inReadingOrder<T extends ObjetRange>(
  objets: readonly T[],
  { forme }: NiveauxSchema,
  niveau: Niveau,
): T[] {
  const above = parentOf(forme, niveau);
  if (!niveauxOf(forme).includes(niveau)) return [];
  if (above === null) return freresOf(objets, niveau, null);
  return inReadingOrder(objets, { forme, mots: {} }, above).flatMap(({ id }) => freresOf(objets, niveau, id));
}

/** The place where an object stands now. */
export function placeOf<T extends ObjetRange>(objets: readonly T[], objet: T): Place {
  const freres = freresOf(objets, objet.niveau, objet.parent);
  const next = freres[freres.findIndex(({ id }) => id === objet.id) + 1];
  return { sous: objet.parent, avant: next?.id ?? null };
}

/** The siblings with `moved` put before one of them, or at the end; null when that one is not there. */
export function putBefore<T extends Range>(freres: readonly T[], moved: T, avant: string | null): T[] | null {
  const others = freres.filter(({ id }) => id !== moved.id);
  const index = avant === null ? others.length : others.findIndex(({ id }) => id === avant);
  return index < 0 ? null : others.toSpliced(index, 0, moved);
}

/**
 * The rows whose `ordre` changes so that they are read in this order. The numbers are those that the rows already have, given
 * out again: what is removed keeps its place among them, and nothing else of the scheme is written.
 */
export function rerank(voulu: readonly Range[]): Range[] {
  let last = Number.NEGATIVE_INFINITY;
  const numbers = voulu
    .map(({ ordre }) => ordre)
    .sort((a, b) => a - b)
    .map((ordre) => {
      last = Math.max(ordre, last + 1);
      return last;
    });
  return voulu.flatMap(({ id, ordre }, index) => {
    const next = numbers[index] ?? ordre;
    return next === ordre ? [] : [{ id, ordre: next }];
  });
}

/** « 2e sur 5 », « 1re sur 5 ». `rang` begins at 1. */
export function direRang(schema: NiveauxSchema, niveau: Niveau, rang: number, sur: number): string {
  const first = motOf(schema, niveau).genre === "f" ? "1re" : "1er";
  return `${rang === 1 ? first : `${rang}e`} sur ${sur}`;
}
