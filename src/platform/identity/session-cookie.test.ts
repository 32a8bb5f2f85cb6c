import { describe, expect, it } from "vitest";
import { isJeton, newJeton } from "./jeton.ts";
import { ABSOLUTE_SECONDS } from "./session.ts";
import { cookieName, sessionHeader } from "./session-cookie.ts";

describe("the secret of a cookie", () => {
  it("is never the same twice, and is told from what is cut, longer or written otherwise", () => {
    const made = Array.from({ length: 200 }, newJeton);
    expect(new Set(made).size).toBe(200);
    for (const jeton of made) {
      expect(isJeton(jeton)).toBe(true);
      for (const other of [
        jeton.slice(1),
        `${jeton}A`,
        `${jeton}\n`,
        ` ${jeton.slice(1)}`,
        `+${jeton.slice(1)}`,
      ]) {
        expect(isJeton(other), JSON.stringify(other)).toBe(false);
      }
    }
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
    const header = sessionHeader(origin, "x-y");
    expect(header.split("; ").slice(0, 4)).toEqual([`${name}=x-y`, "Path=/", "HttpOnly", "SameSite=Lax"]);
    // `__Host-` is dropped by browsers without Secure, with a Domain or with another Path.
    expect(header.includes("; Secure")).toBe(secure);
    expect(header).not.toContain("Domain");
    expect(header).toContain(`Max-Age=${ABSOLUTE_SECONDS}`);
  });

  it("closes a session at once", () => {
    expect(sessionHeader("http://localhost", "")).toContain("__Host-maillage=; ");
    expect(sessionHeader("http://localhost", "")).toContain("Max-Age=0");
  });
});
