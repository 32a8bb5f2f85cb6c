import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "#platform/values/ids.ts";
import { departement } from "#testing/personas.ts";
import {
  cookieName,
  openSession,
  SESSION_SECONDS,
  type SessionCookie,
  sessionHeader,
  signSession,
} from "./session-cookie.ts";

const SECRET = "secret d'essai";
const NOW = Date.parse("2026-11-22T09:00:00Z");
const session: SessionCookie = {
  departement: departement("63"),
  personne: newId(),
  nom: "Agathe Clairval, « PMI » 🌿",
};
const cookie = signSession(session, SECRET, NOW);

/** A cookie well signed that says anything. */
function forge(contents: string, secret = SECRET): string {
  const body = Buffer.from(contents).toString("base64url");
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

describe("the cookie of a session", () => {
  it("gives back what was signed", () => {
    expect(openSession(cookie, SECRET, NOW)).toEqual(session);
    expect(cookie).toMatch(/^[\w-]+\.[\w-]+$/);
  });

  it("lasts a working day, to the second", () => {
    const end = NOW + SESSION_SECONDS * 1000;
    expect(openSession(cookie, SECRET, end - 1)).toEqual(session);
    expect(openSession(cookie, SECRET, end)).toBeNull();
  });

  it("opens with the secret that signed it only", () => {
    expect(openSession(cookie, "un autre secret", NOW)).toBeNull();
    expect(openSession(signSession(session, "un autre secret", NOW), SECRET, NOW)).toBeNull();
  });

  it("is refused with any character changed, added or removed", () => {
    fc.assert(
      fc.property(fc.nat(cookie.length - 1), fc.constantFrom("", "A", "b", ".", "-", "é"), (at, other) => {
        const changed = cookie.slice(0, at) + other + cookie.slice(at + 1);
        // The last character of an HMAC carries two unused bits: another writing of the same bytes is refused too.
        fc.pre(changed !== cookie);
        expect(openSession(changed, SECRET, NOW)).toBeNull();
      }),
    );
    for (const added of [`${cookie}.`, `${cookie}A`, `.${cookie}`, ` ${cookie}`]) {
      expect(openSession(added, SECRET, NOW)).toBeNull();
    }
  });

  it("is refused for anything else, without an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(openSession(text, SECRET, NOW)).toBeNull();
      }),
    );
  });

  it("takes the signature of one body for no other", () => {
    const other = signSession({ ...session, departement: departement("43") }, SECRET, NOW);
    const [body] = other.split(".");
    const [, signature] = cookie.split(".");
    expect(openSession(`${body}.${signature}`, SECRET, NOW)).toBeNull();
  });

  const expire = NOW / 1000 + 60;
  it.each([
    ["not JSON", "bonjour"],
    ["nothing", "null"],
    ["no expiry", JSON.stringify(session)],
    ["an expiry as text", JSON.stringify({ ...session, expire: String(expire) })],
    ["no département", JSON.stringify({ ...session, expire, departement: "00" })],
    ["an identifier that is none", JSON.stringify({ ...session, expire, personne: "1 OR 1=1" })],
  ])("is refused when, well signed, it holds %s", (_name, contents) => {
    expect(openSession(forge(contents), SECRET, NOW)).toBeNull();
  });

  it("is accepted when well signed and complete: the forgery of these tests is a true one", () => {
    expect(openSession(forge(JSON.stringify({ ...session, expire })), SECRET, NOW)).toEqual(session);
  });
});

describe("the header", () => {
  it.each([
    ["https://maillage.exemple.fr", "__Host-maillage", true],
    ["http://localhost:3000", "__Host-maillage", true],
    ["http://127.0.0.1:3000", "__Host-maillage", true],
    ["http://[::1]:3000", "__Host-maillage", true],
    ["http://192.168.1.4:3000", "maillage", false],
    ["http://localhost.exemple.fr", "maillage", false],
  ])("on %s names the cookie %s", (origin, name, secure) => {
    expect(cookieName(origin)).toBe(name);
    const header = sessionHeader(origin, "x.y");
    expect(header.split("; ").slice(0, 4)).toEqual([`${name}=x.y`, "Path=/", "HttpOnly", "SameSite=Lax"]);
    // `__Host-` is dropped by browsers without Secure, with a Domain or with another Path.
    expect(header.includes("; Secure")).toBe(secure);
    expect(header).not.toContain("Domain");
    expect(header).toContain(`Max-Age=${SESSION_SECONDS}`);
  });

  it("closes a session at once", () => {
    expect(sessionHeader("http://localhost", "")).toContain("__Host-maillage=; ");
    expect(sessionHeader("http://localhost", "")).toContain("Max-Age=0");
  });
});
