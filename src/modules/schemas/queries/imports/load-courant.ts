import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type {
  ActionCourante,
  ObjectifCourant,
  PlanCourant,
  ValeursAction,
  ValeursObjectif,
} from "../../domain/imports/plan-cible.ts";

/** A scheme of four levels in the form that an import compares with. */
export async function loadCourant(ctx: Contexte, schema: Id<"schema">): Promise<PlanCourant> {
  const { tx, departement } = ctx;
  const volets = await tx
    .selectFrom("volet")
    .select(["id", "no", "titre"])
    .where("departement", "=", departement)
    .where("schema", "=", schema)
    .where("retire_le", "is", null)
    .orderBy("ordre")
    .execute();
  const engagements = await tx
    .selectFrom("engagement")
    .select(["id", "volet", "no", "titre"])
    .where("departement", "=", departement)
    .where("schema", "=", schema)
    .where("retire_le", "is", null)
    .orderBy("ordre")
    .execute();
  return {
    volets,
    engagements,
    objectifs: await readObjectifs(ctx, schema),
    actions: await readActions(ctx, schema),
    anciens: await readAnciens(ctx, schema),
  };
}

/** What renumberings took off, for a file that was written before them. */
async function readAnciens(
  ctx: Contexte,
  schema: Id<"schema">,
): Promise<NonNullable<PlanCourant["anciens"]>[number][]> {
  const { rows } = await sql<{ id: string; no: string }>`
    SELECT c.id, c.avant AS no
      FROM renumerotation r,
           jsonb_to_recordset(r.changements) AS c (id text, avant text)
     WHERE r.departement = ${ctx.departement} AND r.schema = ${schema} AND r.annule_le IS NULL
       AND c.avant IS NOT NULL
     ORDER BY r.fait_le, r.id`.execute(ctx.tx);
  return rows;
}

async function readObjectifs(ctx: Contexte, schema: Id<"schema">): Promise<ObjectifCourant[]> {
  const { rows } = await sql<
    Required<ValeursObjectif> & Pick<ObjectifCourant, "id" | "engagement" | "importe">
  >`
    SELECT o.id, o.engagement, o.no, o.titre, o.contexte, o.resultats_attendus AS "resultatsAttendus", o.importe,
           array(SELECT i.libelle FROM indicateur_evaluation i
                  WHERE i.departement = o.departement AND i.objectif = o.id ORDER BY i.ordre) AS indicateurs,
           array(SELECT l.acteur::text FROM objectif_acteur l WHERE l.departement = o.departement
                    AND l.objectif = o.id AND l.role = 'pilote' ORDER BY l.ordre) AS pilotes,
           array(SELECT l.acteur::text FROM objectif_acteur l WHERE l.departement = o.departement
                    AND l.objectif = o.id AND l.role = 'partenaire' ORDER BY l.ordre) AS partenaires
      FROM objectif o
     WHERE o.departement = ${ctx.departement} AND o.schema = ${schema} AND o.retire_le IS NULL
       AND o.engagement IS NOT NULL
     ORDER BY o.ordre`.execute(ctx.tx);
  return rows.map(({ id, engagement, importe, ...valeurs }) => ({ id, engagement, importe, valeurs }));
}

async function readActions(ctx: Contexte, schema: Id<"schema">): Promise<ActionCourante[]> {
  const { rows } = await sql<Required<ValeursAction> & Omit<ActionCourante, "valeurs">>`
    SELECT a.id, a.public_id AS "publicId", a.objectif, a.code, a.intitule, a.nature, a.debut, a.fin, a.importe,
           array(SELECT l.acteur::text FROM action_acteur l WHERE l.departement = a.departement
                    AND l.action = a.id AND l.role = 'pilote' ORDER BY l.ordre) AS pilotes,
           array(SELECT l.acteur::text FROM action_acteur l WHERE l.departement = a.departement
                    AND l.action = a.id AND l.role = 'partenaire' ORDER BY l.ordre) AS partenaires
      FROM action a
     WHERE a.departement = ${ctx.departement} AND a.schema = ${schema} AND a.retiree_le IS NULL
       AND a.objectif IS NOT NULL
     ORDER BY a.ordre`.execute(ctx.tx);
  return rows.map(({ id, publicId, objectif, code, importe, ...valeurs }) => ({
    id,
    publicId,
    objectif,
    code,
    importe,
    valeurs,
  }));
}
