import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import type { Id } from "#platform/values/ids.ts";
import { keptContent, type Pris } from "./claim.ts";
import { GIVE_UP_DAYS, retryDelay, SERVER_AWAY, serverPause } from "./delays.ts";
import type { GenresCourriel } from "./genres.ts";
import type { Issue } from "./smtp.ts";

type Settlement = {
  readonly processus: Id<"processus">;
  readonly genres: GenresCourriel;
  readonly now: Temporal.Instant;
  /** In [0, 1). */
  readonly random: number;
};

type Row = { echecs: number; premiere: string; en_panne: boolean };

/**
 * Writes what became of a mail, for it and for those that left with it. Nothing when its lease was lost meanwhile:
 * another process then speaks for it.
 */
export async function settle(tx: Tx, pris: Pris, issue: Issue, settlement: Settlement): Promise<void> {
  const { processus, now } = settlement;
  const instant = now.toString();
  if (issue.issue === "acceptee") {
    await settleAccepted(tx, pris, issue.reponse, settlement);
    return;
  }
  const { rows } = await sql<Row>`
    SELECT c.echecs, (SELECT min(t.debut) FROM courriel_tentative t WHERE t.courriel = c.id) AS premiere,
           coalesce((SELECT s.echecs >= ${SERVER_AWAY} FROM courriel_serveur s), false) AS en_panne
      FROM courriel c WHERE c.id = ${pris.id} AND c.bail = ${processus} AND c.etat = 'en_cours' FOR UPDATE OF c`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return;
  const written = issue.issue === "reglage" ? "injoignable" : issue.issue;
  await tx
    .updateTable("courriel_tentative")
    .set({ fin: instant, issue: written, reponse: issue.reponse })
    .where("courriel", "=", pris.id)
    .where("numero", "=", pris.numero)
    .execute();
  if (issue.issue === "refusee") await finish(tx, pris, issue.reponse, settlement);
  else await postpone(tx, pris, issue, row, settlement);
  await rememberAddress(tx, pris.destinataire, issue, instant);
  await rememberServer(tx, issue, settlement);
}

/** In one statement: the sooner it is written that a mail left, the fewer are in doubt when a process is killed. */
async function settleAccepted(
  tx: Tx,
  pris: Pris,
  reponse: string,
  { processus, genres, now }: Settlement,
): Promise<void> {
  const instant = sql`${now.toString()}::timestamptz`;
  await sql`
    WITH parti AS (
      UPDATE courriel SET etat = 'envoye', motif = NULL, termine_le = ${instant}, bail = NULL, bail_fin = NULL,
                          contenu = ${keptContent(genres)}
       WHERE (id = ${pris.id} OR groupe = ${pris.id}) AND etat = 'en_cours' AND bail = ${processus}
      RETURNING id),
    essai AS (
      UPDATE courriel_tentative SET fin = ${instant}, issue = 'acceptee', reponse = ${reponse}
       WHERE courriel = ${pris.id} AND numero = ${pris.numero} AND EXISTS (SELECT FROM parti)),
    adresse AS (
      DELETE FROM adresse_refusee WHERE adresse = ${pris.destinataire} AND EXISTS (SELECT FROM parti))
    UPDATE courriel_serveur SET echecs = 0, pause_fin = NULL, en_panne_depuis = NULL, reponse = NULL
     WHERE cle = 'smtp' AND echecs > 0`.execute(tx);
}

async function finish(tx: Tx, { id }: Pris, motif: string, { genres, now }: Settlement): Promise<void> {
  await sql`
    UPDATE courriel SET etat = 'refuse', motif = ${motif}, termine_le = ${now.toString()}::timestamptz,
                        bail = NULL, bail_fin = NULL, contenu = ${keptContent(genres)}
     WHERE (id = ${id} OR groupe = ${id}) AND etat = 'en_cours'`.execute(tx);
}

async function postpone(tx: Tx, pris: Pris, issue: Issue, row: Row, settlement: Settlement): Promise<void> {
  const { now, random } = settlement;
  const own = issue.issue === "reportee";
  const since = now.epochMilliseconds - Temporal.Instant.from(row.premiere).epochMilliseconds;
  // A server that is away for long is not the fault of the mails that wait for it.
  if (since > GIVE_UP_DAYS * 86_400_000 && (own || !row.en_panne)) {
    const motif = `Abandonné après ${GIVE_UP_DAYS} jours d'essais. ${issue.reponse}`;
    await finish(tx, pris, motif, settlement);
    return;
  }
  const echecs = row.echecs + (own ? 1 : 0);
  const delay = retryDelay(own ? echecs : Math.min(pris.numero, 3), random);
  await sql`
    UPDATE courriel SET etat = 'reporte', motif = ${issue.reponse}, bail = NULL, bail_fin = NULL, echecs = ${echecs},
                        prochain_essai = ${now.add({ milliseconds: delay }).toString()}::timestamptz
     WHERE (id = ${pris.id} OR groupe = ${pris.id}) AND etat = 'en_cours'`.execute(tx);
}

/** An address refused for good is marked until a mail gets through to it. */
async function rememberAddress(tx: Tx, adresse: string, issue: Issue, instant: string): Promise<void> {
  if (issue.issue === "refusee" && issue.adresse) {
    await tx
      .insertInto("adresse_refusee")
      .values({ adresse, depuis: instant, reponse: issue.reponse })
      .onConflict((conflict) => conflict.column("adresse").doUpdateSet({ reponse: issue.reponse }))
      .execute();
  }
}

/** A server that answered is there; one that did not, three times in a row, is left in peace for a while. */
async function rememberServer(tx: Tx, issue: Issue, { now, random }: Settlement): Promise<void> {
  const instant = now.toString();
  if (issue.issue !== "injoignable" && issue.issue !== "reglage") {
    // Without a change nothing is written: this row would make the processes of a round wait for each other.
    await sql`UPDATE courriel_serveur SET echecs = 0, pause_fin = NULL, en_panne_depuis = NULL, reponse = NULL
               WHERE cle = 'smtp' AND echecs > 0`.execute(tx);
    return;
  }
  const row = await tx
    .selectFrom("courriel_serveur")
    .select("echecs")
    .where("cle", "=", "smtp")
    .forUpdate()
    .executeTakeFirst();
  const echecs = (row?.echecs ?? 0) + 1;
  const pause = serverPause(echecs, random, issue.issue === "reglage");
  await sql`
    UPDATE courriel_serveur
       SET echecs = ${echecs}, reponse = ${issue.reponse}, en_panne_depuis = coalesce(en_panne_depuis, ${instant}::timestamptz),
           pause_fin = CASE WHEN ${pause} > 0 THEN ${now.add({ milliseconds: pause }).toString()}::timestamptz END
     WHERE cle = 'smtp'`.execute(tx);
}
