import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Genre } from "./genre.ts";

/** An acteur as far as it may look like another. */
export type Comparable = {
  id: Id<"acteur">;
  genre: Genre;
  nom: string;
  sigle: string | null;
  siret: string | null;
  courriel: string | null;
  /** Every way to write it, normalised. */
  ecritures: readonly string[];
};

/** Why two acteurs may be one, the surest first. */
export const RAISONS = ["siret", "courriel", "nom", "ecriture", "sigle", "proche"] as const;
export type Raison = (typeof RAISONS)[number];

export const LIBELLE_RAISON: Readonly<Record<Raison, string>> = {
  siret: "Même SIRET",
  courriel: "Même courriel",
  nom: "Même nom",
  ecriture: "S'écrivent de la même façon",
  sigle: "Même sigle",
  proche: "Noms proches",
};

export type Doublon = { a: Id<"acteur">; b: Id<"acteur">; raison: Raison };

/** Share of common trigrams from which two names are near. */
const PROCHE = 0.7;
/** A word of more names than this tells nothing: « association », « communes ». */
const FREQUENT = 40;

/**
 * Pairs of acteurs that may be one and the same, the surest first. A person only looks like a person. Names are compared
 * when they share a word that is not everywhere, so that a large département stays quick.
 */
export function proposeDoublons(acteurs: readonly Comparable[]): Doublon[] {
  const found = new Map<string, Doublon>();
  const note = (a: Comparable, b: Comparable, raison: Raison) => {
    if (a.id === b.id || (a.genre === "personne") !== (b.genre === "personne")) return;
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const key = `${first.id} ${second.id}`;
    const before = found.get(key);
    if (!before || RAISONS.indexOf(raison) < RAISONS.indexOf(before.raison)) {
      found.set(key, { a: first.id, b: second.id, raison });
    }
  };
  const keys: readonly [Raison, (one: Comparable) => readonly (string | null)[]][] = [
    ["siret", (one) => [one.siret]],
    ["courriel", (one) => [one.courriel?.toLowerCase() ?? null]],
    ["nom", (one) => [normalise(one.nom)]],
    ["ecriture", (one) => one.ecritures],
    ["sigle", (one) => [one.sigle && normalise(one.sigle)]],
  ];
  for (const [raison, keysOf] of keys) {
    for (const group of groupBy(acteurs, keysOf)) pairs(group, (a, b) => note(a, b, raison));
  }
  const grams = new Map(acteurs.map((one) => [one.id, trigrams(normalise(one.nom))]));
  for (const group of groupBy(acteurs, (one) =>
    normalise(one.nom)
      .split(" ")
      .filter((word) => word.length > 2),
  )) {
    if (group.length > FREQUENT) continue;
    pairs(group, (a, b) => {
      if (likeness(grams.get(a.id), grams.get(b.id)) >= PROCHE) note(a, b, "proche");
    });
  }
  return [...found.values()].sort((x, y) => RAISONS.indexOf(x.raison) - RAISONS.indexOf(y.raison));
}

function groupBy(
  acteurs: readonly Comparable[],
  keysOf: (one: Comparable) => readonly (string | null)[],
): Comparable[][] {
  const groups = new Map<string, Comparable[]>();
  for (const one of acteurs) {
    for (const key of new Set(keysOf(one))) {
      if (!key) continue;
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function pairs(group: readonly Comparable[], visit: (a: Comparable, b: Comparable) => void): void {
  for (const [index, a] of group.entries()) for (const b of group.slice(index + 1)) visit(a, b);
}

function trigrams(text: string): ReadonlySet<string> {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)));
}

/** Two names that differ by a number are two: « RAM 1 » and « RAM 2 » are near, and not the same. */
function likeness(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  const common = [...a].filter((gram) => b.has(gram)).length;
  const differ = [...a, ...b].some((gram) => /\d/.test(gram) && a.has(gram) !== b.has(gram));
  return differ ? 0 : common / (a.size + b.size - common);
}
