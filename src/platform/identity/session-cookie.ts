import { ATTEMPT_SECONDS } from "./essai-connexion.ts";
import { isSecureOrigin } from "./secure-origin.ts";
import { ABSOLUTE_SECONDS } from "./session.ts";

/** `__Host-` needs Secure, which browsers accept on https and on loopback only; a LAN address gets a plain name. */
export function cookieName(origin: string): string {
  return prefixed(origin, "maillage");
}

/** The `Set-Cookie` line that opens (or, with an empty value, closes) a session. */
export function sessionHeader(origin: string, jeton: string): string {
  return line(origin, "maillage", jeton, ABSOLUTE_SECONDS);
}

/** The cookie that keeps the secret of a journey to the identity provider. */
export function essaiName(origin: string): string {
  return prefixed(origin, "maillage-essai");
}

/** Its `Set-Cookie` line; an empty value removes it. Lax: the browser comes back from another site. */
export function essaiHeader(origin: string, secret: string): string {
  return line(origin, "maillage-essai", secret, ATTEMPT_SECONDS);
}

function prefixed(origin: string, name: string): string {
  return isSecureOrigin(origin) ? `__Host-${name}` : name;
}

function line(origin: string, name: string, value: string, seconds: number): string {
  const secure = isSecureOrigin(origin) ? "; Secure" : "";
  const age = value === "" ? 0 : seconds;
  return `${prefixed(origin, name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}
