import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { readEtats, refusersOf } from "#platform/mail/cancel-unsent.ts";
import { may, require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { QUE_FAIRE, type Raison } from "../../domain/nouvelles/destinataires.ts";
import { type Etendue, LIBELLE_ETENDUE, prochaineRelance } from "../../domain/nouvelles/tournee.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { loadCarnet } from "./load-carnet.ts";

export type TourneeTrouvee = {
  id: Id<"tournee">;
  publicId: string;
  schema: SchemaTrouve;
  etendue: Etendue;
  voletTitre: string | null;
  texte: string;
  envoi: Temporal.PlainDate;
  fin: Temporal.PlainDate;
  relanceJours: number;
  relancesMaximum: number;
  sansCourriel: readonly { nom: string; raison: Raison; actions: number }[];
  etat: "en_cours" | "annulee";
  parNom: string;
};

/** A round by public ids, for whoever may follow it; `lock` keeps others from changing it. @throws Refusal `introuvable`. */
export async function findTournee(
  ctx: Contexte,
  ids: { schema: string; tournee: string },
  options: { lock?: boolean } = {},
): Promise<TourneeTrouvee> {
  const schema = await findSchema(ctx, ids.schema);
  require(ctx, operationsSchemas.suivreTournees, schema);
  const base = ctx.tx
    .selectFrom("tournee")
    .selectAll()
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .where("public_id", "=", ids.tournee);
  const row = await (options.lock ? base.forUpdate() : base).executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return {
    id: row.id,
    publicId: row.public_id,
    schema,
    etendue: row.etendue,
    voletTitre: row.volet_titre,
    texte: row.texte,
    envoi: Temporal.PlainDate.from(row.envoi),
    fin: Temporal.PlainDate.from(row.fin),
    relanceJours: row.relance_jours,
    relancesMaximum: row.relances_maximum,
    sansCourriel: row.sans_courriel as unknown as TourneeTrouvee["sansCourriel"],
    etat: row.etat,
    parNom: row.par_nom,
  };
}

export type InvitationSuivie = {
  id: Id<"tournee_invitation">;
  nom: string;
  courriel: string;
  personne: Id<"acteur"> | null;
  pour: string;
  delegueDe: string | null;
  etat: "ouverte" | "annulee";
  dernierEnvoi: Temporal.PlainDate;
  relances: number;
  /** Handed over to others; the rest is theirs to answer. */
  confiees: number;
  actions: number;
  repondues: number;
  /** Still to answer, in the order of their codes. */
  restantes: { id: Id<"action">; publicId: string; code: string | null; intitule: string }[];
  dernierCourriel: Id<"courriel"> | null;
};

/** The invitations of a round with what is answered, in the order in which they were written. */
export async function loadInvitations(ctx: Contexte, tournee: Id<"tournee">): Promise<InvitationSuivie[]> {
  const { rows } = await sql<Omit<InvitationSuivie, "dernierEnvoi"> & { dernierEnvoi: string }>`
    WITH repondue AS (
      SELECT DISTINCT r.action FROM tournee_reponse r
        JOIN tournee_invitation o ON o.departement = r.departement AND o.id = r.invitation
       WHERE r.departement = ${ctx.departement} AND o.tournee = ${tournee}
    ), asked AS (
      SELECT ta.invitation, count(*)::int AS actions,
             count(*) FILTER (WHERE ta.delegue_a IS NOT NULL)::int AS confiees,
             count(r.action)::int AS repondues,
             coalesce(json_agg(json_build_object('id', a.id, 'publicId', a.public_id, 'code', a.code, 'intitule', a.intitule)
                               ORDER BY a.code, a.id)
                      FILTER (WHERE r.action IS NULL AND ta.delegue_a IS NULL), '[]') AS restantes
        FROM tournee_action ta
        JOIN tournee_invitation i ON i.departement = ta.departement AND i.id = ta.invitation AND i.tournee = ${tournee}
        JOIN action a ON a.departement = ta.departement AND a.id = ta.action AND a.retiree_le IS NULL
        LEFT JOIN repondue r ON r.action = ta.action
       WHERE ta.departement = ${ctx.departement}
       GROUP BY ta.invitation
    )
    SELECT i.id, i.nom, i.courriel, i.personne, i.pour, d.nom AS "delegueDe", i.etat,
           i.dernier_envoi::text AS "dernierEnvoi", i.relances,
           coalesce(s.confiees, 0) AS confiees, coalesce(s.actions, 0) AS actions,
           coalesce(s.repondues, 0) AS repondues, coalesce(s.restantes, '[]') AS restantes,
           (SELECT l.courriel FROM tournee_lien l
             WHERE l.departement = i.departement AND l.invitation = i.id ORDER BY l.expire_le DESC LIMIT 1) AS "dernierCourriel"
      FROM tournee_invitation i
      LEFT JOIN asked s ON s.invitation = i.id
      LEFT JOIN tournee_invitation d ON d.departement = i.departement AND d.id = i.delegue_de
     WHERE i.departement = ${ctx.departement} AND i.tournee = ${tournee}
     ORDER BY coalesce(i.delegue_de, i.id), i.delegue_de IS NOT NULL, i.id`.execute(ctx.tx);
  return rows.map((row) => ({ ...row, dernierEnvoi: Temporal.PlainDate.from(row.dernierEnvoi) }));
}

export type LigneTournee = {
  id: string;
  nom: string;
  /** Null for whoever may not ask for news. */
  courriel: string | null;
  pour: string;
  delegueDe: string | null;
  etat: "repondu" | "en_partie" | "attente" | "a_partir" | "non_remis" | "annulee" | "confiee";
  /** Of an answer that is not complete: what is still missing. */
  restantes: string[];
  actions: number;
  repondues: number;
  dernierEnvoi: string;
  relances: number;
  prochaineRelance: string | null;
  /** Why no reminder will be sent, or why the mail was refused. */
  remarque: string | null;
};

export type PageTournee = {
  tournee: Omit<TourneeTrouvee, "schema" | "envoi" | "fin" | "sansCourriel"> & {
    envoi: string;
    fin: string;
    libelle: string;
  };
  schema: { publicId: string; titre: string };
  lignes: LigneTournee[];
  sans: { nom: string; actions: number; queFaire: string }[];
  permis: { demander: boolean };
};

/** The page of a round: who answered, who has not, what came back. */
export async function readTournee(
  ctx: Contexte,
  ids: { schema: string; tournee: string },
): Promise<PageTournee> {
  const found = await findTournee(ctx, ids);
  const { schema, envoi, fin, sansCourriel, ...tournee } = found;
  const invitations = await loadInvitations(ctx, found.id);
  const mails = await readEtats(
    ctx.tx,
    invitations.flatMap(({ dernierCourriel }) => dernierCourriel ?? []),
  );
  const refusers = await refusersOf(
    ctx.tx,
    "relance-nouvelles",
    invitations.map(({ courriel }) => courriel),
  );
  const carnet = await loadCarnet(ctx);
  const demander = may(ctx, operationsSchemas.demanderDesNouvelles, schema);
  const lignes = invitations.map((invitation): LigneTournee => {
    const mail = mails.get(invitation.dernierCourriel ?? "");
    const person = invitation.personne === null ? undefined : carnet.find(invitation.personne);
    const raison = person ? carnet.raisonPersonne(person) : null;
    const etat = etatOf(ctx, found, invitation, mail?.etat);
    const waiting = etat === "attente" || etat === "en_partie";
    const silent = raison ? QUE_FAIRE[raison] : refusers.has(invitation.courriel) ? NON_VOULU : null;
    return {
      id: invitation.id,
      nom: invitation.nom,
      courriel: demander ? invitation.courriel : null,
      pour: invitation.pour,
      delegueDe: invitation.delegueDe,
      etat,
      restantes: invitation.restantes.map(({ code, intitule }) => code ?? intitule),
      actions: invitation.actions,
      repondues: invitation.repondues,
      dernierEnvoi: invitation.dernierEnvoi.toString(),
      relances: invitation.relances,
      prochaineRelance:
        waiting && !silent && found.etat === "en_cours"
          ? (prochaineRelance(found, invitation)?.toString() ?? null)
          : null,
      remarque: etat === "non_remis" ? (mail?.motif ?? NON_REMIS) : waiting ? silent : null,
    };
  });
  return {
    tournee: {
      ...tournee,
      envoi: envoi.toString(),
      fin: fin.toString(),
      libelle: found.voletTitre ? `Volet « ${found.voletTitre} »` : LIBELLE_ETENDUE[found.etendue],
    },
    schema: { publicId: schema.publicId, titre: schema.titre },
    lignes,
    sans: sansCourriel.map(({ nom, raison, actions }) => ({ nom, actions, queFaire: QUE_FAIRE[raison] })),
    permis: { demander },
  };
}

const NON_VOULU = "Cette personne ne veut plus recevoir de rappel : appelez-la.";
const NON_REMIS = "Le serveur de cette adresse a refusé le courriel : vérifiez-la.";

function etatOf(
  ctx: Contexte,
  tournee: TourneeTrouvee,
  invitation: InvitationSuivie,
  mail: string | undefined,
): LigneTournee["etat"] {
  if (invitation.restantes.length === 0) {
    return invitation.repondues < invitation.actions ? "confiee" : "repondu";
  }
  if (tournee.etat === "annulee" || invitation.etat === "annulee") return "annulee";
  if (mail === "refuse") return "non_remis";
  if (invitation.repondues > 0) return "en_partie";
  return Temporal.PlainDate.compare(invitation.dernierEnvoi, ctx.today) > 0 ? "a_partir" : "attente";
}
