import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { keptContent } from "./claim.ts";
import type { GenresCourriel } from "./genres.ts";
import { type EtatCourriel, type Portee, readCourriel } from "./list-courriels.ts";

/** What somebody asks of one mail. */
export type Demande = {
  readonly id: Id<"courriel">;
  readonly portee: Portee;
  /** Whose name is kept beside it. */
  readonly qui: string;
  readonly now: Temporal.Instant;
};

const ANNULABLES: readonly EtatCourriel[] = ["a_envoyer", "reporte", "garde"];
const RENVOYABLES: readonly EtatCourriel[] = ["garde", "refuse", "annule", "envoye", "reporte"];

export const mayCancel = (etat: EtatCourriel): boolean => ANNULABLES.includes(etat);
export const mayResend = (etat: EtatCourriel, contenu: unknown): boolean =>
  RENVOYABLES.includes(etat) && contenu !== null;

/**
 * Cancels a mail that has not left, with those that were to leave with it.
 *
 * @throws Refusal `introuvable`, `courriel.plus-annulable` (409) once it is being sent or over.
 */
export async function cancelCourriel(
  tx: Tx,
  { id, portee, qui, now }: Demande,
  raison: string,
  genres: GenresCourriel,
): Promise<void> {
  const { etat } = await load(tx, portee, id);
  if (!mayCancel(etat)) throw new Refusal("courriel.plus-annulable", {}, 409);
  const said = raison.trim().replace(/\s+/g, " ").slice(0, 300);
  await sql`
    UPDATE courriel SET etat = 'annule', termine_le = ${now.toString()}::timestamptz, contenu = ${keptContent(genres)},
                        motif = ${`Annulé par ${qui}${said ? ` : ${said}` : ""}`}
     WHERE (id = ${id} OR groupe = ${id}) AND etat = ANY (${ANNULABLES}::text[])`.execute(tx);
}

/**
 * Gives a mail to the server once more, as a new one: under another Message-ID, or it would be taken for its twin.
 *
 * @throws Refusal `introuvable`, `courriel.sans-serveur`, `courriel.expire`, `courriel.plus-renvoyable` (409) while it is
 * being sent, or when what it said is erased.
 */
export async function resendCourriel(tx: Tx, { id, portee, now }: Demande): Promise<void> {
  const courriel = await load(tx, portee, id);
  if (!mayResend(courriel.etat, courriel.contenu)) throw new Refusal("courriel.plus-renvoyable", {}, 409);
  const instant = now.toString();
  const { rows } = await sql<{ regle: boolean; expire: boolean }>`
    SELECT EXISTS (SELECT FROM courriel_serveur WHERE regle) AS regle,
           coalesce(expire_le <= ${instant}::timestamptz, false) AS expire FROM courriel WHERE id = ${id}`.execute(
    tx,
  );
  if (!rows[0]?.regle) throw new Refusal("courriel.sans-serveur");
  if (rows[0].expire) throw new Refusal("courriel.expire");
  await sql`
    UPDATE courriel SET etat = 'a_envoyer', motif = NULL, message_id = NULL, groupe = NULL, echecs = 0, termine_le = NULL,
                        prochain_essai = ${instant}::timestamptz
     WHERE id = ${id} AND etat <> 'en_cours'`.execute(tx);
  // The server was perhaps left alone for a while: somebody has just mended it.
  await sql`UPDATE courriel_serveur SET pause_fin = NULL WHERE cle = 'smtp'`.execute(tx);
}

async function load(tx: Tx, portee: Portee, id: Id<"courriel">) {
  await sql`SELECT FROM courriel WHERE id = ${id} FOR UPDATE`.execute(tx);
  const found = await readCourriel(tx, portee, id);
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}
