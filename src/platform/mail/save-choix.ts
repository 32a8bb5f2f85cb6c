import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import type { Id } from "#platform/values/ids.ts";
import { keptContent } from "./claim.ts";
import type { GenreCourriel, GenresCourriel, Rythme } from "./genres.ts";
import { nextEnvoi, rythmeOf, rythmesOf } from "./rythme.ts";

/** How often somebody wants each kind of mail, by its code; what was never said is as the kind says. */
export type Choix = ReadonlyMap<string, Rythme>;

/** Why a mail of a kind that its addressee refused did not leave. */
export const MOTIF_NON_VOULU = "Cette personne ne veut plus recevoir ce genre de courriel.";

export async function readChoix(tx: Tx, adresse: string): Promise<Choix> {
  const rows = await tx
    .selectFrom("courriel_choix")
    .select(["genre", "rythme"])
    .where("adresse", "=", adresse)
    .execute();
  return new Map(rows.map(({ genre, rythme }) => [genre, rythme]));
}

/** What these addresses chose for one kind, each in lower case; those that never said anything are not there. */
export async function rythmesChoisis(
  tx: Tx,
  genre: string,
  adresses: readonly string[],
): Promise<Map<string, Rythme>> {
  const { rows } = await sql<{ adresse: string; rythme: Rythme }>`
    SELECT adresse, rythme FROM courriel_choix
     WHERE genre = ${genre} AND adresse = ANY (${[...adresses]}::text[])`.execute(tx);
  return new Map(rows.map(({ adresse, rythme }) => [adresse, rythme]));
}

/** Whom a link of choices speaks for, and of which kind its mail was; null once the trace of the mail is erased. */
export async function findAdresse(
  tx: Tx,
  id: Id<"courriel">,
): Promise<{ adresse: string; genre: string; departement: string | null } | null> {
  const row = await tx
    .selectFrom("courriel")
    .select(["destinataire as adresse", "genre", "departement"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * What an addressee says about kinds of mail. Kinds of which nothing is said keep what was chosen, and a rhythm that a
 * kind does not offer is left out. Those that wait follow at once: they leave sooner or later, or never.
 */
export async function saveChoix(
  tx: Tx,
  { adresse, choix, now }: { adresse: string; choix: Choix; now: Temporal.Instant },
  genres: GenresCourriel,
): Promise<void> {
  const before = await readChoix(tx, adresse);
  for (const genre of genres.list()) {
    const rythme = choix.get(genre.code);
    if (!rythme || !rythmesOf(genre).includes(rythme) || rythmesOf(genre).length === 1) continue;
    if (rythme === rythmeOf(genre, before.get(genre.code))) continue;
    await tx
      .insertInto("courriel_choix")
      .values({ adresse, genre: genre.code, rythme, depuis: now.toString() })
      .onConflict((conflict) =>
        conflict.columns(["adresse", "genre"]).doUpdateSet({ rythme, depuis: now.toString() }),
      )
      .execute();
    await moveWaiting(tx, { adresse, genre, rythme, now }, genres);
  }
}

async function moveWaiting(
  tx: Tx,
  {
    adresse,
    genre,
    rythme,
    now,
  }: { adresse: string; genre: GenreCourriel; rythme: Rythme; now: Temporal.Instant },
  genres: GenresCourriel,
): Promise<void> {
  const instant = sql`${now.toString()}::timestamptz`;
  if (rythme === "jamais") {
    await sql`
      UPDATE courriel SET etat = 'annule', termine_le = ${instant}, motif = ${MOTIF_NON_VOULU}, contenu = ${keptContent(genres)}
       WHERE destinataire = ${adresse} AND genre = ${genre.code} AND etat IN ('a_envoyer', 'reporte', 'garde')`.execute(
      tx,
    );
    return;
  }
  if (!genre.regroupement) return;
  const envoi = rythme === "aussitot" ? now : nextEnvoi(rythme, now);
  // What the server has already seen keeps its own pace.
  await sql`
    UPDATE courriel SET prochain_essai = ${envoi.toString()}::timestamptz
     WHERE destinataire = ${adresse} AND genre = ${genre.code} AND etat = 'a_envoyer' AND message_id IS NULL
       AND (expire_le IS NULL OR expire_le > ${envoi.toString()}::timestamptz)`.execute(tx);
}

/** One click of a mail client (RFC 8058): the kind of that mail, and nothing else, is refused. False: not a link of ours. */
export async function refuseInOneClick(
  tx: Tx,
  id: Id<"courriel">,
  genres: GenresCourriel,
  now: Temporal.Instant,
): Promise<boolean> {
  const found = await findAdresse(tx, id);
  if (!found || !genres.find(found.genre)?.refusable) return false;
  await saveChoix(tx, { adresse: found.adresse, choix: new Map([[found.genre, "jamais"]]), now }, genres);
  return true;
}
