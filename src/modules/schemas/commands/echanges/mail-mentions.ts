import { listAdresses } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { bouton, citation, paragraphe } from "#platform/mail/contenu.ts";
import type { GenreCourriel } from "#platform/mail/genres.ts";
import { queueMails } from "#platform/mail/queue-mail.ts";
import type { Id } from "#platform/values/ids.ts";
import type { LieuCommente } from "../../queries/echanges/find-lieu-commente.ts";

/** Somebody was named in a comment. */
export const COURRIEL_MENTION: GenreCourriel = {
  code: "mention",
  libelle: "Mention dans un commentaire",
  raison: "quelqu'un vous a nommé dans un commentaire d'un schéma",
  refusable: true,
  secret: false,
  urgent: false,
  regroupement: { minutes: 10, sujet: (nombre) => `${nombre} commentaires vous mentionnent` },
};

/** Characters of a comment that a mail quotes. */
const CITE = 1_500;

/** Writes to those whom a comment names, in the transaction that keeps it; never to whoever wrote it. */
export async function mailMentions(
  ctx: Contexte,
  lieu: LieuCommente,
  { texte, lien }: { texte: string; lien: string },
  personnes: readonly Id<"acteur">[],
): Promise<void> {
  const { departement, tx } = ctx;
  const auteur = personneDe(ctx.principal, departement);
  const others = personnes.filter((personne) => personne !== auteur?.personne);
  const addressees = await listAdresses(ctx, others);
  const par = auteur ? `${auteur.nom} (${auteur.institutionNom})` : "Maillage";
  const ou = lieu.niveau === null ? lieu.titre : [lieu.no, lieu.titre].filter(Boolean).join(" ");
  const extrait = texte.length > CITE ? `${texte.slice(0, CITE)}…` : texte;
  await queueMails(
    tx,
    addressees.map(({ nom, courriel }) => ({
      genre: COURRIEL_MENTION,
      ...{ departement, destinataire: courriel, nom },
      sujet: `${par} vous mentionne : ${ou}`,
      contenu: [
        paragraphe(`Bonjour ${nom},`),
        paragraphe(`${par} vous mentionne dans un commentaire sur « ${ou} » :`),
        citation(extrait),
        bouton("Lire et répondre", lien),
      ],
    })),
    ctx.now,
  );
}
