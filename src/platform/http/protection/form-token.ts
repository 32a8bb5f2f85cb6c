import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isSecureOrigin } from "#platform/identity/secure-origin.ts";

/** The cookie of a visitor without a session who was shown a form: 32 random bytes that say nothing of them. */
export function formCookieName(origin: string): string {
  return isSecureOrigin(origin) ? "__Host-maillage-formulaire" : "maillage-formulaire";
}

const VALUE = /^[\w-]{43}$/;

/**
 * The proof that a form was written by this site for this reader. Signed in, it is bound to the session: a form of
 * another session, or of the same person before they signed out, is not taken. Without a session it is bound to a
 * cookie (signed double submit): another site can neither read the one nor write the other.
 */
export class FormToken {
  readonly #secret: string;
  readonly #session: string | null;
  readonly #received: string | null;
  #made: string | null = null;
  #written = false;

  /** `session` and `visitor` are the cookies received, whatever they hold. */
  constructor(secret: string, session: string | null, visitor: string | null) {
    this.#secret = secret;
    this.#session = session;
    this.#received = visitor !== null && VALUE.test(visitor) ? visitor : null;
  }

  /** The token to write in a form. */
  write(): string {
    this.#written = true;
    if (this.#session !== null) return this.#sign("session", this.#session);
    if (this.#received === null) this.#made ??= randomBytes(32).toString("base64url");
    return this.#sign("visiteur", this.#received ?? this.#made ?? "");
  }

  /** Whether a form of this answer carries the token: the answer must then be kept for nobody else. */
  get written(): boolean {
    return this.#written;
  }

  /** The `Set-Cookie` line that the written token needs; null when the reader has the cookie already. */
  cookieLine(origin: string): string | null {
    if (this.#made === null) return null;
    const secure = isSecureOrigin(origin) ? "; Secure" : "";
    return `${formCookieName(origin)}=${this.#made}; Path=/; HttpOnly; SameSite=Lax${secure}`;
  }

  /** Whether `token` was written for the cookies received. */
  accepts(token: unknown): boolean {
    if (typeof token !== "string") return false;
    const expected =
      this.#session !== null
        ? this.#sign("session", this.#session)
        : this.#received !== null
          ? this.#sign("visiteur", this.#received)
          : null;
    if (expected === null || token.length !== expected.length) return false;
    const [a, b] = [Buffer.from(token), Buffer.from(expected)];
    return a.length === b.length && timingSafeEqual(a, b);
  }

  #sign(kind: string, value: string): string {
    return createHmac("sha256", this.#secret).update(`formulaire\n${kind}\n${value}`).digest("base64url");
  }
}
