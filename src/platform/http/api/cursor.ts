import { Refusal } from "#platform/values/refusal.ts";

/**
 * Where the next page of a list begins: after the row whose key this is. The key never changes during the life of a row
 * (identifier, official code), so that a walk meets each row that stays exactly once, whatever is added meanwhile.
 * Readers must not look inside; `liste` ties a cursor to the list that gave it.
 */
export function encodeCursor(liste: string, key: string): string {
  return Buffer.from(JSON.stringify([1, liste, key])).toString("base64url");
}

/**
 * The key of a cursor that this list gave.
 *
 * @throws Refusal `api.curseur` (422) for anything else, including a key that does not match `pattern`.
 */
export function decodeCursor(liste: string, pattern: RegExp, cursor: string): string {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    content = null;
  }
  if (Array.isArray(content) && content.length === 3) {
    const [version, from, key] = content as unknown[];
    if (version === 1 && from === liste && typeof key === "string" && pattern.test(key)) return key;
  }
  throw new Refusal("api.curseur");
}
