/**
 * `text` when it is an address of this very site (`/63/acteurs?page=2`), else null: what a form asks to come back to
 * must not lead elsewhere. `//site` and `/\site` are addresses of another site to a browser, which also drops tabs and
 * line breaks before it reads; hence no backslash and no control character at all.
 */
export function localPath(text: string | null | undefined): string | null {
  if (!text || text.length > 2_000 || !text.startsWith("/") || text.startsWith("//")) return null;
  return /[\\\p{Cc}\p{Zl}\p{Zp}]/u.test(text) ? null : text;
}
