import MiniSearch, { type Query, type SearchResult } from "minisearch";
import { compareFrench } from "#platform/values/french.ts";
import { type Mot, motsDe, motsDemandes } from "./mots.ts";
import type { Trouvable } from "./source.ts";

/** Terms of the index: stems as they are, whole words behind this sign, for prefixes and typos. */
const MOT_ENTIER = "=";

const POIDS = { titre: 4, textes: 1.5, autour: 0.8 } as const;
const CHAMPS = Object.keys(POIDS) as (keyof typeof POIDS)[];

export type Touche = {
  objet: Trouvable;
  score: number;
  /** Terms of the index that were met in it: see {@link touches}. */
  termes: ReadonlySet<string>;
};

/**
 * How the words were met. « exact »: all of them, or of their family. « approche »: all, some with a typo.
 * « partiel »: no object holds them all.
 */
export type Rencontre = "exact" | "approche" | "partiel";
export type Recherche = {
  rencontre: Rencontre;
  touches: Touche[];
  /** The request with what was misspelt put right, as the texts write it; null when nothing was, or nothing is near. */
  suggestion: string | null;
};

/** The words of the objects that one view may read. Says nothing of any other object: it does not know them. */
export class IndexRecherche {
  readonly #index = new MiniSearch<Trouvable>({
    idField: "cle",
    fields: CHAMPS,
    extractField: (objet, champ) => {
      const value = objet[champ as keyof Trouvable];
      return Array.isArray(value) ? value.join("\n") : String(value);
    },
    stringifyField: (value) => String(value),
    tokenize: termsOf,
    processTerm: (term) => term,
    // Rows that leave are taken out at once, see `replace`.
    autoVacuum: false,
  });
  readonly #objets = new Map<string, Trouvable>();

  get size(): number {
    return this.#objets.size;
  }

  /** Makes the index that of `objets`, touching only what differs. */
  replace(objets: readonly Trouvable[]): void {
    const wanted = new Map(objets.map((objet) => [objet.cle, objet]));
    for (const [cle, known] of this.#objets) {
      const next = wanted.get(cle);
      if (next && same(known, next)) {
        // Same words; what is only shown may differ.
        this.#objets.set(cle, next);
        wanted.delete(cle);
        continue;
      }
      this.#index.remove(known);
      this.#objets.delete(cle);
    }
    this.add([...wanted.values()]);
  }

  /** Objects that are not in it yet. */
  add(objets: readonly Trouvable[]): void {
    for (const objet of objets) {
      this.#index.add(objet);
      this.#objets.set(objet.cle, objet);
    }
  }

  /** How many objects differ from those of the index, at most: what `replace` would cost. */
  distance(objets: readonly Trouvable[]): number {
    let kept = 0;
    for (const objet of objets) {
      const known = this.#objets.get(objet.cle);
      if (known && same(known, objet)) kept++;
    }
    return objets.length + this.size - 2 * kept;
  }

  /** Best first. `poids` says how much a kind counts. */
  search(texte: string, poids: (genre: string) => number): Recherche {
    const mots = motsDemandes(texte);
    if (mots.length === 0) return { rencontre: "exact", touches: [], suggestion: null };
    const last = finishesInside(texte) ? mots.at(-1) : undefined;
    const known = mots.map((mot) => this.#knows(mot) || (mot === last && this.#knowsBeginning(mot)));
    const exact = mots.map((mot) => strict(mot, mot === last));
    if (known.every((one) => one)) {
      const touches = this.#run({ combineWith: "AND", queries: exact }, poids);
      if (touches.length > 0) return { rencontre: "exact", touches, suggestion: null };
    }
    // A word that nobody wrote is misspelt; when all are written, but never together, any may be.
    const lax = mots.map((mot, rank) =>
      known[rank] && !known.every((one) => one)
        ? (exact[rank] ?? strict(mot, false))
        : wide(mot, mot === last),
    );
    const near = this.#run({ combineWith: "AND", queries: lax }, poids);
    if (near.length > 0) {
      return { rencontre: "approche", touches: near, suggestion: this.#suggest(mots, known, near) };
    }
    const touches = this.#run({ combineWith: "OR", queries: lax }, poids);
    return { rencontre: "partiel", touches, suggestion: this.#suggest(mots, known, touches) };
  }

  #run(query: Query, poids: (genre: string) => number): Touche[] {
    const found = this.#index.search(query, {
      boost: POIDS,
      boostDocument: (cle) => poids(this.#objets.get(String(cle))?.genre ?? ""),
    });
    return found
      .flatMap((result) => this.#touche(result))
      .sort((a, b) => b.score - a.score || compareTitles(a.objet, b.objet));
  }

  #touche({ id, score, terms }: SearchResult): Touche[] {
    const objet = this.#objets.get(String(id));
    // Mean lengths are kept as running sums: their last bits depend on the order in which objects came.
    return objet ? [{ objet, score: Number(score.toPrecision(9)), termes: new Set(terms) }] : [];
  }

  #knows(mot: Mot): boolean {
    return this.#has(mot.racine, false) || this.#has(MOT_ENTIER + mot.forme, false);
  }

  #knowsBeginning(mot: Mot): boolean {
    return mot.forme.length >= PREFIXE && this.#has(MOT_ENTIER + mot.forme, true);
  }

  #has(term: string, prefix: boolean): boolean {
    return this.#index.search(asIs(term, { prefix })).length > 0;
  }

  /** Each misspelt word becomes the one that the best objects hold, as they write it. */
  #suggest(mots: readonly Mot[], known: readonly boolean[], touches: readonly Touche[]): string | null {
    const best = touches.slice(0, 20);
    const said = mots.map((mot, rank) => {
      if (known[rank]) return mot.ecrit;
      return nearest(mot, best)?.toLowerCase() ?? null;
    });
    const kept = said.filter((word) => word !== null);
    const changed = said.some((word, rank) => word !== null && word !== mots[rank]?.ecrit);
    return changed && kept.length > 0 ? kept.join(" ") : null;
  }
}

/** True when a word of the text is one that was met. */
export function touches(termes: ReadonlySet<string>, { forme, racine }: Mot): boolean {
  return termes.has(racine) || termes.has(MOT_ENTIER + forme);
}

/** Letters from which a beginning stands for the whole word. */
const PREFIXE = 3;

/** The word, its family, and the words that it begins when it may be unfinished. */
function strict(mot: Mot, unfinished: boolean): Query {
  const queries: Query[] = [asIs(mot.racine, { boost: 1 }), asIs(MOT_ENTIER + mot.forme, { boost: 0.5 })];
  if (unfinished && mot.forme.length >= PREFIXE) {
    queries.push(asIs(MOT_ENTIER + mot.forme, { prefix: true, boost: 0.4 }));
  }
  return { combineWith: "OR", queries };
}

/** The same, and the words one letter away (two for long ones), or with two neighbouring letters exchanged. */
function wide(mot: Mot, unfinished: boolean): Query {
  const { forme } = mot;
  const letters = forme.length;
  const fuzzy = letters >= 9 ? 2 : letters >= 4 ? 1 : 0;
  const queries: Query[] = [strict(mot, unfinished)];
  if (fuzzy > 0) queries.push(asIs(MOT_ENTIER + forme, { fuzzy, boost: 0.6 }));
  if (fuzzy === 1) {
    for (const exchanged of exchanges(forme)) queries.push(asIs(MOT_ENTIER + exchanged, { boost: 0.5 }));
  }
  return { combineWith: "OR", queries };
}

function asIs(
  term: string,
  { boost = 1, prefix = false, fuzzy = 0 }: { boost?: number; prefix?: boolean; fuzzy?: number },
): Query {
  return {
    queries: [term],
    tokenize: (text) => [text],
    boostTerm: () => boost,
    prefix,
    fuzzy: fuzzy === 0 ? false : fuzzy,
    weights: { fuzzy: 0.5, prefix: 0.7 },
  };
}

function exchanges(forme: string): string[] {
  return Array.from(
    { length: forme.length - 1 },
    (_, at) => forme.slice(0, at) + forme.charAt(at + 1) + forme.charAt(at) + forme.slice(at + 2),
  ).filter((one) => one !== forme);
}

function termsOf(texte: string): string[] {
  return motsDe(texte).flatMap(({ forme, racine }) => [racine, MOT_ENTIER + forme]);
}

/** A space or a stop after the last word: it is whole. */
function finishesInside(texte: string): boolean {
  return /[\p{L}\p{M}\p{N}]$/u.test(texte);
}

/** Of the words that were met in these objects, the nearest to a misspelt one. */
function nearest(mot: Mot, best: readonly Touche[]): string | null {
  let found: { ecrit: string; distance: number } | null = null;
  for (const { objet, termes } of best) {
    for (const texte of [objet.titre, ...objet.textes, ...objet.autour]) {
      for (const other of motsDe(texte)) {
        if (!touches(termes, other)) continue;
        const distance = editDistance(mot.forme, other.forme);
        if (distance <= 2 && (!found || distance < found.distance)) found = { ecrit: other.ecrit, distance };
      }
    }
  }
  return found?.ecrit ?? null;
}

/** Letters to add, take out, change or exchange with their neighbour. */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

function compareTitles(a: Trouvable, b: Trouvable): number {
  if (a.date !== b.date) return (a.date ?? "") < (b.date ?? "") ? 1 : -1;
  return compareFrench(a.titre, b.titre) || (a.cle < b.cle ? -1 : 1);
}

function same(a: Trouvable, b: Trouvable): boolean {
  return (
    a.genre === b.genre &&
    a.titre === b.titre &&
    sameTexts(a.textes, b.textes) &&
    sameTexts(a.autour, b.autour)
  );
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((texte, rank) => texte === b[rank]);
}
