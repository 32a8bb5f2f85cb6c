import { diffArrays } from "diff";

/** A run of text common to both versions, only in the first, or only in the second. */
export type DiffPart = { kind: "commun" | "retire" | "ajoute"; text: string };

/** Changes beyond which both texts are shown whole: nobody reads two thousand of them, and the search grows with them. */
const MAX_CHANGES = 2_000;

function words(text: string): string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? [];
}

/**
 * Difference of two texts word by word. The parts that are not « ajoute », put end to end, give `before` back;
 * those that are not « retire » give `after`. Texts that have next to nothing in common come as one removal and one addition.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const found = diffArrays(words(before), words(after), { maxEditLength: MAX_CHANGES });
  if (!found) return [part("retire", before), part("ajoute", after)].filter(({ text }) => text !== "");
  const parts = found.map(({ added, removed, value }) =>
    part(added ? "ajoute" : removed ? "retire" : "commun", value.join("")),
  );
  return parts.filter(({ text }) => text !== "");
}

function part(kind: DiffPart["kind"], text: string): DiffPart {
  return { kind, text };
}

/** Share of the longer text that both have, from 0 to 1; tells whether mixing both versions stays readable. */
export function similarity(parts: readonly DiffPart[]): number {
  const length = (kind: DiffPart["kind"]) =>
    parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.text.trim().length, 0);
  const common = length("commun");
  const whole = common + Math.max(length("retire"), length("ajoute"));
  return whole === 0 ? 1 : common / whole;
}
