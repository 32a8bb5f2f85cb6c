import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { compte, type Membre } from "../../domain/membres/membre.ts";
import { type Lieu, lieuxOf, type Portee, reachesAll } from "../../domain/membres/portee.ts";
import { operationsSchemas } from "../../rights.ts";
import type { DroitsMembre } from "../../rights-sets.ts";
import { type SchemaTrouve, schemaById } from "../plan/find-schema.ts";
import { loadMembres, loadVoletOf } from "./load-membres.ts";

/** A scheme, all its memberships, and what it takes to judge one. */
export type Partenariat = {
  schema: SchemaTrouve;
  membres: Membre[];
  voletOf: ReadonlyMap<Id<"objectif">, Id<"volet">>;
};

/** The memberships of a scheme that is already known to be readable; `lock` keeps others from changing any of them. */
export async function loadPartenariat(
  ctx: Contexte,
  schema: SchemaTrouve,
  options: { lock?: boolean } = {},
): Promise<Partenariat> {
  if (options.lock) await lockPartenariat(ctx, schema.id);
  // What counts is read again under the lock: somebody may have answered while this waited.
  const known = options.lock ? ((await schemaById(ctx, schema.id)) ?? schema) : schema;
  return {
    schema: known,
    membres: await loadMembres(ctx, schema.id),
    voletOf: await loadVoletOf(ctx, schema.id),
  };
}

/** One at a time changes who holds a scheme; its plan and its news go on meanwhile. */
async function lockPartenariat(ctx: Contexte, schema: Id<"schema">): Promise<void> {
  await ctx.tx
    .selectFrom("schema")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "=", schema)
    .forNoKeyUpdate()
    .execute();
}

export type MembreTrouve = Partenariat & { membre: Membre; droits: DroitsMembre };

/**
 * A membership by its id, for whoever may see it: who holds the scheme, and the institution itself, even of a scheme
 * that it may not read yet. `lock` keeps others from changing any membership of the scheme.
 *
 * @throws Refusal `introuvable`.
 */
export async function findMembre(
  ctx: Contexte,
  id: string,
  options: { lock?: boolean } = {},
): Promise<MembreTrouve> {
  const row = isId(id)
    ? await ctx.tx
        .selectFrom("schema_membre")
        .select("schema")
        .where("departement", "=", ctx.departement)
        .where("id", "=", id as Id<"schema_membre">)
        .executeTakeFirst()
    : undefined;
  const schema = row ? await schemaById(ctx, row.schema) : null;
  if (!schema) throw new Refusal("introuvable", {}, 404);
  const partenariat = await loadPartenariat(ctx, schema, options);
  const membre = partenariat.membres.find((one) => one.id === id);
  if (!membre) throw new Refusal("introuvable", {}, 404);
  const droits = droitsMembre(ctx, partenariat, membre);
  require(ctx, operationsSchemas.voirMembre, droits);
  return { ...partenariat, membre, droits };
}

/** What the rules need to know of a membership, there or to be. */
export function droitsMembre(
  ctx: Pick<Contexte, "today">,
  { schema, membres, voletOf }: Partenariat,
  voulu: { institution: Id<"acteur">; portee: Portee },
): DroitsMembre {
  const lieux = lieuxOf(voulu.portee, voletOf);
  return {
    ...schema,
    institution: voulu.institution,
    copilotesDeLaPortee: copilotesOf(ctx, membres, lieux),
  };
}

function copilotesOf(
  { today }: Pick<Contexte, "today">,
  membres: readonly Membre[],
  lieux: readonly Lieu[],
): Id<"acteur">[] {
  return membres.flatMap((membre) =>
    membre.role === "copilote" && compte(membre, today) && reachesAll(membre.portee, lieux)
      ? [membre.institution]
      : [],
  );
}

/** The membership that a proposal would take over from another institution, as the rules see it. */
export function handedOver({ membre, membres, droits }: MembreTrouve) {
  const before = membres.find((one) => one.id === membre.succedeA);
  return before && before.institution !== membre.institution
    ? { ...droits, institution: before.institution }
    : null;
}
