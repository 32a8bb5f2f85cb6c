/** Characters of the longest name that is kept. */
const LONGUEUR_NOM = 150;

/**
 * The name of a file as it may be kept, shown and given back: without folder, nor what cannot be seen or turns the
 * reading round; cut in its middle when it is long, for its end says what it is.
 */
export function cleanName(name: string): string {
  const plain =
    name
      .normalize("NFC")
      .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, "_")
      .trim() || "fichier";
  const letters = [...plain];
  if (letters.length <= LONGUEUR_NOM) return plain;
  return [...letters.slice(0, LONGUEUR_NOM - 21), "…", ...letters.slice(-20)].join("");
}

/**
 * The headers that make a browser save a file under `name`, whatever its letters (RFC 6266 and 8187), and never show it:
 * a file that somebody dropped must not run as a page of the site.
 */
export function attachmentHeaders(name: string): Record<string, string> {
  const plain = cleanName(name);
  const ascii = plain
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["%;]/g, "_");
  const encoded = encodeURIComponent(plain).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "Content-Type": "application/octet-stream",
    "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    "X-Content-Type-Options": "nosniff",
    // Were it ever opened as a page, it would run nothing, load nothing and be of no site.
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "private, no-store",
  };
}
