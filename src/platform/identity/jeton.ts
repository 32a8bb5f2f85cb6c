import { createHash, randomBytes } from "node:crypto";

/** A secret for a link or a cookie: 32 random bytes, 43 characters that an address takes as they are. */
export function newJeton(): string {
  return randomBytes(32).toString("base64url");
}

/** True when `text` is written as a secret of {@link newJeton}: what is cut or made up never reaches the base. */
export function isJeton(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What is kept of a secret: SHA-256, hexadecimal. With 256 random bits there is nothing to guess, hence no salt. */
export function empreinteOf(jeton: string): string {
  return createHash("sha256").update(jeton).digest("hex");
}
