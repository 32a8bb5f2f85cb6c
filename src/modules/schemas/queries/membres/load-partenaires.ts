import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { may } from "#platform/rights/rights.ts";
import { formatIsoDay } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { direPeriode, direPortee } from "../../domain/membres/dire-membre.ts";
import { compte, type EtatMembre, etatLe, type RoleMembre, rangRole } from "../../domain/membres/membre.ts";
import type { GenrePortee } from "../../domain/membres/portee.ts";
import { operationsSchemas } from "../../rights.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";

/** A membership ready to be drawn. Dates in words. */
export type MembreVu = {
  id: Id<"schema_membre">;
  institution: { id: Id<"acteur">; publicId: string; nom: string; court: string };
  role: RoleMembre;
  portee: GenrePortee;
  porteeIds: string[];
  porteeEnMots: string;
  /** ISO days. */
  du: string;
  au: string | null;
  periode: string;
  etat: EtatMembre;
  /** The role counts today. */
  enVigueur: boolean;
  proposeLe: string;
  accepteLe: string | null;
  /** ISO day. */
  accepteJour: string | null;
  closLe: string | null;
  /** Persons and reasons: null for whoever may not follow, and when the platform itself acted. */
  proposePar: string | null;
  acceptePar: string | null;
  closPar: string | null;
  motif: string | null;
  /** The institution whose role it takes over; null when it takes over none, or one of its own. */
  reprend: string | null;
  succede: boolean;
  revision: number;
};

type Row = Omit<
  MembreVu,
  "institution" | "porteeEnMots" | "periode" | "enVigueur" | "etat" | "accepteJour"
> & {
  etat: EtatMembre;
  institution: Id<"acteur">;
  publicId: string;
  nom: string;
  court: string;
  places: { no: number | null; titre: string }[];
};

/**
 * The memberships of a scheme that the one who asks may know of: the roles that count today for whoever reads it; all of
 * them, with persons and reasons, for its members; and always those of one's own institution. By role, then by name.
 */
export async function listMembres(ctx: Contexte, schema: SchemaTrouve): Promise<MembreVu[]> {
  const own = personneDe(ctx.principal, ctx.departement)?.institution;
  const suit = may(ctx, operationsSchemas.suivreMembres, schema);
  const { rows } = await sql<Row>`
    SELECT m.id, m.role, m.portee, m.portee_ids AS "porteeIds", m.du, m.au, m.etat, m.propose_le AS "proposeLe",
           m.accepte_le AS "accepteLe", m.clos_le AS "closLe", m.motif, m.revision, m.succede_a IS NOT NULL AS succede,
           i.id AS institution, i.public_id AS "publicId", i.nom, coalesce(i.sigle, i.nom) AS court,
           pp.nom AS "proposePar", ap.nom AS "acceptePar", cp.nom AS "closPar",
           CASE WHEN s.institution <> m.institution THEN coalesce(si.sigle, si.nom) END AS reprend,
           coalesce((SELECT json_agg(json_build_object('no', p.no, 'titre', p.titre) ORDER BY p.ordre)
              FROM (SELECT id, schema, departement, no, titre, ordre, 'volets' AS genre FROM volet
                    UNION ALL SELECT id, schema, departement, no, titre, ordre, 'objectifs' FROM objectif) p
             WHERE p.departement = m.departement AND p.schema = m.schema AND p.genre = m.portee
               AND p.id = ANY (m.portee_ids)), '[]') AS places
      FROM schema_membre m
      JOIN acteur i ON i.departement = m.departement AND i.id = m.institution
      LEFT JOIN acteur pp ON pp.departement = m.departement AND pp.id = m.propose_par
      LEFT JOIN acteur ap ON ap.departement = m.departement AND ap.id = m.accepte_par
      LEFT JOIN acteur cp ON cp.departement = m.departement AND cp.id = m.clos_par
      LEFT JOIN schema_membre s ON s.departement = m.departement AND s.id = m.succede_a
      LEFT JOIN acteur si ON si.departement = s.departement AND si.id = s.institution
     WHERE m.departement = ${ctx.departement} AND m.schema = ${schema.id}
     ORDER BY i.nom COLLATE "fr-FR-x-icu", m.id`.execute(ctx.tx);
  const seen = rows.map((row) => toVu(ctx, row));
  const known = seen.flatMap((membre) => {
    if (suit || membre.institution.id === own) return [membre];
    return membre.enVigueur ? [{ ...membre, ...ANONYME }] : [];
  });
  return known.sort((a, b) => rangRole(a.role) - rangRole(b.role));
}

const ANONYME = { proposePar: null, acceptePar: null, closPar: null, motif: null, reprend: null };

function toVu({ today }: Contexte, row: Row): MembreVu {
  const { institution, publicId, nom, court, places, ...rest } = row;
  const du = Temporal.PlainDate.from(row.du);
  const au = row.au === null ? null : Temporal.PlainDate.from(row.au);
  const accepteLe = row.accepteLe === null ? null : Temporal.PlainDate.from(row.accepteLe);
  const words = (day: string | null) => day && formatIsoDay(day);
  return {
    ...rest,
    institution: { id: institution, publicId, nom, court },
    porteeEnMots: direPortee(row.portee, places, row.porteeIds.length),
    periode: direPeriode({ du, au }),
    etat: etatLe({ etat: row.etat, au }, today),
    enVigueur: compte({ etat: row.etat, du, au, accepteLe }, today),
    proposeLe: words(row.proposeLe) ?? "",
    accepteLe: words(row.accepteLe),
    accepteJour: row.accepteLe,
    closLe: words(row.closLe),
  };
}

/** The institutions that pilot something in the scheme, themselves or through what depends on them, without any role. */
export async function listPilotesSansRole(
  ctx: Contexte,
  schema: SchemaTrouve,
): Promise<{ publicId: string; nom: string; pilote: number }[]> {
  const { rows } = await sql<{ publicId: string; nom: string; pilote: number }>`
    WITH pilote AS (
      SELECT l.acteur, o.id AS objet FROM objectif_acteur l
        JOIN objectif o ON o.departement = l.departement AND o.id = l.objectif
       WHERE o.departement = ${ctx.departement} AND o.schema = ${schema.id} AND o.retire_le IS NULL
         AND l.role = 'pilote'
      UNION
      SELECT l.acteur, a.id FROM action_acteur l
        JOIN action a ON a.departement = l.departement AND a.id = l.action
       WHERE a.departement = ${ctx.departement} AND a.schema = ${schema.id} AND a.retiree_le IS NULL
         AND l.role = 'pilote'
    )
    SELECT i.public_id AS "publicId", i.nom, count(DISTINCT p.objet)::int AS pilote
      FROM pilote p
      JOIN acteur a ON a.departement = ${ctx.departement} AND a.id = p.acteur
      JOIN acteur i ON i.departement = a.departement AND i.genre = 'institution' AND i.id IN (a.id, a.parent)
     WHERE i.id <> ALL (${[...schema.membres]}::uuid[])
     GROUP BY i.id, i.public_id, i.nom
     ORDER BY i.nom COLLATE "fr-FR-x-icu"`.execute(ctx.tx);
  return rows;
}

/** What the form of a proposal offers. */
export type ChoixMembre = {
  institutions: { publicId: string; nom: string }[];
  volets: { id: string; titre: string }[];
  objectifs: { id: string; titre: string }[];
};

export async function loadChoixMembre(ctx: Contexte, schema: Id<"schema">): Promise<ChoixMembre> {
  const institutions = await ctx.tx
    .selectFrom("acteur")
    .select(["public_id as publicId", "nom"])
    .where("departement", "=", ctx.departement)
    .where("genre", "=", "institution")
    .orderBy(sql`nom COLLATE "fr-FR-x-icu"`)
    .execute();
  const places = async (table: "volet" | "objectif") => {
    const rows = await ctx.tx
      .selectFrom(table)
      .select(["id", "no", "titre"])
      .where("departement", "=", ctx.departement)
      .where("schema", "=", schema)
      .where("retire_le", "is", null)
      .orderBy("ordre")
      .execute();
    return rows.map(({ id, no, titre }) => ({ id, titre: no === null ? titre : `${no}. ${titre}` }));
  };
  return { institutions, volets: await places("volet"), objectifs: await places("objectif") };
}

/** A proposal that waits for the answer of one's institution. */
export type PropositionRecue = {
  id: string;
  schema: string;
  role: RoleMembre;
  /** The institution that hands it over; null for a new role. */
  reprend: string | null;
};

/** What waits for the answer of the institution in whose name one asks, for one scheme or for all. */
export async function listPropositionsRecues(
  ctx: Contexte,
  schema: Id<"schema"> | null = null,
): Promise<PropositionRecue[]> {
  const institution = personneDe(ctx.principal, ctx.departement)?.institution;
  if (!institution) return [];
  const { rows } = await sql<PropositionRecue>`
    SELECT m.id, s.titre AS schema, m.role,
           CASE WHEN b.institution <> m.institution THEN coalesce(i.sigle, i.nom) END AS reprend
      FROM schema_membre m
      JOIN schema s ON s.departement = m.departement AND s.id = m.schema
      LEFT JOIN schema_membre b ON b.departement = m.departement AND b.id = m.succede_a
      LEFT JOIN acteur i ON i.departement = b.departement AND i.id = b.institution
     WHERE m.departement = ${ctx.departement} AND m.institution = ${institution} AND m.etat = 'proposee'
       AND (m.au IS NULL OR m.au >= ${ctx.today.toString()}::date)
       AND (${schema}::uuid IS NULL OR m.schema = ${schema}::uuid)
     ORDER BY m.id`.execute(ctx.tx);
  return rows;
}
