import { type RawBuilder, sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import { readAdresse } from "#platform/mail/adresse.ts";
import { bouton, note, paragraphe } from "#platform/mail/contenu.ts";
import { COURRIEL_CONNEXION } from "#platform/mail/genres.ts";
import { queueMail } from "#platform/mail/queue-mail.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { attachPersonnes, type Deploiement, findPersonnes, keepCompte, makeExploitant } from "./comptes.ts";
import { empreinteOf, isJeton, newJeton } from "./jeton.ts";

/** A link that was asked for on the page. */
export const LINK_MINUTES = 15;
/** The first link of an administrator, given on the command line. */
export const FIRST_LINK_HOURS = 24;
/**
 * Links sent to one address within an hour. Beyond, one is sent only while the address holds none that still serves: it
 * gets four more an hour at most, and whoever asks in the place of somebody else locks nobody out.
 */
export const LINKS_AN_HOUR = 5;
/** How far in the future something may have been made: more, and the clock was set back. */
const DRIFT_MINUTES = 5;

/**
 * Sends a sign-in link to an address that the deployment knows, by an account or by a person; to another it does nothing.
 * It returns nothing either, so that no caller can tell which. Those sent before serve as long as they would have: anybody
 * may ask for anybody, and must not take from them what they received.
 *
 * @throws Refusal `courriel.adresse` when `courriel` is not written as an address.
 */
export async function askLien(
  deploiement: Deploiement,
  { courriel, retour }: { courriel: string; retour: string | null },
): Promise<void> {
  const { platform, adresse } = deploiement;
  const destinataire = readAdresse(courriel);
  const now = platform.clock.now();
  const nom = await knownName(deploiement, destinataire);
  if (nom === null) return;
  await platform.database.national(async (tx) => {
    await lockAdresse(tx, destinataire);
    const { hour, alive } = await countLiens(tx, destinataire, now);
    if (hour >= LINKS_AN_HOUR && alive > 0) return;
    const expire = now.add({ minutes: LINK_MINUTES });
    const jeton = await makeLien(tx, { courriel: destinataire, retour, expire }, now);
    await queueMail(
      tx,
      {
        genre: COURRIEL_CONNEXION,
        departement: null,
        destinataire,
        nom,
        sujet: "Votre lien pour entrer dans Maillage",
        contenu: [
          paragraphe(`Bonjour ${nom},`),
          paragraphe("Voici le lien que vous avez demandé pour entrer dans Maillage."),
          bouton("Entrer dans Maillage", linkAddress(adresse, jeton)),
          note(
            `Ce lien sert une fois, pendant ${LINK_MINUTES} minutes. Si vous ne l'avez pas demandé, ne faites rien : personne n'entre sans lui.`,
          ),
        ],
        expire,
      },
      now,
    );
  });
}

/** Where a link leads. */
export function linkAddress(adresse: string, jeton: string): string {
  return `${adresse}/connexion/lien?jeton=${jeton}`;
}

/** The links of an address serve no more; they are kept, for they count among those of the hour. */
export async function killLiens(tx: Tx, courriel: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("lien_connexion")
    .set({ consomme_le: now.toString() })
    .where("courriel", "=", courriel)
    .where("consomme_le", "is", null)
    .execute();
}

/** Makes a link for an address in lower case; returns what it holds, kept nowhere. */
export async function makeLien(
  tx: Tx,
  { courriel, retour, expire }: { courriel: string; retour: string | null; expire: Temporal.Instant },
  now: Temporal.Instant,
): Promise<string> {
  const jeton = newJeton();
  await tx
    .insertInto("lien_connexion")
    .values({
      empreinte: empreinteOf(jeton),
      courriel,
      retour,
      cree_le: now.toString(),
      expire_le: expire.toString(),
    })
    .execute();
  return jeton;
}

/**
 * The account of a person that the command line has just made, and their first link. The first account ever made so runs
 * the deployment.
 */
export async function firstLien(
  tx: Tx,
  premier: { courriel: string; nom: string; departement: CodeDepartement; personne: Id<"acteur"> },
  now: Temporal.Instant,
): Promise<{ jeton: string; exploitant: boolean }> {
  const { courriel } = premier;
  const compte = await keepCompte(tx, premier, now);
  await attachPersonnes(tx, compte, [premier], now);
  const exploitant = await makeExploitant(tx, compte);
  const expire = now.add({ hours: FIRST_LINK_HOURS });
  return { jeton: await makeLien(tx, { courriel, retour: null, expire }, now), exploitant };
}

/** What a link would do, without using it: mail scanners follow links. Null when it is worth nothing. */
export async function readLien(
  { platform }: Pick<Deploiement, "platform">,
  jeton: string,
): Promise<{ courriel: string; retour: string | null } | null> {
  if (!isJeton(jeton)) return null;
  const found = await platform.database.national((tx) =>
    tx
      .selectFrom("lien_connexion")
      .select(["courriel", "retour"])
      .where("empreinte", "=", empreinteOf(jeton))
      .where(alive(platform.clock.now()))
      .executeTakeFirst(),
  );
  return found ?? null;
}

/**
 * Uses a link, once: the account of its address, made if need be, with the persons who bear that address. Two requests
 * with one link, or with two of one address: the second is refused, for the others of the address end with the one that
 * serves.
 *
 * @throws Refusal `connexion.lien` when it or another of its address has served, it is too old, or is none of ours;
 * `connexion.adresse-inconnue` when nobody bears its address any more.
 */
export async function consumeLien(
  deploiement: Deploiement,
  jeton: string,
): Promise<{ compte: Id<"compte">; retour: string | null }> {
  const { platform } = deploiement;
  const lien = await readLien(deploiement, jeton);
  if (!lien) throw new Refusal("connexion.lien", {}, 409);
  const { courriel, retour } = lien;
  const personnes = await findPersonnes(deploiement, courriel);
  const now = platform.clock.now();
  const compte = await platform.database.national(async (tx) => {
    await lockAdresse(tx, courriel);
    const { numUpdatedRows } = await tx
      .updateTable("lien_connexion")
      .set({ consomme_le: now.toString() })
      .where("empreinte", "=", empreinteOf(jeton))
      .where(alive(now))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal("connexion.lien", {}, 409);
    await killLiens(tx, courriel, now);
    const known = await tx
      .selectFrom("compte")
      .select("id")
      .where("courriel", "=", courriel)
      .executeTakeFirst();
    const nom = personnes[0]?.nom;
    if (!known && nom === undefined) throw new Refusal("connexion.adresse-inconnue", { courriel }, 409);
    const id = known?.id ?? (await keepCompte(tx, { courriel, nom: nom ?? courriel }, now));
    await attachPersonnes(tx, id, personnes, now);
    return id;
  });
  return { compte, retour };
}

/** As whom the deployment knows an address; null: it does not. */
export async function knownName(deploiement: Deploiement, courriel: string): Promise<string | null> {
  // Both are always looked for, so that the time taken says little.
  const compte = await deploiement.platform.database.national((tx) =>
    tx.selectFrom("compte").select("nom").where("courriel", "=", courriel).executeTakeFirst(),
  );
  const [personne] = await findPersonnes(deploiement, courriel);
  return compte?.nom ?? personne?.nom ?? null;
}

/** SQL condition: a link can still be used at `now`. One made after `now` was made before the clock was set back. */
function alive(now: Temporal.Instant): RawBuilder<boolean> {
  const instant = sql`${now.toString()}::timestamptz`;
  return sql<boolean>`(consomme_le IS NULL AND expire_le > ${instant}
    AND cree_le <= ${instant} + make_interval(mins => ${DRIFT_MINUTES}))`;
}

/** What is done with the links of one address follows one another: none slips past the count, and one only serves. */
async function lockAdresse(tx: Tx, courriel: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`lien ${courriel}`}, 0))`.execute(tx);
}

/** Links of the last hour for an address, and how many of those asked for on the page can still be used. */
async function countLiens(
  tx: Tx,
  courriel: string,
  now: Temporal.Instant,
): Promise<{ hour: number; alive: number }> {
  const soon = now.add({ minutes: LINK_MINUTES }).toString();
  const { rows } = await sql<{ hour: number; alive: number }>`
    SELECT count(*)::int AS hour,
           (count(*) FILTER (WHERE expire_le <= ${soon}::timestamptz AND ${alive(now)}))::int AS alive
      FROM lien_connexion
     WHERE courriel = ${courriel} AND cree_le > ${now.subtract({ hours: 1 }).toString()}::timestamptz`.execute(
    tx,
  );
  return rows[0] ?? { hour: 0, alive: 0 };
}
