import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { RenvoiDeplace } from "#platform/references/move-renvois.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { ActeursFiche } from "../../domain/plan/fiche.ts";
import type { ActionAFusionner, FicheFusion } from "../../domain/structure/fusion.ts";
import type { ActionTrouvee } from "../plan/find-action.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { readDetailsAction } from "../plan/read-details.ts";

/** What a merge keeps beside the action that went, which stays as it was: what telling them apart again needs. */
export type TraceFusion = {
  /** The action that received it. */
  dans: Id<"action">;
  avant: FicheFusion;
  apres: FicheFusion;
  /** Under what the other stood: that may be removed meanwhile. */
  place: { volet: Id<"volet"> | null; engagement: Id<"engagement"> | null; objectif: Id<"objectif"> | null };
  commentaires: Id<"commentaire">[];
  pieces: Id<"piece_jointe">[];
  renvois: RenvoiDeplace[];
  rattachements: Id<"rattachement">[];
  /** Persons that follow the other and did not follow this one. */
  suivis: Id<"acteur">[];
  /** Of rounds that were running: whoever was asked of the other is asked of this one. */
  invitations: Id<"tournee_invitation">[];
  /** Actions that the other had received before. */
  absorbees: Id<"action">[];
};

/** How many of each a merge gave to the action that stays. */
export type CompteFusion = Readonly<
  Record<"nouvelles" | "commentaires" | "fichiers" | "renvois" | "rattachements" | "suivis", number>
>;

/** What an action says, with what it has from its objectif. */
export async function readAFusionner(ctx: Contexte, action: ActionTrouvee): Promise<ActionAFusionner> {
  const { code, description, acteurs, etiquettes, territoires, jalons } = await readDetailsAction(
    ctx,
    action.id,
  );
  const { intitule, nature, debut, fin } = action;
  return {
    ...{ code, intitule, nature, description, acteurs, etiquettes, territoires, jalons },
    periode: { debut, fin },
    herites: await readHerites(ctx, action.objectif),
  };
}

async function readHerites(ctx: Contexte, objectif: Id<"objectif"> | null): Promise<ActeursFiche> {
  const rows =
    objectif === null
      ? []
      : await ctx.tx
          .selectFrom("objectif_acteur")
          .select(["role", "acteur"])
          .where("departement", "=", ctx.departement)
          .where("objectif", "=", objectif)
          .orderBy("ordre")
          .execute();
  const of = (role: string) => rows.flatMap((row) => (row.role === role ? [row.acteur] : []));
  return { pilotes: of("pilote"), coordination: of("coordination"), partenaires: of("partenaire") };
}

/** What hangs on an action and would go to another. */
export async function countSuites(
  { tx, departement }: Contexte,
  action: Id<"action">,
): Promise<CompteFusion> {
  const { rows } = await sql<CompteFusion>`
    SELECT (SELECT count(*)::int FROM point_avancement p
              JOIN action f ON f.departement = p.departement AND f.id = p.action
             WHERE p.departement = ${departement} AND (f.id = ${action} OR f.fusionnee_dans = ${action})) AS nouvelles,
           (SELECT count(*)::int FROM commentaire c
             WHERE c.departement = ${departement} AND c.action = ${action} AND c.retire_le IS NULL) AS commentaires,
           (SELECT count(*)::int FROM piece_jointe p
             WHERE p.departement = ${departement} AND p.action = ${action} AND p.retiree_le IS NULL) AS fichiers,
           (SELECT count(*)::int FROM renvoi r
             WHERE r.departement = ${departement} AND r.retire_le IS NULL AND ${action}::uuid IN (r.de, r.vers)) AS renvois,
           (SELECT count(*)::int FROM rattachement r
             WHERE r.departement = ${departement} AND r.action = ${action}) AS rattachements,
           (SELECT count(*)::int FROM suivi s
             WHERE s.departement = ${departement} AND s.genre = 'action' AND s.objet = ${action}) AS suivis`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("a count without a row");
  return row;
}

/** A merge that was done. */
export type FusionTrouvee = {
  id: Id<"retrait">;
  publicId: string;
  schema: SchemaTrouve;
  trace: TraceFusion;
  le: string;
  absorbee: { id: Id<"action">; publicId: string; dans: Id<"action"> | null };
  /** The action that received it; `la` false once it is removed, or merged into another. */
  gardee: { publicId: string; titre: string; la: boolean };
};

/** A merge of a scheme by its public id; null once it was undone. @throws Refusal `introuvable` for the scheme. */
export async function findFusion(
  ctx: Contexte,
  ids: { schema: string; fusion: string },
): Promise<FusionTrouvee | null> {
  const schema = await findSchema(ctx, ids.schema);
  const { rows } = await sql<Omit<FusionTrouvee, "schema">>`
    SELECT r.id, r.public_id AS "publicId", r.fusion AS trace, r.retire_le AS le,
           json_build_object('id', a.id, 'publicId', a.public_id, 'dans', a.fusionnee_dans) AS absorbee,
           json_build_object('publicId', k.public_id, 'titre', concat_ws(' ', k.code, k.intitule),
                             'la', k.retiree_le IS NULL) AS gardee
      FROM retrait r
      JOIN action a ON a.departement = r.departement AND a.retrait = r.id
      JOIN action k ON k.departement = r.departement AND k.id = (r.fusion ->> 'dans')::uuid
     WHERE r.departement = ${ctx.departement} AND r.schema = ${schema.id} AND r.public_id = ${ids.fusion}
       AND r.fusion IS NOT NULL`.execute(ctx.tx);
  const [found] = rows;
  return found ? { ...found, schema } : null;
}

/** The same. @throws Refusal `introuvable` once it was undone too. */
export async function requireFusion(
  ctx: Contexte,
  ids: { schema: string; fusion: string },
): Promise<FusionTrouvee> {
  const found = await findFusion(ctx, ids);
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}

/**
 * Where an address leads whose action was merged into another: the public id of the one that stayed. Null for one that is
 * there, or never was. @throws Refusal `introuvable` for the scheme.
 */
export async function findGardee(
  ctx: Contexte,
  ids: { schema: string; action: string },
): Promise<{ action: string; fusion: string } | null> {
  const schema = await findSchema(ctx, ids.schema);
  const { rows } = await sql<{ action: string; fusion: string }>`
    SELECT k.public_id AS action, r.public_id AS fusion
      FROM action a
      JOIN action k ON k.departement = a.departement AND k.id = a.fusionnee_dans
      JOIN retrait r ON r.departement = a.departement AND r.id = a.retrait
     WHERE a.departement = ${ctx.departement} AND a.schema = ${schema.id} AND a.public_id = ${ids.action}`.execute(
    ctx.tx,
  );
  return rows[0] ?? null;
}
