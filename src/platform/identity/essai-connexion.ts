import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import { empreinteOf, isJeton, newJeton } from "./jeton.ts";

/** A journey to the identity provider that has not come back within this is lost. */
export const ATTEMPT_SECONDS = 10 * 60;
const DRIFT_SECONDS = 5 * 60;

export type GenreEssai = "connexion" | "deconnexion";

/**
 * What a journey carries, 43 characters each. All come from the one secret that the browser keeps in a cookie: the base
 * holds nothing that could finish a journey in another browser, and none of the three tells another.
 */
export function wordsOf(secret: string): { state: string; nonce: string; verifier: string } {
  const word = (usage: string) => createHmac("sha256", secret).update(usage).digest("base64url");
  return { state: word("state"), nonce: word("nonce"), verifier: word("verifier") };
}

/** Begins a journey; returns the secret for the cookie. */
export async function beginEssai(
  tx: Tx,
  { genre, retour }: { genre: GenreEssai; retour: string | null },
  now: Temporal.Instant,
): Promise<string> {
  const secret = newJeton();
  await tx
    .insertInto("essai_connexion")
    .values({
      empreinte: empreinteOf(secret),
      genre,
      retour,
      cree_le: now.toString(),
      expire_le: now.add({ seconds: ATTEMPT_SECONDS }).toString(),
    })
    .execute();
  return secret;
}

/** Ends a journey, once; null when it is unknown, too old or back already. */
export async function endEssai(
  tx: Tx,
  secret: string,
  genre: GenreEssai,
  now: Temporal.Instant,
): Promise<{ retour: string | null } | null> {
  if (!isJeton(secret)) return null;
  const instant = sql`${now.toString()}::timestamptz`;
  const { rows } = await sql<{ retour: string | null; alive: boolean }>`
    DELETE FROM essai_connexion WHERE empreinte = ${empreinteOf(secret)} AND genre = ${genre}
    RETURNING retour, expire_le > ${instant}
              AND cree_le <= ${instant} + make_interval(secs => ${DRIFT_SECONDS}) AS alive`.execute(tx);
  const [row] = rows;
  return row?.alive ? { retour: row.retour } : null;
}
