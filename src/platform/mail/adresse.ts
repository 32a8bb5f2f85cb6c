import { z } from "zod";
import { Refusal } from "#platform/values/refusal.ts";

/** Longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const LONGUEUR = 254;

/**
 * An address of mail in its one form: without spaces around, lower case. Two writings of one address are then one row
 * of refusals, and one key.
 *
 * @throws Refusal `courriel.adresse` for anything that is not one address and nothing more: a line break, a second
 * address, a name around it.
 */
export function readAdresse(text: string): string {
  const adresse = text.trim().toLowerCase();
  // Of what is not an address nothing is repeated in a sentence but its beginning.
  if (adresse.length > LONGUEUR || !z.email().safeParse(adresse).success) {
    throw new Refusal("courriel.adresse", { adresse: oneLine(text).slice(0, 80), champ: "adresse" });
  }
  return adresse;
}

/** What follows the @. */
export function domaineOf(adresse: string): string {
  return adresse.slice(adresse.lastIndexOf("@") + 1);
}

/** A text that a header may hold: no line break, no control character, no direction override; spaces folded. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
