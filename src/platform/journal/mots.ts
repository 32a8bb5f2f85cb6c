import { normalise } from "#platform/values/french.ts";
import { isId } from "#platform/values/ids.ts";

/** The different words of the texts in two JSON values, without case nor accents: what the search looks at. */
export function motsOf(avant: string | null, apres: string | null): string {
  const words = new Set<string>();
  for (const text of [avant, apres]) if (text !== null) gather(JSON.parse(text), words);
  return [...words].join(" ");
}

function gather(value: unknown, words: Set<string>): void {
  if (typeof value === "number") words.add(String(value));
  else if (typeof value === "string") {
    if (isId(value)) return;
    for (const word of normalise(value).split(" ")) if (word) words.add(word);
  } else if (value !== null && typeof value === "object") {
    for (const one of Object.values(value)) gather(one, words);
  }
}
