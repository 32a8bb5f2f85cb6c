import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { answerInvitation, answerNothingNew } from "../commands/nouvelles/answer-invitation.ts";
import { delegateInvitation } from "../commands/nouvelles/delegate-invitation.ts";
import { launchTournee } from "../commands/nouvelles/launch-tournee.ts";
import { COURRIEL_CONFIE } from "../commands/nouvelles/mail-tournee.ts";
import { setRegleTournee } from "../commands/nouvelles/set-regle-tournee.ts";
import { readLienNouvelles } from "../domain/nouvelles/tournee.ts";
import { findInvitation, listActionsAsked } from "../queries/nouvelles/find-invitation.ts";
import { asOn } from "./load-membres.ts";

/** Days ago the round was sent. */
const DEPUIS = 12;

/** A round under way in the Puy-de-Dôme: answers, late ones, a hand-over, a mail that came back, and the next dates. */
export async function loadTourneeDemo(
  ctx: Contexte,
  schema: string,
  acteurs: ActeursDemo,
  adresse: string,
): Promise<void> {
  if (ctx.departement !== "63") return;
  const start = asOn(ctx, acteurs, "solene-marchebois", DEPUIS);
  await launchTournee(start, {
    ...{ schema, etendue: "toutes", volet: null, envoi: start.today, adresse, cle: newId() },
    texte:
      "Le comité départemental se réunit le mois prochain. Pour qu'il parte de ce qui est vrai, dites en deux minutes où en sont vos actions ; si rien n'a bougé, un seul geste suffit.",
    ...{ relanceJours: 15, relancesMaximum: 2 },
  });
  await setRegleTournee(start, {
    ...{ schema, revision: 0, active: true, mois: 3, etendue: "toutes" },
    prochaine: ctx.today.with({ day: 1 }).add({ months: 2 }),
    texte: "Comme chaque trimestre, dites en deux minutes où en sont vos actions.",
    ...{ relanceJours: 10, relancesMaximum: 2 },
  });
  await answerAll(visit(ctx, 9), "malik.hautecombe@", "Le calendrier tient : la prochaine séance est fixée.");
  await sayNothingNew(visit(ctx, 8), "lucie.belleroche@");
  await answerAll(visit(ctx, 5), "bastien.fontanel@", "Deux communes de plus ont répondu favorablement.", 2);
  await handOver(visit(ctx, 6), adresse);
  await markMails(ctx);
}

/** Whoever opens a link, on the day they did. */
function visit(ctx: Contexte, joursAvant: number): Contexte {
  const now = ctx.now.subtract({ hours: 24 * joursAvant });
  const today = now.toZonedDateTimeISO("Europe/Paris").toPlainDate();
  return { ...ctx, principal: ANONYME, now, today };
}

/** The link of the mail to the address that begins so; null when that person is not asked. */
async function jetonOf(ctx: Contexte, debut: string): Promise<string | null> {
  const mail = await ctx.tx
    .selectFrom("courriel")
    .select("contenu")
    .where("departement", "=", ctx.departement)
    .where("genre", "=", "nouvelles")
    .where("destinataire", "like", `${debut}%`)
    .orderBy("id", "desc")
    .executeTakeFirst();
  const [, lien = ""] =
    /\/nouvelles\/([0-9AB]{2,3}\.[\w-]{43})"/.exec(JSON.stringify(mail?.contenu ?? "")) ?? [];
  return readLienNouvelles(lien)?.jeton ?? null;
}

async function answerAll(
  ctx: Contexte,
  debut: string,
  commentaire: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<void> {
  const jeton = await jetonOf(ctx, debut);
  if (!jeton) return;
  const asked = await listActionsAsked(ctx, (await findInvitation(ctx, jeton)).id);
  for (const { publicId, dernier } of asked.slice(0, limit)) {
    const avancement = Math.min(95, (dernier?.avancement ?? 10) + 10);
    await answerInvitation(ctx, {
      ...{ jeton, action: publicId, cle: newId(), commentaire, avancement },
      ...{ statut: "en_cours", meteo: dernier?.meteo ?? "eclaircies", blocage: null },
    });
  }
}

async function sayNothingNew(ctx: Contexte, debut: string): Promise<void> {
  const jeton = await jetonOf(ctx, debut);
  if (jeton) await answerNothingNew(ctx, { jeton, actions: null, cle: newId() });
}

async function handOver(ctx: Contexte, adresse: string): Promise<void> {
  const jeton = await jetonOf(ctx, "elodie.sauvegrain@");
  if (!jeton) return;
  const asked = await listActionsAsked(ctx, (await findInvitation(ctx, jeton)).id);
  await delegateInvitation(ctx, {
    ...{ jeton, nom: "Corentin Valbeleix", courriel: "corentin.valbeleix@departement-63.example" },
    ...{ actions: asked.slice(0, 2).map(({ publicId }) => publicId), adresse, cle: newId() },
  });
}

/** No server serves these addresses (RFC 2606): nothing of this is ever tried, and one is shown as it would come back. */
async function markMails(ctx: Contexte): Promise<void> {
  const of = ctx.tx
    .updateTable("courriel")
    .where("departement", "=", ctx.departement)
    .where("genre", "in", ["nouvelles", COURRIEL_CONFIE.code]);
  await of.set({ etat: "garde" }).where("etat", "=", "a_envoyer").execute();
  await of
    .set({
      etat: "refuse",
      motif: "550 5.1.1 boîte inconnue",
      contenu: null,
      termine_le: ctx.now.subtract({ hours: 24 * DEPUIS }).toString(),
    })
    .where("destinataire", "like", "ines.tournemire@%")
    .execute();
}
