import { listAdresses, listPrincipals } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import type { GenreCourriel } from "#platform/mail/genres.ts";
import { queueMails } from "#platform/mail/queue-mail.ts";
import type { Id } from "#platform/values/ids.ts";
import { direCourriel, type EvenementMembre } from "../../domain/membres/dire-membre.ts";
import type { MembreVoulu } from "../../domain/membres/membre.ts";
import { nameInstitution } from "./check-membre.ts";

/** What happens to the role of one's institution in a scheme. */
export const COURRIEL_PARTENARIAT: GenreCourriel = {
  code: "partenariat",
  libelle: "Rôle dans un schéma",
  raison: "vous administrez une institution à qui un rôle est proposé dans un schéma, ou vous l'avez proposé",
  refusable: true,
  secret: false,
  urgent: false,
  regroupement: { minutes: 0, sujet: (nombre) => `${nombre} nouvelles des rôles de votre institution` },
};

export type Annonce = Pick<MembreVoulu, "role" | "du" | "au"> & {
  schema: { titre: string };
  institution: Id<"acteur">;
  evenement: EvenementMembre;
  motif?: string | null;
};

/** Writes to the administrators of the institution that a membership is about, in the transaction that changes it. */
export async function notifyInstitution(ctx: Contexte, annonce: Annonce): Promise<void> {
  const administrateurs = (await listPrincipals(ctx)).filter(
    ({ institution, roles }) => institution === annonce.institution && roles.includes("administrateur"),
  );
  await write(
    ctx,
    annonce,
    administrateurs.map(({ personne }) => personne),
  );
}

/** Writes to the person who proposed it; the platform has no address. */
export async function notifyProposer(
  ctx: Contexte,
  annonce: Annonce & { proposePar: Id<"acteur"> | null },
): Promise<void> {
  await write(ctx, annonce, annonce.proposePar === null ? [] : [annonce.proposePar]);
}

async function write(ctx: Contexte, annonce: Annonce, personnes: readonly Id<"acteur">[]): Promise<void> {
  const { departement, tx } = ctx;
  const author = personneDe(ctx.principal, departement);
  // Nobody is told what they have just done.
  const others = personnes.filter((personne) => personne !== author?.personne);
  const addressees = await listAdresses(ctx, others);
  if (addressees.length === 0) return;
  const { sujet, texte } = direCourriel(annonce.evenement, {
    ...annonce,
    institution: (await nameInstitution(ctx, annonce.institution)).nom,
    auteur: author?.institutionNom ?? null,
    motif: annonce.motif ?? null,
  });
  await queueMails(
    tx,
    addressees.map(({ nom, courriel }) => ({
      genre: COURRIEL_PARTENARIAT,
      departement,
      destinataire: courriel,
      nom,
      sujet,
      contenu: texte,
    })),
    ctx.now,
  );
}
