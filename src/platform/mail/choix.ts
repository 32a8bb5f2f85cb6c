import { createHmac, timingSafeEqual } from "node:crypto";
import { type Id, isId } from "#platform/values/ids.ts";

/** The page where whoever received a mail says which kinds they do not want, without an account. */
export function lienChoix(origine: string, secret: string, courriel: Id<"courriel">): string {
  return `${origine}/courriels/choix/${signChoix(secret, courriel)}`;
}

/** The same for mail clients, which send a POST there by themselves: refuses that one kind (`one-click.ts`). */
export function lienRefus(origine: string, secret: string, courriel: Id<"courriel">): string {
  return `${origine}/courriels/refus/${signChoix(secret, courriel)}`;
}

/** The address names the mail and not the person: it may stand in a log. */
export function signChoix(secret: string, courriel: Id<"courriel">): string {
  return `${courriel}.${seal(secret, courriel)}`;
}

/** The mail that a link of {@link signChoix} names; null for one that is not ours. */
export function openChoix(secret: string, jeton: string): Id<"courriel"> | null {
  const [courriel = "", given = ""] = jeton.split(".");
  if (!isId(courriel) || jeton.length > 200) return null;
  const wanted = Buffer.from(seal(secret, courriel));
  const sent = Buffer.from(given);
  return sent.length === wanted.length && timingSafeEqual(sent, wanted) ? (courriel as Id<"courriel">) : null;
}

function seal(secret: string, courriel: string): string {
  return createHmac("sha256", secret)
    .update(`choix des courriels\n${courriel}`)
    .digest("base64url")
    .slice(0, 32);
}
