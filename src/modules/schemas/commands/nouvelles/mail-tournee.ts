import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { empreinteOf, newJeton } from "#platform/identity/jeton.ts";
import { type Bloc, bouton, citation, liste, note, paragraphe } from "#platform/mail/contenu.ts";
import type { GenreCourriel } from "#platform/mail/genres.ts";
import { queueMails } from "#platform/mail/queue-mail.ts";
import { formatDate, plural } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { JOURS_LIEN, writeLienNouvelles } from "../../domain/nouvelles/tournee.ts";

/** The pilots are asked where their actions stand. */
export const COURRIEL_NOUVELLES: GenreCourriel = {
  code: "nouvelles",
  libelle: "Demande de nouvelles",
  raison: "vous pilotez des actions d'un schéma, ou quelqu'un vous a confié d'en donner des nouvelles",
  refusable: false,
  secret: true,
  urgent: false,
  regroupement: null,
};

/** Those who have not answered are asked again. */
export const COURRIEL_RELANCE: GenreCourriel = {
  code: "relance-nouvelles",
  libelle: "Rappel d'une demande de nouvelles",
  raison: "vous n'avez pas encore donné de nouvelles de certaines actions d'un schéma",
  refusable: true,
  secret: true,
  urgent: false,
  regroupement: null,
};

/** Whoever was asked reads that actions were handed over by their link. */
export const COURRIEL_CONFIE: GenreCourriel = {
  code: "nouvelles-confiees",
  libelle: "Actions confiées à un collègue",
  raison:
    "des actions dont on vous demandait des nouvelles ont été confiées à quelqu'un d'autre par votre lien",
  refusable: true,
  secret: false,
  urgent: false,
  regroupement: { minutes: 0, sujet: (nombre) => `Actions confiées à des collègues : ${nombre} fois` },
};

/** Actions named one by one in a mail; beyond, only their number. */
const ACTIONS_NOMMEES = 30;

export type Envoi = {
  invitation: Id<"tournee_invitation">;
  nom: string;
  courriel: string;
  /** Day on which it leaves: today, or a later one in the morning. */
  jour: Temporal.PlainDate;
  actions: readonly { code: string | null; intitule: string }[];
};

export type Sujet = {
  genre: "demande" | "relance" | "delegation";
  schemaTitre: string;
  /** Words of whoever asks; for a hand-over, none. */
  texte: string | null;
  /** Who asks, or who hands over. */
  par: string;
  /** How the address of the site begins. */
  adresse: string;
};

/** Makes a link of thirty days for each invitation, and queues the mail that carries it. */
export async function sendLiens(ctx: Contexte, envois: readonly Envoi[], sujet: Sujet): Promise<void> {
  if (envois.length === 0) return;
  const liens = envois.map((envoi) => {
    const partir = departOf(ctx, envoi.jour);
    return { envoi, jeton: newJeton(), partir, expire: partir.add({ hours: 24 * JOURS_LIEN }) };
  });
  const ids = await queueMails(
    ctx.tx,
    liens.map(({ envoi, jeton, partir, expire }) => ({
      genre: sujet.genre === "relance" ? COURRIEL_RELANCE : COURRIEL_NOUVELLES,
      departement: ctx.departement,
      destinataire: envoi.courriel,
      nom: envoi.nom,
      sujet: sujetOf(sujet, envoi),
      contenu: contenuOf(ctx, sujet, envoi, jeton, expire),
      partir,
      expire,
    })),
    ctx.now,
  );
  const rows = liens.map(({ envoi, jeton, expire }, index) => ({
    departement: ctx.departement,
    empreinte: empreinteOf(jeton),
    invitation: envoi.invitation,
    genre: sujet.genre,
    courriel: ids[index] ?? null,
    cree_le: ctx.now.toString(),
    expire_le: expire.toString(),
  }));
  for (let from = 0; from < rows.length; from += 1_000) {
    await ctx.tx
      .insertInto("tournee_lien")
      .values(rows.slice(from, from + 1_000))
      .execute();
  }
}

const MATIN = Temporal.PlainTime.from("08:00");

function departOf(ctx: Contexte, jour: Temporal.PlainDate): Temporal.Instant {
  if (Temporal.PlainDate.compare(jour, ctx.today) <= 0) return ctx.now;
  return jour.toZonedDateTime({ timeZone: "Europe/Paris", plainTime: MATIN }).toInstant();
}

function sujetOf({ genre, schemaTitre, par }: Sujet, { actions }: Envoi): string {
  const combien = plural(actions.length, "action");
  if (genre === "delegation") return `${par} vous confie des nouvelles à donner : ${combien}`;
  if (genre === "relance") return `Rappel : ${combien} sans réponse, ${schemaTitre}`;
  return `Où en sont vos actions ? ${schemaTitre}`;
}

function contenuOf(
  ctx: Contexte,
  sujet: Sujet,
  { nom, actions }: Envoi,
  jeton: string,
  expire: Temporal.Instant,
): Bloc[] {
  const lien = `${sujet.adresse}/nouvelles/${writeLienNouvelles(ctx.departement, jeton)}`;
  const nommees = actions.slice(0, ACTIONS_NOMMEES).map(({ code, intitule }) => {
    const court = intitule.length > 160 ? `${intitule.slice(0, 159)}…` : intitule;
    return code ? `${code} ${court}` : court;
  });
  const autres = actions.length - nommees.length;
  if (autres > 0) nommees.push(`et ${plural(autres, "autre action", "autres actions")}`);
  const debut: Bloc[] =
    sujet.genre === "delegation"
      ? [
          paragraphe(
            `${sujet.par} vous confie le soin de dire où en sont ces actions du schéma « ${sujet.schemaTitre} ».`,
          ),
        ]
      : [
          paragraphe(
            sujet.genre === "relance"
              ? `Il reste des actions du schéma « ${sujet.schemaTitre} » dont personne n'a donné de nouvelles depuis notre demande. ${sujet.par} écrivait :`
              : `${sujet.par} vous demande des nouvelles du schéma « ${sujet.schemaTitre} » :`,
          ),
          citation(sujet.texte ?? ""),
        ];
  const jour = formatDate(expire.toZonedDateTimeISO("Europe/Paris").toPlainDate());
  return [
    paragraphe(`Bonjour ${nom},`),
    ...debut,
    liste(nommees),
    bouton("Donner des nouvelles", lien),
    paragraphe("Rien n'a bougé ? Dites-le d'un seul geste :"),
    bouton("Rien de nouveau", `${lien}/rien`),
    note(
      `Ce lien vous est personnel : il ne demande pas de mot de passe, n'ouvre que ces actions, et sert jusqu'au ${jour}. Quelqu'un d'autre saurait mieux répondre ? La page permet de lui confier ces actions.`,
    ),
  ];
}
