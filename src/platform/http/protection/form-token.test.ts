import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormToken, formCookieName } from "./form-token.ts";

const SECRET = "secret d'essai";
const HERE = "http://localhost:3000";

/** The value of the cookie that a visitor gets with their first form. */
function firstVisit(): { cookie: string; token: string; line: string } {
  const shown = new FormToken(SECRET, null, null);
  const token = shown.write();
  const line = shown.cookieLine(HERE) ?? "";
  return { token, line, cookie: /=([^;]*)/.exec(line)?.[1] ?? "" };
}

describe("the proof of a form", () => {
  it("is taken from the session that it was written for, and from no other", () => {
    const token = new FormToken(SECRET, "session-a", null).write();
    expect(new FormToken(SECRET, "session-a", null).accepts(token)).toBe(true);
    expect(new FormToken(SECRET, "session-b", null).accepts(token)).toBe(false);
    expect(new FormToken(SECRET, null, null).accepts(token)).toBe(false);
    expect(new FormToken("autre secret", "session-a", null).accepts(token)).toBe(false);
  });

  it("is, for a visitor, that of the cookie that came with it", () => {
    const { cookie, token, line } = firstVisit();
    expect(line).toMatch(/^__Host-maillage-formulaire=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(new FormToken(SECRET, null, cookie).accepts(token)).toBe(true);
    expect(new FormToken(SECRET, null, firstVisit().cookie).accepts(token)).toBe(false);
    expect(new FormToken(SECRET, null, null).accepts(token)).toBe(false);
    // Whoever signed in since has another one.
    expect(new FormToken(SECRET, "session", cookie).accepts(token)).toBe(false);
  });

  it("keeps one cookie for all the forms of a visitor", () => {
    const { cookie, token } = firstVisit();
    const again = new FormToken(SECRET, null, cookie);
    expect(again.write()).toBe(token);
    expect(again.cookieLine(HERE)).toBeNull();
    expect(formCookieName("http://192.168.1.4:3000")).toBe("maillage-formulaire");
  });

  it("cannot be the cookie itself, nor be made from a cookie that somebody chose badly", () => {
    const { cookie } = firstVisit();
    expect(new FormToken(SECRET, null, cookie).accepts(cookie)).toBe(false);
    expect(new FormToken(SECRET, null, "").accepts("")).toBe(false);
    expect(new FormToken(SECRET, null, "x").accepts(new FormToken(SECRET, null, "x").write())).toBe(false);
  });

  it("is refused for anything else, without an error", () => {
    const asked = new FormToken(SECRET, "session", null);
    const exact = fc.string({ unit: "binary", minLength: 43, maxLength: 43 });
    fc.assert(fc.property(fc.oneof(fc.anything(), exact), (value) => !asked.accepts(value)));
  });

  it("makes an answer personal only when it is written", () => {
    const asked = new FormToken(SECRET, null, null);
    expect([asked.written, asked.cookieLine(HERE)]).toEqual([false, null]);
    asked.write();
    expect(asked.written).toBe(true);
  });
});
