import { sql } from "kysely";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { joursRestants } from "../../domain/corbeille/corbeille.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";

/** What stood at an address and is in the trash now. */
export type Disparue = {
  schema: SchemaVue;
  niveau: "objectif" | "action";
  titre: string;
  /** Public id of the gesture that removed it. */
  retrait: string;
  retireLe: string;
  par: string | null;
  institution: string | null;
  jours: number;
};

type Adresse = { niveau: "objectif" | "action"; cle: string };

/**
 * What stood at an address (public ids), for whoever may see the trash of its scheme; null when nothing did, when it is
 * still there, and for everybody else. @throws Refusal `introuvable` for the scheme.
 */
export async function findDisparue(
  ctx: Contexte,
  { schema: publicId, ...adresse }: Adresse & { schema: string },
): Promise<Disparue | null> {
  return disparueOf(ctx, await findSchema(ctx, publicId), adresse);
}

async function disparueOf(
  ctx: Contexte,
  schema: SchemaTrouve,
  { niveau, cle }: Adresse,
): Promise<Disparue | null> {
  if (!may(ctx, operationsSchemas.voirCorbeille, schema)) return null;
  const { rows } = await sql<Omit<Disparue, "schema" | "jours">>`
    SELECT ${niveau} AS niveau, ${niveau === "action" ? sql`t.intitule` : sql`t.titre`} AS titre,
           r.public_id AS retrait, r.retire_le AS "retireLe", p.nom AS par, coalesce(i.sigle, i.nom) AS institution
      FROM ${sql.table(niveau)} t
      JOIN retrait r ON r.departement = t.departement AND r.id = t.retrait AND r.fusion IS NULL
      LEFT JOIN acteur p ON p.departement = r.departement AND p.id = r.par
      LEFT JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE t.departement = ${ctx.departement} AND t.schema = ${schema.id} AND t.public_id = ${cle}`.execute(
    ctx.tx,
  );
  const [found] = rows;
  if (!found) return null;
  return {
    schema: toSchemaVue(schema),
    ...found,
    par: may(ctx, operationsActeurs.voirPersonnes, null) ? found.par : null,
    jours: joursRestants(found.retireLe, ctx.now),
  };
}

/**
 * The refusal for an address where nothing is: `corbeille.disparue` (410) for whoever may know that it is in the trash,
 * else `introuvable`.
 */
export async function refusalOf(ctx: Contexte, schema: SchemaTrouve, adresse: Adresse): Promise<Refusal> {
  const found = await disparueOf(ctx, schema, adresse);
  return found
    ? new Refusal("corbeille.disparue", { titre: found.titre }, 410)
    : new Refusal("introuvable", {}, 404);
}
