import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type CodeDepartement, type Id, isCodeDepartement, isId } from "#platform/values/ids.ts";
import { isSecureOrigin } from "./secure-origin.ts";

/** What the cookie of the demonstration says. The name is for the banner; rights are read in the base each time. */
export type SessionCookie = { departement: CodeDepartement; personne: Id<"acteur">; nom: string };

const Contents = z.object({
  departement: z.string().refine((text): text is CodeDepartement => isCodeDepartement(text)),
  personne: z.string().refine((text): text is Id<"acteur"> => isId(text)),
  nom: z.string(),
  /** Seconds since 1970. */
  expire: z.number(),
});

/** Eight hours: a working day. */
export const SESSION_SECONDS = 8 * 3600;

/** `base64url(json).base64url(hmac)`: readable by anybody, made by nobody else. */
export function signSession(session: SessionCookie, secret: string, now: number): string {
  const body = Buffer.from(
    JSON.stringify({ ...session, expire: Math.floor(now / 1000) + SESSION_SECONDS }),
  ).toString("base64url");
  return `${body}.${mac(body, secret)}`;
}

/** The session in a cookie, or null when it was not signed here, has expired or says nothing we know. */
export function openSession(cookie: string, secret: string, now: number): SessionCookie | null {
  const [body = "", signature = "", ...rest] = cookie.split(".");
  const expected = Buffer.from(mac(body, secret));
  const received = Buffer.from(signature);
  if (rest.length > 0 || expected.length !== received.length || !timingSafeEqual(expected, received))
    return null;
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  const contents = Contents.safeParse(json);
  if (!contents.success || contents.data.expire * 1000 <= now) return null;
  const { departement, personne, nom } = contents.data;
  return { departement, personne, nom };
}

/** `__Host-` needs Secure, which browsers accept on https and on loopback only; a LAN address gets a plain name. */
export function cookieName(origin: string): string {
  return isSecureOrigin(origin) ? "__Host-maillage" : "maillage";
}

/** The `Set-Cookie` line that opens (or, with an empty value, closes) a session. */
export function sessionHeader(origin: string, value: string): string {
  const secure = isSecureOrigin(origin) ? "; Secure" : "";
  const age = value === "" ? 0 : SESSION_SECONDS;
  return `${cookieName(origin)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}

function mac(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("base64url");
}
