import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, permitted, permittedColumn } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Meteo, Statut } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas, SUR_UN_SCHEMA, SUR_UNE_ACTION } from "../../rights.ts";
import { listMembres, type MembreVu } from "../membres/load-partenaires.ts";
import { MONTRE_PAR } from "../nouvelles/montre-par.ts";
import { loadPlan, type Plan } from "./load-plan.ts";

export type TextesObjectif = { contexte: string; resultatsAttendus: string[]; indicateurs: string[] };

/** What is said of an action on one day. */
export type NouvelleLue = {
  /** ISO day. */
  date: string;
  statut: Statut;
  /** Per cent. */
  avancement: number;
  /** Null for whoever may not read who said it, and how it goes in words. */
  details: {
    meteo: Meteo;
    auteur: string;
    institution: string | null;
    commentaire: string;
    blocage: { raison: string; condition: string; echeance: string } | null;
  } | null;
};

export type SchemaComplet = Plan & {
  /** Whose role counts today. */
  membres: MembreVu[];
  textes: ReadonlyMap<Id<"objectif">, TextesObjectif>;
  /** Of each action that has some, latest first. */
  nouvelles: ReadonlyMap<Id<"action">, NouvelleLue[]>;
  /** Codes of what the one who asks may do on the scheme, and on each action. */
  droits: string[];
  droitsActions: ReadonlyMap<Id<"action">, string[]>;
};

/** A whole scheme with its texts and all its news; eight statements whatever its size. @throws Refusal `introuvable`. */
export async function loadSchemaComplet(ctx: Contexte, publicId: string): Promise<SchemaComplet> {
  const plan = await loadPlan(ctx, publicId);
  const textes = await readTextes(ctx, plan.schema.id);
  const membres = (await listMembres(ctx, plan.schema)).filter(({ enVigueur }) => enVigueur);
  return {
    ...plan,
    textes,
    membres,
    nouvelles: await readNouvelles(ctx, plan.schema.id),
    droits: permitted(ctx, SUR_UN_SCHEMA, plan.schema),
    droitsActions: await readDroits(ctx, plan.schema.id),
  };
}

async function readDroits(ctx: Contexte, schema: Id<"schema">): Promise<SchemaComplet["droitsActions"]> {
  const rows = await ctx.tx
    .selectFrom("action as a")
    .innerJoin("schema as s", (join) =>
      join.onRef("s.departement", "=", "a.departement").onRef("s.id", "=", "a.schema"),
    )
    .select(["a.id", permittedColumn(ctx, SUR_UNE_ACTION, { action: "a", schema: "s" }).as("droits")])
    .where("a.departement", "=", ctx.departement)
    .where("a.schema", "=", schema)
    .where("a.retiree_le", "is", null)
    .execute();
  return new Map(rows.map(({ id, droits }) => [id, droits]));
}

async function readTextes(ctx: Contexte, schema: Id<"schema">): Promise<SchemaComplet["textes"]> {
  const { rows } = await sql<TextesObjectif & { id: Id<"objectif"> }>`
    SELECT o.id, o.contexte, o.resultats_attendus AS "resultatsAttendus",
           array(SELECT i.libelle FROM indicateur_evaluation i
                  WHERE i.departement = o.departement AND i.objectif = o.id ORDER BY i.ordre) AS indicateurs
      FROM objectif o
     WHERE o.departement = ${ctx.departement} AND o.schema = ${schema}`.execute(ctx.tx);
  return new Map(rows.map(({ id, ...textes }) => [id, textes]));
}

type PointRow = {
  action: Id<"action">;
  date: string;
  statut: Statut;
  avancement: number;
  meteo: Meteo;
  auteur: string;
  institution: string | null;
  commentaire: string;
  raison: string | null;
  condition: string | null;
  echeance: string | null;
};

async function readNouvelles(ctx: Contexte, schema: Id<"schema">): Promise<SchemaComplet["nouvelles"]> {
  const { rows } = await sql<PointRow>`
    SELECT a.id AS action, p.date, p.statut, p.avancement, p.meteo, p.auteur_nom AS auteur,
           coalesce(i.sigle, i.nom) AS institution, p.commentaire, p.blocage_raison AS raison,
           p.blocage_condition AS condition, p.blocage_echeance AS echeance
      FROM action f
      JOIN action a ON ${MONTRE_PAR} AND a.retiree_le IS NULL
      JOIN point_avancement p ON p.departement = f.departement AND p.action = f.id
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE f.departement = ${ctx.departement} AND f.schema = ${schema}
     ORDER BY a.id, p.date DESC, p.id DESC`.execute(ctx.tx);
  const withDetails = may(ctx, operationsSchemas.lireCommentaires, null);
  const nouvelles = new Map<Id<"action">, NouvelleLue[]>();
  for (const row of rows) {
    const own = nouvelles.get(row.action) ?? [];
    own.push(toNouvelle(row, withDetails));
    nouvelles.set(row.action, own);
  }
  return nouvelles;
}

function toNouvelle(row: PointRow, withDetails: boolean): NouvelleLue {
  const { date, statut, avancement, meteo, auteur, institution, commentaire } = row;
  if (!withDetails) return { date, statut, avancement, details: null };
  const { raison, condition, echeance } = row;
  const blocage = raison && condition && echeance ? { raison, condition, echeance } : null;
  return { date, statut, avancement, details: { meteo, auteur, institution, commentaire, blocage } };
}
