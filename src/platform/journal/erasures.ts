import type { Tx } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";

/** Operation of a line that erased something of others. */
export const EFFACER = "journal.effacer";

/** What may be erased of a line: the name of its author, the values before and after. */
export const PARTIES = ["auteur", "valeurs"] as const;
export type Partie = (typeof PARTIES)[number];

/** Numbers from the first to the last, both included. */
export type Intervalle = readonly [number, number];

/** What a line that erases says, as its `apres`. */
export type Effacement = { motif: string; parties: Partie[]; lignes: Intervalle[] };

/** Numbers, in order and each once, as the fewest intervals. */
export function intervalsOf(numbers: readonly number[]): Intervalle[] {
  const found: [number, number][] = [];
  for (const no of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && no === last[1] + 1) last[1] = no;
    else found.push([no, no]);
  }
  return found;
}

/** What the lines of a journal say was erased. */
export class Erasures {
  readonly #intervals: Record<Partie, Intervalle[]>;

  constructor(effacements: readonly unknown[]) {
    this.#intervals = { auteur: [], valeurs: [] };
    for (const partie of PARTIES) {
      const all = effacements.flatMap((one) =>
        isEffacement(one) && one.parties.includes(partie) ? one.lignes : [],
      );
      this.#intervals[partie] = merge(all);
    }
  }

  static async read(tx: Tx, departement: CodeDepartement): Promise<Erasures> {
    const rows = await tx
      .selectFrom("journal as j")
      .innerJoin("journal_valeur as v", (join) =>
        join.onRef("v.departement", "=", "j.departement").onRef("v.no", "=", "j.no"),
      )
      .select("v.apres")
      .where("j.departement", "=", departement)
      .where("j.operation", "=", EFFACER)
      .execute();
    return new Erasures(rows.map(({ apres }) => apres));
  }

  has(partie: Partie, no: bigint): boolean {
    const intervals = this.#intervals[partie];
    let [low, high] = [0, intervals.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (BigInt(intervals[middle]?.[1] ?? 0) < no) low = middle + 1;
      else high = middle;
    }
    const found = intervals[low];
    return found !== undefined && BigInt(found[0]) <= no;
  }
}

/** In order, those that meet made one: a search by halves then answers for any number. */
function merge(intervals: readonly Intervalle[]): Intervalle[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Nothing is believed of a line that somebody may have rewritten: another form erases nothing. */
function isEffacement(value: unknown): value is Effacement {
  if (typeof value !== "object" || value === null) return false;
  const { parties, lignes } = value as Record<string, unknown>;
  return (
    Array.isArray(parties) &&
    Array.isArray(lignes) &&
    lignes.every(
      (one) => Array.isArray(one) && one.length === 2 && one.every((no) => Number.isSafeInteger(no)),
    )
  );
}
