import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Database } from "#platform/database/database.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Debit } from "./token-buckets.ts";

/**
 * What somebody could try again and again to guess a secret or to flood a letter box, with the token bucket of one
 * subject (an address, an account, a recipient). Kept in the base: ten processes do not give ten times as many tries.
 */
export const TENTATIVES = {
  /** To sign in, from one address: an office behind one address signs in every morning. */
  "connexion-adresse": { capacite: 30, parMinute: 2 },
  /** To use one link or one invitation, or to come back from the identity provider as one person. */
  "connexion-personne": { capacite: 8, parMinute: 0.5 },
  /**
   * Links to sign in asked for one e-mail, from one address: fewer an hour than are sent to that e-mail
   * (`LINKS_AN_HOUR`), so that whoever floods it does not keep its owner out.
   */
  "lien-destinataire": { capacite: 3, parMinute: 0.03 },
  /** Links opened from one address: each guess costs one. */
  "lien-adresse": { capacite: 20, parMinute: 2 },
  /** Invitations sent by one person: a whole service can be invited at once. */
  "invitation-auteur": { capacite: 100, parMinute: 2 },
  /** Invitations sent to one e-mail; a form refused for a slip counts too. */
  "invitation-destinataire": { capacite: 8, parMinute: 0.1 },
  /** Wrong addresses of calendars, from one place. */
  "agenda-adresse": { capacite: 20, parMinute: 2 },
  /** Readings of one calendar: each device reads it a few times an hour. */
  "agenda-lecture": { capacite: 60, parMinute: 4 },
} as const satisfies Record<string, Debit>;

export type NatureTentative = keyof typeof TENTATIVES;

/** One try: what is tried, and on whom. The subject is kept only as a keyed digest. */
export type Tentative = { readonly nature: NatureTentative; readonly sujet: string };

/**
 * Counts tries in a transaction of its own, so that a try that fails is counted too. All are counted, even when the first
 * is refused.
 *
 * @throws Refusal `limite.tentatives` (429, detail `secondes`) when one of the subjects has tried too much.
 */
export async function countAttempts(
  database: Database,
  secret: string,
  now: Temporal.Instant,
  tentatives: readonly Tentative[],
): Promise<void> {
  const waits = await database.national(async (tx) => {
    const found: number[] = [];
    for (const { nature, sujet } of sorted(tentatives)) {
      const { capacite, parMinute }: Debit = TENTATIVES[nature];
      const cle = createHmac("sha256", secret).update(`${nature}\n${sujet}`).digest("base64url");
      // Tokens that came back since the last try; a clock set back gives none.
      const refilled = sql`least(${capacite}::float8, t.jetons
        + greatest(0, extract(epoch FROM excluded.le - t.le)::float8) * ${parMinute / 60}::float8)`;
      const { rows } = await sql<{ jetons: number; permise: boolean }>`
        INSERT INTO tentative AS t (nature, cle, jetons, permise, le)
        VALUES (${nature}, ${cle}, ${capacite - 1}, true, ${now.toString()}::timestamptz)
        ON CONFLICT (nature, cle) DO UPDATE SET
          jetons = ${refilled} - CASE WHEN ${refilled} >= 1 THEN 1 ELSE 0 END,
          permise = ${refilled} >= 1,
          le = excluded.le
        RETURNING jetons, permise`.execute(tx);
      for (const { jetons, permise } of rows) {
        if (!permise) found.push(Math.max(1, Math.ceil(((1 - jetons) * 60) / parMinute)));
      }
    }
    return found;
  });
  if (waits.length > 0) throw new Refusal("limite.tentatives", { secondes: Math.max(...waits) }, 429);
}

/** Always in one order: two requests that count the same subjects must not wait for each other. */
function sorted(tentatives: readonly Tentative[]): Tentative[] {
  return [...tentatives].sort((a, b) => (`${a.nature} ${a.sujet}` < `${b.nature} ${b.sujet}` ? -1 : 1));
}
