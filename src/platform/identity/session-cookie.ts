import { ABSOLUTE_SECONDS } from "./session.ts";

/** `__Host-` needs Secure, which browsers accept on https and on loopback only; a LAN address gets a plain name. */
export function cookieName(origin: string): string {
  return prefixed(origin, "maillage");
}

/** The `Set-Cookie` line that opens (or, with an empty value, closes) a session. */
export function sessionHeader(origin: string, jeton: string): string {
  return line(origin, "maillage", jeton, ABSOLUTE_SECONDS);
}

function prefixed(origin: string, name: string): string {
  return isSecure(origin) ? `__Host-${name}` : name;
}

function line(origin: string, name: string, value: string, seconds: number): string {
  const secure = isSecure(origin) ? "; Secure" : "";
  const age = value === "" ? 0 : seconds;
  return `${prefixed(origin, name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}

function isSecure(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return (
    protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]"
  );
}
