import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { limitesEnMots } from "#platform/files/messages.ts";
import { empreinteOf } from "#platform/identity/jeton.ts";
import type { PrincipalLien } from "#platform/identity/principal.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Meteo, Phase, Statut } from "../../domain/plan/vocabulaire.ts";

export type Invitation = {
  id: Id<"tournee_invitation">;
  tournee: Id<"tournee">;
  nom: string;
  courriel: string;
  personne: Id<"acteur"> | null;
  institution: Id<"acteur"> | null;
  institutionNom: string | null;
  delegueDe: Id<"tournee_invitation"> | null;
  /** Who handed it over, by name. */
  delegueDeNom: string | null;
  parNom: string;
  texte: string;
  expireLe: string;
  schema: { id: Id<"schema">; publicId: string; titre: string; phase: Phase; debut: number };
};

type Row = Omit<Invitation, "schema"> & {
  annulee: boolean;
  schemaId: Id<"schema">;
  schemaPublicId: string;
  titre: string;
  phase: Phase;
  debut: number;
};

/**
 * The invitation that a link opens, whoever holds it.
 *
 * @throws Refusal `tournee.lien-inconnu` (404) for a link that is none of ours; `tournee.lien-expire`,
 * `tournee.lien-annule` (409).
 */
export async function findInvitation(ctx: Contexte, jeton: string): Promise<Invitation> {
  const { rows } = await sql<Row>`
    SELECT i.id, i.tournee, i.nom, i.courriel, i.personne, i.institution,
           coalesce(o.sigle, o.nom) AS "institutionNom", i.delegue_de AS "delegueDe", d.nom AS "delegueDeNom",
           t.par_nom AS "parNom", t.texte, to_json(l.expire_le) #>> '{}' AS "expireLe",
           i.etat = 'annulee' OR t.etat = 'annulee' AS annulee,
           s.id AS "schemaId", s.public_id AS "schemaPublicId", s.titre, s.phase, s.debut
      FROM tournee_lien l
      JOIN tournee_invitation i ON i.departement = l.departement AND i.id = l.invitation
      JOIN tournee t ON t.departement = i.departement AND t.id = i.tournee
      JOIN schema s ON s.departement = t.departement AND s.id = t.schema
      LEFT JOIN acteur o ON o.departement = i.departement AND o.id = i.institution
      LEFT JOIN tournee_invitation d ON d.departement = i.departement AND d.id = i.delegue_de
     WHERE l.departement = ${ctx.departement} AND l.empreinte = ${empreinteOf(jeton)}`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw new Refusal("tournee.lien-inconnu", {}, 404);
  const { annulee, schemaId, schemaPublicId, titre, phase, debut, ...invitation } = row;
  if (annulee) throw new Refusal("tournee.lien-annule", {}, 409);
  if (Temporal.Instant.compare(Temporal.Instant.from(row.expireLe), ctx.now) <= 0) {
    throw new Refusal("tournee.lien-expire", {}, 409);
  }
  if (phase === "clos") throw new Refusal("point.schema-clos", {}, 409);
  return { ...invitation, schema: { id: schemaId, publicId: schemaPublicId, titre, phase, debut } };
}

/** As whom the holder of the link writes in the journal. */
export function principalOf(departement: CodeDepartement, invitation: Invitation): PrincipalLien {
  const { personne, nom, institution, institutionNom } = invitation;
  return { genre: "lien", departement, personne, nom, institution, institutionNom };
}

/** News as a form starts from them. */
export type DerniereNouvelle = {
  date: string;
  statut: Statut;
  avancement: number;
  meteo: Meteo;
  commentaire: string;
  auteur: string;
  blocage: { raison: string; condition: string; echeance: string } | null;
};

/** SQL: a {@link DerniereNouvelle} of `point_avancement p`, null without one. */
export const DERNIERE_NOUVELLE = sql`
  CASE WHEN p.id IS NOT NULL THEN json_build_object(
    'date', p.date, 'statut', p.statut, 'avancement', p.avancement, 'meteo', p.meteo,
    'commentaire', p.commentaire, 'auteur', p.auteur_nom,
    'blocage', CASE WHEN p.blocage_raison IS NOT NULL THEN json_build_object(
      'raison', p.blocage_raison, 'condition', p.blocage_condition, 'echeance', p.blocage_echeance) END) END`;

export type ActionAsked = {
  id: Id<"action">;
  publicId: string;
  code: string | null;
  intitule: string;
  dernier: DerniereNouvelle | null;
  /** What was said of it in this round, by whom, on which instant; null while nobody answered. */
  reponse: { par: string; instant: string } | null;
  /** To whom it was handed over. */
  confieeA: string | null;
};

/** The actions of an invitation that are still in the plan, in the order of their codes. */
export async function listActionsAsked(
  ctx: Contexte,
  invitation: Id<"tournee_invitation">,
): Promise<ActionAsked[]> {
  const { rows } = await sql<ActionAsked>`
    SELECT a.id, a.public_id AS "publicId", a.code, a.intitule,
           ${DERNIERE_NOUVELLE} AS dernier,
           r.reponse, d.nom AS "confieeA"
      FROM tournee_action ta
      JOIN tournee_invitation i ON i.departement = ta.departement AND i.id = ta.invitation
      JOIN action a ON a.departement = ta.departement AND a.id = ta.action AND a.retiree_le IS NULL
      LEFT JOIN point_avancement p ON p.departement = a.departement AND p.id = a.dernier_point
      LEFT JOIN tournee_invitation d ON d.departement = ta.departement AND d.id = ta.delegue_a
      LEFT JOIN LATERAL (
        SELECT json_build_object('par', o.nom, 'instant', x.instant) AS reponse
          FROM tournee_reponse x
          JOIN tournee_invitation o ON o.departement = x.departement AND o.id = x.invitation
         WHERE x.departement = ta.departement AND x.action = ta.action AND o.tournee = i.tournee
         ORDER BY x.instant DESC LIMIT 1) r ON true
     WHERE ta.departement = ${ctx.departement} AND ta.invitation = ${invitation}`.execute(ctx.tx);
  const order = new Intl.Collator("fr-FR", { numeric: true });
  return rows.sort((a, b) => order.compare(a.code ?? a.intitule, b.code ?? b.intitule));
}

/** What the page of a link shows: whom it speaks to, and the actions. Nothing of the secret, nothing of anybody else. */
export async function readNouvelles(ctx: Contexte, jeton: string) {
  const invitation = await findInvitation(ctx, jeton);
  const { nom, delegueDeNom, parNom, expireLe, schema } = invitation;
  return {
    invitation: { nom, delegueDeNom, parNom, expireLe, schemaTitre: schema.titre },
    actions: await listActionsAsked(ctx, invitation.id),
    limites: limitesEnMots(ctx.fichiers),
  };
}
