import type { Temporal } from "temporal-polyfill";
import { listAdresses, listPrincipals } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { GenreCourriel } from "#platform/mail/genres.ts";
import { queueMails } from "#platform/mail/queue-mail.ts";
import { formatDate, NBSP } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";

/** The opinion of one's institution is asked, or awaited. */
export const COURRIEL_CONSULTATION: GenreCourriel = {
  code: "consultation",
  libelle: "Demande d’avis",
  raison: "vous engagez une institution dont l’avis est demandé sur un schéma",
  refusable: true,
  secret: false,
  urgent: false,
  regroupement: null,
};

const ENGAGENT = ["administrateur", "decideur", "signataire"] as const;

type Demande = {
  evenement: "demande" | "rappel";
  schema: { titre: string };
  echeance: Temporal.PlainDate;
  texte: string;
  institutions: readonly Id<"acteur">[];
};

/** Writes to those who commit each institution, in the transaction that asks. */
export async function mailConsultation(ctx: Contexte, demande: Demande): Promise<void> {
  const { tx, departement } = ctx;
  const asked = new Set<string>(demande.institutions);
  const personnes = (await listPrincipals(ctx)).flatMap(({ institution, roles, personne }) =>
    asked.has(institution) && roles.some((role) => ENGAGENT.some((one) => one === role)) ? [personne] : [],
  );
  const addressees = await listAdresses(ctx, personnes);
  const { sujet, contenu } = dire(demande);
  await queueMails(
    tx,
    addressees.map(({ nom, courriel }) => ({
      genre: COURRIEL_CONSULTATION,
      departement,
      destinataire: courriel,
      nom,
      sujet,
      contenu,
    })),
    ctx.now,
  );
}

function dire({ evenement, schema, echeance, texte }: Demande): { sujet: string; contenu: string } {
  const titre = `«${NBSP}${schema.titre}${NBSP}»`;
  const jour = formatDate(echeance);
  const first =
    evenement === "demande"
      ? `L’avis de votre institution est demandé sur le schéma ${titre}, avant le ${jour} inclus.`
      : `L’avis de votre institution sur le schéma ${titre} est attendu avant le ${jour} inclus.`;
  return {
    sujet: `${evenement === "demande" ? "Avis demandé" : "Avis attendu"}${NBSP}: ${schema.titre}`,
    contenu: [
      first,
      ...(texte === "" ? [] : [texte]),
      "La page « Consultation » du schéma recueille l’avis et les remarques. Sans réponse à cette date, l’institution sera notée sans avis.",
    ].join("\n\n"),
  };
}
