/** A run of text common to both versions, only in the first, or only in the second. */
export type DiffPart = { kind: "commun" | "retire" | "ajoute"; text: string };

/** Above this many words a side, both texts are shown whole: the table of comparison grows with their product. */
const MAX_WORDS = 400;

function words(text: string): string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? [];
}

/** Longest common subsequence lengths, `table[i][j]` for the suffixes from `i` and `j`. */
function suffixTable(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = table[i] ?? [];
    const below = table[i + 1] ?? [];
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/**
 * Difference of two texts word by word. The parts that are not « ajoute », put end to end, give `before` back;
 * those that are not « retire » give `after`. Long texts come as one removal and one addition.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const a = words(before);
  const b = words(after);
  const parts: DiffPart[] = [];
  const push = (kind: DiffPart["kind"], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  if (a.length > MAX_WORDS || b.length > MAX_WORDS) {
    if (before !== "") push(before === after ? "commun" : "retire", before);
    if (after !== "" && before !== after) push("ajoute", after);
    return parts;
  }
  const table = suffixTable(a, b);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      push("commun", left);
      i++;
      j++;
    } else if (
      left !== undefined &&
      (right === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      push("retire", left);
      i++;
    } else if (right !== undefined) {
      push("ajoute", right);
      j++;
    }
  }
  return parts;
}

/** Share of the longer text that both have, from 0 to 1; tells whether mixing both versions stays readable. */
export function similarity(parts: readonly DiffPart[]): number {
  const length = (kind: DiffPart["kind"]) =>
    parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.text.trim().length, 0);
  const common = length("commun");
  const whole = common + Math.max(length("retire"), length("ajoute"));
  return whole === 0 ? 1 : common / whole;
}
