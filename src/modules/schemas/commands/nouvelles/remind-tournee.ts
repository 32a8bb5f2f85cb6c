import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { cancelUnsent, refusersOf } from "#platform/mail/cancel-unsent.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { prochaineRelance } from "../../domain/nouvelles/tournee.ts";
import { loadCarnet, loadDerniersEnvois } from "../../queries/nouvelles/load-carnet.ts";
import {
  findTournee,
  type InvitationSuivie,
  loadInvitations,
  type TourneeTrouvee,
} from "../../queries/nouvelles/load-tournee.ts";
import { operationsSchemas } from "../../rights.ts";
import { COURRIEL_RELANCE, sendLiens } from "./mail-tournee.ts";

/** Of one round; `adresse` is how the address of the site begins. */
export type Relance = {
  schema: string;
  tournee: string;
  /** Only this person; null: all who have not answered. */
  invitation: string | null;
  adresse: string;
};

/**
 * Writes again to those who have not answered, whatever the calendar. Nobody is written to twice on one day, nor who left,
 * nor who refused reminders: twice in a row writes once. Returns how many mails leave.
 *
 * @throws Refusal `introuvable`, `tournee.annulee`, `point.schema-clos` (409).
 */
export async function remindTournee(ctx: Contexte, given: Relance): Promise<number> {
  const tournee = await findTournee(ctx, given, { lock: true });
  require(ctx, operationsSchemas.demanderDesNouvelles, tournee.schema);
  if (tournee.etat === "annulee") throw new Refusal("tournee.annulee", {}, 409);
  if (tournee.schema.phase === "clos") throw new Refusal("point.schema-clos", {}, 409);
  const all = await loadInvitations(ctx, tournee.id);
  const wanted = given.invitation === null ? all : all.filter(({ id }) => id === given.invitation);
  return remind(ctx, tournee, wanted, given.adresse);
}

/** The reminders of a round that its calendar wants today. Returns how many mails leave. */
export async function remindDue(
  ctx: Contexte,
  ids: { schema: string; tournee: string },
  adresse: string,
): Promise<number> {
  const tournee = await findTournee(ctx, ids, { lock: true });
  if (tournee.etat === "annulee" || tournee.schema.phase === "clos") return 0;
  const due = (await loadInvitations(ctx, tournee.id)).filter((invitation) => {
    const day = prochaineRelance(tournee, invitation);
    return day !== null && Temporal.PlainDate.compare(day, ctx.today) <= 0;
  });
  return remind(ctx, tournee, due, adresse);
}

async function remind(
  ctx: Contexte,
  tournee: TourneeTrouvee,
  invitations: readonly InvitationSuivie[],
  adresse: string,
): Promise<number> {
  const waiting = invitations.filter(({ etat, restantes }) => etat === "ouverte" && restantes.length > 0);
  if (waiting.length === 0) return 0;
  const carnet = await loadCarnet(ctx);
  const adresses = waiting.map(({ courriel }) => courriel);
  const derniers = await loadDerniersEnvois(ctx, adresses);
  const refusers = await refusersOf(ctx.tx, COURRIEL_RELANCE.code, adresses);
  const written = new Set<string>();
  const chosen = waiting.filter(({ personne, courriel }) => {
    const acteur = personne === null ? undefined : carnet.find(personne);
    const dernier = derniers.get(courriel);
    const free = !dernier || Temporal.PlainDate.compare(dernier, ctx.today) < 0;
    if (!free || refusers.has(courriel) || written.has(courriel)) return false;
    if (personne !== null && (!acteur || carnet.raisonPersonne(acteur) !== null)) return false;
    written.add(courriel);
    return true;
  });
  await sendLiens(
    ctx,
    chosen.map(({ id, nom, courriel, restantes }) => ({
      invitation: id,
      nom,
      courriel,
      jour: ctx.today,
      actions: restantes,
    })),
    {
      genre: "relance",
      schemaTitre: tournee.schema.titre,
      texte: tournee.texte,
      par: tournee.parNom,
      adresse,
    },
  );
  if (chosen.length === 0) return 0;
  await ctx.tx
    .updateTable("tournee_invitation")
    .set((eb) => ({ dernier_envoi: ctx.today.toString(), relances: eb("relances", "+", 1) }))
    .where("departement", "=", ctx.departement)
    .where(
      "id",
      "in",
      chosen.map(({ id }) => id),
    )
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.relancer-tournee",
      objet: { genre: "tournee", id: tournee.id },
      apres: { destinataires: chosen.length },
    },
  ]);
  return chosen.length;
}

/**
 * Cancels a round: its links open nothing any more and what has not left does not leave. News already given stay.
 *
 * @throws Refusal `introuvable`, `tournee.annulee` (409) when it is already.
 */
export async function cancelTournee(ctx: Contexte, ids: { schema: string; tournee: string }): Promise<void> {
  const tournee = await findTournee(ctx, ids, { lock: true });
  require(ctx, operationsSchemas.demanderDesNouvelles, tournee.schema);
  if (tournee.etat === "annulee") throw new Refusal("tournee.annulee", {}, 409);
  const { tx, departement } = ctx;
  await tx
    .updateTable("tournee")
    .set((eb) => ({ etat: "annulee", annulee_le: ctx.now.toString(), revision: eb("revision", "+", 1) }))
    .where("departement", "=", departement)
    .where("id", "=", tournee.id)
    .execute();
  const liens = await tx
    .selectFrom("tournee_lien as l")
    .innerJoin("tournee_invitation as i", (join) =>
      join.onRef("i.departement", "=", "l.departement").onRef("i.id", "=", "l.invitation"),
    )
    .select("l.courriel")
    .where("l.departement", "=", departement)
    .where("i.tournee", "=", tournee.id)
    .execute();
  await cancelUnsent(
    tx,
    liens.flatMap(({ courriel }) => courriel ?? []),
    "La tournée de nouvelles a été annulée.",
    ctx.now,
  );
  await recordJournal(ctx, [
    {
      operation: "schemas.annuler-tournee",
      objet: { genre: "tournee", id: tournee.id },
      avant: { etat: "en_cours" },
      apres: { etat: "annulee" },
    },
  ]);
}
