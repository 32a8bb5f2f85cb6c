import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { readSet } from "#platform/rights/relation.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { DroitsActeur } from "../rights.ts";
import { administrees, operationsActeurs, responsables } from "../rights.ts";

/** What the rules need to know of acteurs, by id; those that are not there are left out. */
export async function loadDroits(
  ctx: Contexte,
  ids: readonly Id<"acteur">[],
): Promise<Map<Id<"acteur">, DroitsActeur>> {
  const aliases = { acteur: "a" };
  const { rows } = await sql<DroitsActeur & { id: Id<"acteur"> }>`
    SELECT a.id, ${readSet(responsables, ctx, aliases)} AS responsables,
           ${readSet(administrees, ctx, aliases)} AS administrees
      FROM acteur a
     WHERE a.departement = ${ctx.departement} AND a.id = ANY (${[...ids]}::uuid[])`.execute(ctx.tx);
  return new Map(rows.map(({ id, ...droits }) => [id, droits]));
}

/** The same for one that is there. */
export async function droitsOf(ctx: Contexte, id: Id<"acteur">): Promise<DroitsActeur> {
  return (await loadDroits(ctx, [id])).get(id) ?? { responsables: [], administrees: [] };
}

/** The institution that whoever asks administers; null when they administer none. */
export async function institutionAdministree(
  ctx: Contexte,
): Promise<{ publicId: string; nom: string } | null> {
  const personne = personneDe(ctx.principal, ctx.departement);
  if (!personne || !may(ctx, operationsActeurs.donnerRole, { institution: personne.institution }))
    return null;
  const found = await ctx.tx
    .selectFrom("acteur")
    .select(["public_id as publicId", "nom"])
    .where("departement", "=", ctx.departement)
    .where("id", "=", personne.institution)
    .executeTakeFirst();
  return found ? { publicId: found.publicId, nom: personne.institutionNom } : null;
}
