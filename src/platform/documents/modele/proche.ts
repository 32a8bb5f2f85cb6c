import { normalise } from "#platform/values/french.ts";

/** Letters that a name may miss, have too many or have wrong, and still be taken for another. */
const ECART = 3;

/** The name that looks most like `nom`, or null when none does. Accents, case and underscores do not count. */
export function procheDe(nom: string, noms: readonly string[]): string | null {
  const bare = (text: string) => normalise(text).replace(/[^a-z0-9]/g, "");
  const wanted = bare(nom);
  let best: string | null = null;
  let least = Math.min(ECART, Math.floor(wanted.length / 2)) + 1;
  for (const one of noms) {
    const distance = ecart(wanted, bare(one));
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
}

/** Levenshtein: insertions, removals and replacements from one word to the other. */
function ecart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
