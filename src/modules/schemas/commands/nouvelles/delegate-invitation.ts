import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { oneLine, readAdresse } from "#platform/mail/adresse.ts";
import { liste, note, paragraphe } from "#platform/mail/contenu.ts";
import { queueMail } from "#platform/mail/queue-mail.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { DELEGATIONS_MAXIMUM, jourLibre } from "../../domain/nouvelles/tournee.ts";
import {
  type ActionAsked,
  findInvitation,
  type Invitation,
  listActionsAsked,
  principalOf,
} from "../../queries/nouvelles/find-invitation.ts";
import { loadDerniersEnvois } from "../../queries/nouvelles/load-carnet.ts";
import { COURRIEL_CONFIE, sendLiens } from "./mail-tournee.ts";

export type Delegation = {
  jeton: string;
  nom: string;
  courriel: string;
  /** Public ids. */
  actions: readonly string[];
  adresse: string;
  cle: string;
};

/** Code of the journal: no right allows it, the link does. */
const OPERATION = "schemas.confier-des-nouvelles";

/**
 * Hands some actions of a link over to a colleague, who gets a link of their own for these only; whoever held the first
 * one is told by mail, and may still answer. What was handed over is not handed over again, and a link hands over
 * {@link DELEGATIONS_MAXIMUM} times: it writes to addresses that nobody checked. Returns the id of the new invitation.
 *
 * @throws Refusal `tournee.delegue-deux-fois`, `tournee.delegations-maximum` (409), `tournee.delegue-nom`,
 * `tournee.delegue-actions`, `tournee.delegue-soi`, `courriel.adresse`; those of {@link findInvitation}.
 */
export async function delegateInvitation(
  ctx: Contexte,
  given: Delegation,
): Promise<Id<"tournee_invitation">> {
  const invitation = await findInvitation(ctx, given.jeton);
  if (invitation.delegueDe) throw new Refusal("tournee.delegue-deux-fois", {}, 409);
  const nom = oneLine(given.nom);
  if (!nom || nom.length > 120) throw new Refusal("tournee.delegue-nom", { champ: "delegue-nom" });
  const courriel = adresseOf(given.courriel);
  if (courriel === invitation.courriel) {
    throw new Refusal("tournee.delegue-soi", { champ: "delegue-courriel" });
  }
  const wanted = new Set(given.actions);
  const asked = (await listActionsAsked(ctx, invitation.id)).filter(
    ({ publicId, confieeA }) => wanted.has(publicId) && !confieeA,
  );
  const envoi = {
    cle: given.cle,
    operation: OPERATION,
    contenu: JSON.stringify([invitation.id, nom, courriel, [...wanted].sort()]),
  };
  return once(ctx, envoi, async () => {
    if (asked.length === 0) throw new Refusal("tournee.delegue-actions", { champ: "delegue-action" });
    await checkNumber(ctx, invitation.id);
    return handOver(ctx, invitation, asked, { nom, courriel, adresse: given.adresse });
  });
}

function adresseOf(text: string): string {
  try {
    return readAdresse(text);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Refusal(error.code, { ...error.details, champ: "delegue-courriel" });
  }
}

/** Requests for one link follow one another: none slips past the count. */
async function checkNumber(ctx: Contexte, invitation: Id<"tournee_invitation">): Promise<void> {
  const of = ctx.tx.selectFrom("tournee_invitation").where("departement", "=", ctx.departement);
  await of.select("id").where("id", "=", invitation).forUpdate().execute();
  const before = await of.select("id").where("delegue_de", "=", invitation).execute();
  if (before.length >= DELEGATIONS_MAXIMUM) {
    throw new Refusal("tournee.delegations-maximum", { maximum: DELEGATIONS_MAXIMUM }, 409);
  }
}

async function handOver(
  ctx: Contexte,
  invitation: Invitation,
  actions: readonly ActionAsked[],
  { nom, courriel, adresse }: { nom: string; courriel: string; adresse: string },
): Promise<Id<"tournee_invitation">> {
  const { tx, departement } = ctx;
  const id = newId<"tournee_invitation">(ctx.now.epochMilliseconds);
  const jour = jourLibre(ctx.today, (await loadDerniersEnvois(ctx, [courriel])).get(courriel));
  await tx
    .insertInto("tournee_invitation")
    .values({
      departement,
      id,
      tournee: invitation.tournee,
      personne: null,
      institution: invitation.institution,
      nom,
      courriel,
      pour: invitation.nom,
      etat: "ouverte",
      delegue_de: invitation.id,
      dernier_envoi: jour.toString(),
      relances: 0,
      cree_le: ctx.now.toString(),
    })
    .execute();
  const ids = actions.map((action) => action.id);
  await tx
    .insertInto("tournee_action")
    .values(ids.map((action) => ({ departement, invitation: id, action })))
    .execute();
  await tx
    .updateTable("tournee_action")
    .set({ delegue_a: id })
    .where("departement", "=", departement)
    .where("invitation", "=", invitation.id)
    .where("action", "in", ids)
    .execute();
  await sendLiens(ctx, [{ invitation: id, nom, courriel, jour, actions }], {
    genre: "delegation",
    schemaTitre: invitation.schema.titre,
    texte: null,
    par: invitation.nom,
    adresse,
  });
  await tell(ctx, invitation, actions, { nom, courriel });
  await recordJournal({ ...ctx, principal: principalOf(ctx.departement, invitation) }, [
    {
      operation: OPERATION,
      objet: { genre: "tournee", id: invitation.tournee },
      apres: { nom, courriel, actions: ids },
    },
  ]);
  return id;
}

/** If the link was not in the right hands, its addressee learns it. */
async function tell(
  ctx: Contexte,
  invitation: Invitation,
  actions: readonly ActionAsked[],
  { nom, courriel }: { nom: string; courriel: string },
): Promise<void> {
  await queueMail(
    ctx.tx,
    {
      genre: COURRIEL_CONFIE,
      departement: ctx.departement,
      destinataire: invitation.courriel,
      nom: invitation.nom,
      sujet: `Confié à ${nom} : ${invitation.schema.titre}`,
      contenu: [
        paragraphe(`Bonjour ${invitation.nom},`),
        paragraphe(`Ces actions viennent d'être confiées à ${nom} (${courriel}) depuis votre lien :`),
        liste(actions.map(({ code, intitule }) => [code, intitule].filter(Boolean).join(" "))),
        note(
          `Vous pouvez encore répondre vous-même par votre lien. Si ce n'est pas vous qui avez confié ces actions, prévenez ${invitation.parNom}.`,
        ),
      ],
    },
    ctx.now,
  );
}
