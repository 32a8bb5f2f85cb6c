import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { closesCycle } from "#platform/references/natures.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  checkFiliation,
  type Filiation,
  LIBELLE_FILIATION,
  type NatureFiliation,
} from "../../domain/renvois/filiation.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { type FiliationTrouvee, findFiliation } from "../../queries/renvois/find-filiation.ts";
import { operationsSchemas } from "../../rights.ts";

export type FiliationVoulue = Filiation & {
  /** The scheme that declines or follows, and the other one, by public ids. */
  schema: string;
  autre: string;
  cle: string;
};

const DECLARER = "schemas.declarer-filiation";

/**
 * Says that a scheme declines another, or comes after it, for whoever writes the first. Gives the identifier.
 *
 * @throws Refusal `introuvable`, `filiation.soi`, `filiation.existe` (409), `filiation.cycle` (409), `filiation.dates`.
 */
export async function declareFiliation(ctx: Contexte, voulue: FiliationVoulue): Promise<Id<"filiation">> {
  const schema = await findSchema(ctx, voulue.schema);
  require(ctx, operationsSchemas.modifierSchema, schema);
  if (voulue.autre === "") throw new Refusal("filiation.autre", { champ: "autre" });
  const autre = await findSchema(ctx, voulue.autre);
  if (autre.id === schema.id) throw new Refusal("filiation.soi", { champ: "autre" });
  const { nature, du, au, note } = checkFiliation(voulue);
  const contenu = JSON.stringify([schema.id, nature, autre.id, du, au, note]);
  return once(ctx, { cle: voulue.cle, operation: DECLARER, contenu }, async () => {
    await checkPossible(ctx, nature, schema.id, autre.id);
    const id = newId<"filiation">(ctx.now.epochMilliseconds);
    const personne = personneDe(ctx.principal, ctx.departement);
    await ctx.tx
      .insertInto("filiation")
      .values({
        ...{ departement: ctx.departement, id, schema: schema.id, nature, autre: autre.id, note },
        ...{ du: du.toString(), au: au?.toString() ?? null, declaree_le: ctx.now.toString() },
        declaree_par: personne?.personne ?? null,
        institution: personne?.institution ?? null,
      })
      .execute();
    await noteBoth(
      ctx,
      DECLARER,
      { schema: schema.id, autre: autre.id, nature },
      { apres: { du, au, note } },
    );
    return id;
  });
}

/** Changes the dates and the note of a filiation. @throws Refusal `filiation.perimee` (409), `filiation.dates`. */
export async function updateFiliation(
  ctx: Contexte,
  voulue: { schema: string; filiation: string; revision: number } & Omit<Filiation, "nature">,
): Promise<void> {
  const filiation = await findFiliation(ctx, voulue, { lock: true });
  require(ctx, operationsSchemas.modifierSchema, filiation.schema);
  const { du, au, note } = checkFiliation(voulue);
  if (filiation.revision !== voulue.revision) throw new Refusal("filiation.perimee", {}, 409);
  await ctx.tx
    .updateTable("filiation")
    .set({ du: du.toString(), au: au?.toString() ?? null, note, revision: filiation.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", filiation.id)
    .execute();
  const avant = { du: filiation.du, au: filiation.au, note: filiation.note };
  await noteBoth(ctx, "schemas.modifier-filiation", ends(filiation), { avant, apres: { du, au, note } });
}

/** Takes a filiation off; twice is once. @throws Refusal `introuvable`. */
export async function removeFiliation(
  ctx: Contexte,
  ids: { schema: string; filiation: string },
): Promise<void> {
  const filiation = await findFiliation(ctx, ids, { lock: true });
  require(ctx, operationsSchemas.modifierSchema, filiation.schema);
  if (filiation.retireeLe !== null) return;
  await setRetiree(ctx, filiation.id, ctx.now.toString());
  await noteBoth(ctx, "schemas.retirer-filiation", ends(filiation), {});
}

/** Puts back a filiation that was taken off. @throws as {@link declareFiliation}. */
export async function restoreFiliation(
  ctx: Contexte,
  ids: { schema: string; filiation: string },
): Promise<void> {
  const filiation = await findFiliation(ctx, ids, { lock: true });
  require(ctx, operationsSchemas.modifierSchema, filiation.schema);
  if (filiation.retireeLe === null) return;
  await checkPossible(ctx, filiation.nature, filiation.schema.id, filiation.autre);
  await setRetiree(ctx, filiation.id, null);
  await noteBoth(ctx, DECLARER, ends(filiation), {});
}

async function setRetiree(ctx: Contexte, id: Id<"filiation">, retireeLe: string | null): Promise<void> {
  await ctx.tx
    .updateTable("filiation")
    .set({ retiree_le: retireeLe })
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
}

type Ends = { schema: Id<"schema">; autre: Id<"schema">; nature: NatureFiliation };

function ends({ schema, autre, nature }: FiliationTrouvee): Ends {
  return { schema: schema.id, autre, nature };
}

async function checkPossible(
  ctx: Contexte,
  nature: NatureFiliation,
  schema: Id<"schema">,
  autre: Id<"schema">,
): Promise<void> {
  // Two declared at the same moment could close a circle that neither of them closes alone.
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`filiation ${ctx.departement}`}))`.execute(ctx.tx);
  const rows = await ctx.tx
    .selectFrom("filiation")
    .select(["schema as de", "autre as vers"])
    .where("departement", "=", ctx.departement)
    .where("nature", "=", nature)
    .where("retiree_le", "is", null)
    .execute();
  if (rows.some(({ de, vers }) => de === schema && vers === autre))
    throw new Refusal("filiation.existe", { champ: "autre" }, 409);
  if (closesCycle(rows, { de: schema, vers: autre }))
    throw new Refusal("filiation.cycle", { champ: "autre" }, 409);
}

type Change = { avant?: object; apres?: object };

async function noteBoth(ctx: Contexte, operation: string, { schema, autre, nature }: Ends, change: Change) {
  const said = LIBELLE_FILIATION[nature];
  const line = (id: Id<"schema">, other: Id<"schema">, lien: string) => ({
    operation,
    objet: { genre: "schema", id },
    ...(change.avant && { avant: change.avant }),
    apres: { lien, relie: other, ...change.apres },
  });
  await recordJournal(ctx, [line(schema, autre, said.direct), line(autre, schema, said.inverse)]);
}
