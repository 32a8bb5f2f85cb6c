import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Destinataire } from "../../domain/nouvelles/destinataires.ts";
import {
  checkDemande,
  type Etendue,
  JOURS_LIEN,
  jourLibre,
  type Rythme,
} from "../../domain/nouvelles/tournee.ts";
import { loadDerniersEnvois } from "../../queries/nouvelles/load-carnet.ts";
import { type ActionDemandee, prepareTournee } from "../../queries/nouvelles/prepare-tournee.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { nameOf } from "../name-of.ts";
import { type Envoi, sendLiens } from "./mail-tournee.ts";

export type TourneeVoulue = Rythme & {
  schema: string;
  etendue: Etendue;
  /** Id of the volet when `etendue` is « volet ». */
  volet: string | null;
  /** Public ids of the actions when it is « choix ». */
  choisies?: readonly string[];
  texte: string;
  /** Day on which the mails leave; today or later, within a year. */
  envoi: Temporal.PlainDate;
  /** How the address of the site begins. */
  adresse: string;
  /** Idempotency key of the form. */
  cle: string;
};

/**
 * Asks the pilots of a scheme for news: one mail for each person, with all their actions and a link of thirty days.
 * Whoever was already written to on that day is written to on the next one. A double submit sends once. Returns the
 * public id of the round.
 *
 * @throws Refusal `point.schema-clos`, `tournee.date`, `tournee.volet`, `tournee.personne` when there is nobody to write
 * to; those of {@link checkDemande}.
 */
export async function launchTournee(ctx: Contexte, given: TourneeVoulue): Promise<string> {
  const schema = await findSchema(ctx, given.schema);
  require(ctx, operationsSchemas.demanderDesNouvelles, schema);
  const voulue = checkDemande(given);
  const { envoi, etendue, volet, choisies = [], texte, relanceJours, relancesMaximum } = voulue;
  const inTime =
    Temporal.PlainDate.compare(envoi, ctx.today) >= 0 &&
    Temporal.PlainDate.compare(envoi, ctx.today.add({ years: 1 })) <= 0;
  if (!inTime) throw new Refusal("tournee.date", { champ: "envoi" });
  const sent = {
    cle: voulue.cle,
    operation: operationsSchemas.demanderDesNouvelles.code,
    contenu: JSON.stringify([
      ...[schema.id, etendue, volet, texte, envoi, relanceJours, relancesMaximum],
      // A form that was sent before there was a choice of actions has the same contents.
      ...(etendue === "choix" ? [[...choisies].sort()] : []),
    ]),
  };
  return once(ctx, sent, () => sendTournee(ctx, schema, { ...voulue, parNom: nameOf(ctx) }));
}

/** The same, of what was checked, in the name of `parNom`: {@link launchTournee}, and the calendar. */
export async function sendTournee(
  ctx: Contexte,
  schema: { id: Id<"schema">; publicId: string; titre: string; phase: string },
  voulue: Omit<TourneeVoulue, "cle" | "schema"> & { parNom: string },
): Promise<string> {
  if (schema.phase === "clos") throw new Refusal("point.schema-clos", {}, 409);
  const { envoi, etendue, texte, relanceJours, relancesMaximum, parNom } = voulue;
  const { destinataires, sans, voletTitre } = await prepareTournee(ctx, {
    ...voulue,
    schema: schema.publicId,
  });
  if (destinataires.length === 0) throw new Refusal("tournee.personne", {}, 409);
  const id = newId<"tournee">(ctx.now.epochMilliseconds);
  const publicId = newPublicId();
  await ctx.tx
    .insertInto("tournee")
    .values({
      departement: ctx.departement,
      id,
      public_id: publicId,
      schema: schema.id,
      etendue,
      volet_titre: voletTitre,
      texte,
      envoi: envoi.toString(),
      fin: envoi.add({ days: JOURS_LIEN }).toString(),
      relance_jours: relanceJours,
      relances_maximum: relancesMaximum,
      sans_courriel: JSON.stringify(
        sans.map(({ nom, raison, actions }) => ({ nom, raison, actions: actions.length })),
      ),
      etat: "en_cours",
      par: personneDe(ctx.principal, ctx.departement)?.personne ?? null,
      par_nom: parNom,
      cree_le: ctx.now.toString(),
    })
    .execute();
  const envois = await writeInvitations(ctx, id, destinataires, envoi);
  await sendLiens(ctx, envois, {
    genre: "demande",
    schemaTitre: schema.titre,
    texte,
    par: parNom,
    adresse: voulue.adresse,
  });
  await recordJournal(ctx, [
    {
      operation: operationsSchemas.demanderDesNouvelles.code,
      objet: { genre: "tournee", id },
      apres: {
        etendue,
        volet: voletTitre,
        envoi: envoi.toString(),
        texte,
        destinataires: destinataires.length,
      },
    },
  ]);
  return publicId;
}

async function writeInvitations(
  ctx: Contexte,
  tournee: Id<"tournee">,
  destinataires: readonly Destinataire<ActionDemandee>[],
  envoi: Temporal.PlainDate,
): Promise<Envoi[]> {
  const { departement } = ctx;
  const derniers = await loadDerniersEnvois(
    ctx,
    destinataires.map(({ courriel }) => courriel),
  );
  const envois = destinataires.map((one) => ({
    ...one,
    invitation: newId<"tournee_invitation">(ctx.now.epochMilliseconds),
    jour: jourLibre(envoi, derniers.get(one.courriel)),
  }));
  const rows = envois.map(({ invitation, jour, personne, institution, nom, courriel, pour }) => ({
    departement,
    id: invitation,
    tournee,
    personne,
    institution,
    nom,
    courriel,
    pour: pour.join(", "),
    etat: "ouverte" as const,
    dernier_envoi: jour.toString(),
    relances: 0,
    cree_le: ctx.now.toString(),
  }));
  const actions = envois.flatMap(({ invitation, actions: asked }) =>
    asked.map((action) => ({ departement, invitation, action: action.id })),
  );
  for (let from = 0; from < rows.length; from += 1_000) {
    await ctx.tx
      .insertInto("tournee_invitation")
      .values(rows.slice(from, from + 1_000))
      .execute();
  }
  for (let from = 0; from < actions.length; from += 5_000) {
    await ctx.tx
      .insertInto("tournee_action")
      .values(actions.slice(from, from + 5_000))
      .execute();
  }
  return envois;
}
