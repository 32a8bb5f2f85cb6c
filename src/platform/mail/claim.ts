import { type RawBuilder, sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Bloc } from "./contenu.ts";
import { LOST_AT_MOST, SERVER_AWAY } from "./delays.ts";
import type { GenresCourriel } from "./genres.ts";

/** What one process must know to take a mail. */
export type Preneur = {
  readonly processus: Id<"processus">;
  readonly genres: GenresCourriel;
  /** Seconds during which a mail that was taken is nobody else's. */
  readonly bail: number;
  readonly parDomaine: number;
  readonly parMinute: number | null;
  /** Domain of the sender, which ends Message-ID. */
  readonly domaine: string;
};

/** A mail that this process holds, with those that leave with it. */
export type Pris = {
  readonly id: Id<"courriel">;
  readonly numero: number;
  readonly genre: string;
  readonly destinataire: string;
  readonly nom: string | null;
  readonly sujet: string;
  readonly messageId: string;
  readonly creeLe: string;
  readonly parties: readonly { readonly sujet: string; readonly contenu: readonly Bloc[] }[];
};

/**
 * Takes the next mail that may leave, or null. Committed before the mail is given to the server: from then on this
 * process alone may send it, until its lease ends. Takers follow each other under one lock, so that limits by minute and
 * by domain are those of the whole deployment.
 */
export async function takeNext(tx: Tx, preneur: Preneur, now: Temporal.Instant): Promise<Pris | null> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('courriel', 0))`.execute(tx);
  const instant = sql<string>`${now.toString()}::timestamptz`;
  await releaseLost(tx, instant, preneur.genres);
  await expireLate(tx, instant, preneur.genres);
  if (!(await serverTakes(tx, instant))) return null;
  if (preneur.parMinute !== null && (await sentLately(tx, instant)) >= preneur.parMinute) return null;
  const fin = sql`${instant} + make_interval(secs => ${preneur.bail})`;
  const { rows } = await sql<Omit<Pris, "parties" | "numero">>`
    UPDATE courriel
       SET etat = 'en_cours', bail = ${preneur.processus}, bail_fin = ${fin}, motif = NULL,
           message_id = coalesce(message_id, '<' || id || '@' || ${preneur.domaine}::text || '>')
     WHERE id = (SELECT c.id FROM courriel c
                  WHERE c.etat IN ('a_envoyer', 'reporte') AND c.groupe IS NULL AND c.prochain_essai <= ${instant}
                    AND c.domaine <> ALL (ARRAY(SELECT d.domaine FROM courriel d WHERE d.etat = 'en_cours' AND d.groupe IS NULL
                                                 GROUP BY d.domaine HAVING count(*) >= ${preneur.parDomaine}))
                  ORDER BY c.priorite, c.prochain_essai, c.id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, genre, destinataire, destinataire_nom AS nom, sujet, message_id AS "messageId", cree_le AS "creeLe"`.execute(
    tx,
  );
  const [pris] = rows;
  if (!pris) return null;
  const numero = await openAttempt(tx, pris.id, preneur.processus, instant);
  const grouped = preneur.genres.find(pris.genre)?.regroupement ?? null;
  await joinOthers(tx, pris, { fin, processus: preneur.processus, first: numero === 1 && grouped !== null });
  const parties = await readParts(tx, pris.id);
  const sujet = grouped && parties.length > 1 ? grouped.sujet(parties.length) : pris.sujet;
  return { ...pris, numero, sujet, parties };
}

/** Mails whose process died while it sent them: they may leave again, under the same Message-ID. */
async function releaseLost(tx: Tx, instant: RawBuilder<string>, genres: GenresCourriel): Promise<void> {
  const { rows } = await sql<{ id: Id<"courriel"> }>`
    UPDATE courriel SET etat = 'reporte', bail = NULL, bail_fin = NULL, prochain_essai = ${instant},
                        motif = 'Le processus qui l''envoyait s''est arrêté.'
     WHERE etat = 'en_cours' AND bail_fin <= ${instant}
    RETURNING id`.execute(tx);
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await sql`UPDATE courriel_tentative SET issue = 'perdue', fin = ${instant}
             WHERE issue IS NULL AND courriel = ANY (${ids}::uuid[])`.execute(tx);
  await sql`
    UPDATE courriel c
       SET etat = 'refuse', termine_le = ${instant}, contenu = ${keptContent(genres)},
           motif = 'Le processus qui l''envoyait s''est arrêté à chaque essai : il n''est plus tenté.'
     WHERE c.id = ANY (${ids}::uuid[])
       AND (SELECT count(*) FROM courriel_tentative t
             WHERE t.courriel = coalesce(c.groupe, c.id) AND t.issue = 'perdue') >= ${LOST_AT_MOST}`.execute(
    tx,
  );
}

/** What would arrive too late: a link that is dead. */
export async function expireLate(
  tx: Tx,
  instant: RawBuilder<string>,
  genres: GenresCourriel,
): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE courriel SET etat = 'expire', termine_le = ${instant}, contenu = ${keptContent(genres)}
     WHERE etat IN ('a_envoyer', 'reporte', 'garde') AND expire_le <= ${instant}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** SQL: what a mail said, once it is over; nothing for the kinds that hold a secret, and those nobody knows any more. */
export function keptContent(genres: GenresCourriel): RawBuilder<unknown> {
  const kept = genres.list().flatMap((genre) => (genre.secret ? [] : [genre.code]));
  return sql`CASE WHEN genre = ANY (${kept}::text[]) THEN contenu END`;
}

/** False during a pause; once the server was held to be away, true for one mail at a time. */
async function serverTakes(tx: Tx, instant: RawBuilder<string>): Promise<boolean> {
  const { rows } = await sql<{ takes: boolean }>`
    SELECT regle AND (pause_fin IS NULL OR pause_fin <= ${instant})
           AND (echecs < ${SERVER_AWAY} AND pause_fin IS NULL OR NOT EXISTS (SELECT FROM courriel WHERE etat = 'en_cours')) AS takes
      FROM courriel_serveur WHERE cle = 'smtp'`.execute(tx);
  return rows[0]?.takes ?? false;
}

async function sentLately(tx: Tx, instant: RawBuilder<string>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM courriel_tentative WHERE debut > ${instant} - interval '1 minute'`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

async function openAttempt(
  tx: Tx,
  courriel: Id<"courriel">,
  processus: Id<"processus">,
  instant: RawBuilder<string>,
): Promise<number> {
  const { rows } = await sql<{ numero: number }>`
    INSERT INTO courriel_tentative (courriel, numero, processus, debut)
    SELECT ${courriel}, coalesce(max(numero), 0) + 1, ${processus}, ${instant}
      FROM courriel_tentative WHERE courriel = ${courriel}
    RETURNING numero`.execute(tx);
  return rows[0]?.numero ?? 1;
}

/**
 * Those that leave with a mail: on its first attempt, others of its kind to the same address that wait too; afterwards
 * the same ones, so that what carries one Message-ID says one thing.
 */
async function joinOthers(
  tx: Tx,
  leader: { id: Id<"courriel"> },
  { fin, processus, first }: { fin: RawBuilder<unknown>; processus: Id<"processus">; first: boolean },
): Promise<void> {
  if (first) {
    await sql`
      UPDATE courriel c SET groupe = l.id
        FROM courriel l
       WHERE l.id = ${leader.id} AND c.destinataire = l.destinataire AND c.genre = l.genre
         AND c.departement IS NOT DISTINCT FROM l.departement
         AND c.etat = 'a_envoyer' AND c.groupe IS NULL AND c.message_id IS NULL AND c.id <> l.id`.execute(tx);
  }
  await sql`
    UPDATE courriel SET etat = 'en_cours', bail = ${processus}, bail_fin = ${fin}, motif = NULL
     WHERE groupe = ${leader.id} AND etat IN ('a_envoyer', 'reporte')`.execute(tx);
}

async function readParts(tx: Tx, leader: Id<"courriel">): Promise<Pris["parties"]> {
  const { rows } = await sql<{ sujet: string; contenu: readonly Bloc[] | null }>`
    SELECT sujet, contenu FROM courriel
     WHERE (id = ${leader} OR groupe = ${leader}) AND etat = 'en_cours' ORDER BY cree_le, id`.execute(tx);
  return rows.map(({ sujet, contenu }) => ({ sujet, contenu: contenu ?? [] }));
}
