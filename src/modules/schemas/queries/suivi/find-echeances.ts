import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Echeance } from "#platform/echeances/echeance.ts";
import { type PrincipalPersonne, personneDe } from "#platform/identity/principal.ts";
import { filter } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { LIBELLE_ROLE_MEMBRE, type RoleMembre } from "../../domain/membres/membre.ts";
import { operationsSchemas } from "../../rights.ts";
import { listSchemas, type SchemaListe } from "../plan/list-schemas.ts";
import { findDatesDeVie } from "./find-dates-de-vie.ts";
import { loadDatesDuPlan } from "./load-dates-du-plan.ts";
import { readMiens } from "./read-miens.ts";

/** Every date of the schemes that the one who asks may read and that are not closed. */
export async function findEcheances(ctx: Contexte): Promise<Echeance[]> {
  const moi = personneDe(ctx.principal, ctx.departement);
  const schemas = (await listSchemas(ctx)).filter(({ phase }) => phase !== "clos");
  const miens = moi ? await readMiens(ctx, moi) : new Set<string>();
  const suivis = moi ? await readSuivis(ctx, moi) : new Set<string>();
  const found: Echeance[] = [];
  for (const schema of schemas) {
    const follows = suivis.has(schema.id);
    for (const { pilotes, dans, ...date } of await loadDatesDuPlan(ctx, schema.publicId)) {
      found.push({
        ...date,
        moi: pilotes.some((id) => miens.has(id)),
        suivi: follows || dans.some((id) => suivis.has(id)),
      });
    }
    found.push(finDuSchema(ctx, schema, follows));
  }
  const known = new Map<string, SchemaListe>(schemas.map((schema) => [schema.id, schema]));
  found.push(...(await findRoles(ctx, known, moi, suivis)));
  found.push(...(await findDatesDeVie(ctx, known, moi, suivis)));
  if (moi) found.push(...(await findTournees(ctx, known, suivis)), ...(await findDemandes(ctx, known, moi)));
  return found;
}

async function readSuivis(ctx: Contexte, { personne }: PrincipalPersonne): Promise<Set<string>> {
  const rows = await ctx.tx
    .selectFrom("suivi")
    .select("objet")
    .where("departement", "=", ctx.departement)
    .where("personne", "=", personne)
    .execute();
  return new Set(rows.map(({ objet }) => objet));
}

function finDuSchema({ departement }: Contexte, schema: SchemaListe, suivi: boolean): Echeance {
  const { id, publicId, titre, fin } = schema;
  const lien = `/${departement}/schemas/${publicId}`;
  return {
    ...{ cle: `schema-fin ${id}`, genre: "schema-fin", titre, contexte: "", lien, suivi },
    ...{ date: dateOf(String(fin)), etat: "attendue", moi: false, schema: publicId },
  };
}

/** Roles that count today and end on a known day: who reads the scheme reads them. */
async function findRoles(
  ctx: Contexte,
  schemas: ReadonlyMap<string, SchemaListe>,
  moi: PrincipalPersonne | null,
  suivis: ReadonlySet<string>,
): Promise<Echeance[]> {
  const today = ctx.today.toString();
  const { rows } = await sql<{
    id: string;
    schema: Id<"schema">;
    institution: Id<"acteur">;
    nom: string;
    role: RoleMembre;
    au: string;
  }>`
    SELECT m.id, m.schema, m.institution, coalesce(i.sigle, i.nom) AS nom, m.role, m.au::text AS au
      FROM schema_membre m JOIN acteur i ON i.departement = m.departement AND i.id = m.institution
     WHERE m.departement = ${ctx.departement} AND m.etat = 'acceptee' AND m.du <= ${today}::date AND m.au >= ${today}::date`.execute(
    ctx.tx,
  );
  return rows.flatMap((row): Echeance[] => {
    const schema = schemas.get(row.schema);
    if (!schema) return [];
    const mine = row.institution === moi?.institution;
    return [
      {
        cle: `role-institution ${row.id}`,
        genre: "role-institution",
        titre: `${row.nom}, ${LIBELLE_ROLE_MEMBRE[row.role].toLowerCase()}`,
        contexte: schema.titre,
        date: dateOf(row.au),
        lien: mine
          ? `/${ctx.departement}/roles/${row.id}`
          : `/${ctx.departement}/schemas/${schema.publicId}/partenaires`,
        etat: "attendue",
        moi: mine,
        suivi: suivis.has(schema.id),
        schema: schema.publicId,
      },
    ];
  });
}

/** Rounds under way: the day after which their links open nothing. */
async function findTournees(
  ctx: Contexte,
  schemas: ReadonlyMap<string, SchemaListe>,
  suivis: ReadonlySet<string>,
): Promise<Echeance[]> {
  const { rows } = await sql<{
    id: string;
    publicId: string;
    schema: Id<"schema">;
    fin: string;
    mienne: boolean;
  }>`
    SELECT t.id, t.public_id AS "publicId", t.schema, t.fin::text AS fin,
           (${filter(ctx, operationsSchemas.demanderDesNouvelles, { schema: "s" })}) AS mienne
      FROM tournee t JOIN schema s ON s.departement = t.departement AND s.id = t.schema
     WHERE t.departement = ${ctx.departement} AND t.etat = 'en_cours' AND t.fin >= ${ctx.today.toString()}::date
       AND ${filter(ctx, operationsSchemas.suivreTournees, { schema: "s" })}`.execute(ctx.tx);
  return rows.flatMap((row): Echeance[] => {
    const schema = schemas.get(row.schema);
    if (!schema) return [];
    return [
      {
        ...{ cle: `tournee ${row.id}`, genre: "tournee", titre: "Dernier jour pour répondre" },
        ...{ contexte: schema.titre, date: dateOf(row.fin), etat: "attendue" as const },
        lien: `/${ctx.departement}/schemas/${schema.publicId}/tournees/${row.publicId}`,
        ...{ moi: row.mienne, suivi: suivis.has(schema.id), schema: schema.publicId },
      },
    ];
  });
}

/** News that the person was asked for by mail and has not given. */
async function findDemandes(
  ctx: Contexte,
  schemas: ReadonlyMap<string, SchemaListe>,
  { personne }: PrincipalPersonne,
): Promise<Echeance[]> {
  const demandes = await listDemandes(ctx, personne);
  return demandes.flatMap(({ id, schema: of, fin, actions, parNom }): Echeance[] => {
    const schema = schemas.get(of);
    if (!schema) return [];
    const titre = `${actions} action${actions > 1 ? "s" : ""}, à la demande de ${parNom}`;
    return [
      {
        ...{ cle: `nouvelles ${id}`, genre: "nouvelles", titre, contexte: schema.titre },
        ...{ date: dateOf(fin), lien: `/${ctx.departement}/moi#actions`, etat: "attendue" as const },
        ...{ moi: true, suivi: false, schema: schema.publicId },
      },
    ];
  });
}

type DemandeRecue = {
  id: string;
  schema: Id<"schema">;
  /** ISO day after which its link opens nothing. */
  fin: string;
  /** Actions that nobody has answered for. */
  actions: number;
  parNom: string;
};

/** What a person was asked and has not answered, by links that still open. */
async function listDemandes(ctx: Contexte, personne: Id<"acteur">): Promise<DemandeRecue[]> {
  const { rows } = await sql<DemandeRecue>`
    SELECT i.id, t.schema, t.fin::text AS fin, t.par_nom AS "parNom", count(*)::int AS actions
      FROM tournee_invitation i
      JOIN tournee t ON t.departement = i.departement AND t.id = i.tournee
      JOIN tournee_action ta ON ta.departement = i.departement AND ta.invitation = i.id AND ta.delegue_a IS NULL
      JOIN action a ON a.departement = ta.departement AND a.id = ta.action AND a.retiree_le IS NULL
     WHERE i.departement = ${ctx.departement} AND i.personne = ${personne} AND i.etat = 'ouverte'
       AND t.etat = 'en_cours' AND t.envoi <= ${ctx.today.toString()}::date AND t.fin >= ${ctx.today.toString()}::date
       AND NOT EXISTS (
         SELECT FROM tournee_reponse r
           JOIN tournee_invitation o ON o.departement = r.departement AND o.id = r.invitation
          WHERE r.departement = ta.departement AND r.action = ta.action AND o.tournee = t.id)
       -- Whoever is signed in answers without the link.
       AND NOT EXISTS (
         SELECT FROM point_avancement p
          WHERE p.departement = a.departement AND p.id = a.dernier_point AND p.instant >= t.cree_le)
     GROUP BY i.id, t.schema, t.fin, t.par_nom`.execute(ctx.tx);
  return rows;
}

/** A day or a year that the base keeps. */
function dateOf(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (!date) throw new Error(`not a date: ${text}`);
  return date;
}
