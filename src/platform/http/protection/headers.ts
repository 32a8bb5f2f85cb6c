/** One year, in seconds. */
const YEAR = 31_536_000;

/** Set on an answer that other sites may show in a frame; never leaves the server. */
export const INTEGRABLE = "X-Maillage-Integrable";

/**
 * What every answer says to the browser, whatever it is. `origin` is the site as the visitor sees it: scripts and styles
 * are taken from its two folders of files only, so that nothing that somebody dropped or typed can ever become one.
 * There is no nonce because there is no inline code to allow
 * (docs/decisions/2026-11-25-content-security-policy-by-folder.md). Nothing may be framed, but for what is made for it
 * (`framed`), which sends no form anywhere.
 */
export function securityHeaders(origin: string, framed = false): readonly (readonly [string, string])[] {
  const files = `${origin}/assets/ ${origin}/statique/`;
  const policy = [
    "default-src 'none'",
    `script-src ${files}`,
    `style-src ${files}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    framed ? "form-action 'none'" : "form-action 'self'",
    "base-uri 'none'",
    framed ? "frame-ancestors *" : "frame-ancestors 'none'",
  ];
  const headers: [string, string][] = [
    ["Content-Security-Policy", policy.join("; ")],
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "same-origin"],
    ...(framed ? [] : [["X-Frame-Options", "DENY"] as [string, string]]),
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ];
  // Without `includeSubDomains`: the neighbours under the same name are not ours.
  if (origin.startsWith("https:")) headers.push(["Strict-Transport-Security", `max-age=${YEAR}`]);
  return headers;
}
