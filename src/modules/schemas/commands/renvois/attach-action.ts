import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { parentOf } from "../../domain/plan/niveaux.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { findLieu, lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { findRattachement } from "../../queries/renvois/find-rattachement.ts";
import { operationsSchemas } from "../../rights.ts";
import { placeUnder, refuseClosed } from "../ecrire/check-ecriture.ts";

export type RattachementVoulu = {
  /** The second scheme, and the identifier of what the action will stand under in it. */
  schema: string;
  sous: string;
  /** The action and its own scheme, by public ids. */
  action: { schema: string; action: string };
  cle: string;
};

const RATTACHER = "schemas.rattacher";

/**
 * Shows an action in the plan of a second scheme too, for whoever writes there; nothing of the action changes. One that
 * is there already goes to the new place. Gives the identifier of the attachment.
 *
 * @throws Refusal `introuvable`, `ecrire.schema-clos`, `rattachement.meme-schema`.
 */
export async function attachAction(ctx: Contexte, voulu: RattachementVoulu): Promise<Id<"rattachement">> {
  const { forme } = await findSchema(ctx, voulu.schema);
  const niveau = parentOf(forme, "action");
  const lieu = await findLieu(ctx, { schema: voulu.schema, niveau, id: voulu.sous });
  require(ctx, operationsSchemas.ecrire, lieu.droits);
  refuseClosed(lieu.schema);
  const action = await findAction(ctx, voulu.action);
  if (action.schema.id === lieu.schema.id) throw new Refusal("rattachement.meme-schema", { champ: "action" });
  const contenu = JSON.stringify([lieu.schema.id, lieu.id, action.id]);
  return once(ctx, { cle: voulu.cle, operation: RATTACHER, contenu }, async () => {
    await lockPlan(ctx, lieu.schema.id);
    const { departement } = ctx;
    const place = { objectif: null, engagement: null, volet: null, ...placeUnder("action", lieu) };
    const there = await ctx.tx
      .selectFrom("rattachement")
      .select(["id", "objectif", "engagement", "volet"])
      .where("departement", "=", departement)
      .where("schema", "=", lieu.schema.id)
      .where("action", "=", action.id)
      .executeTakeFirst();
    const before = there && (there.objectif ?? there.engagement ?? there.volet);
    if (there && before === lieu.id) return there.id;
    const ordre = await nextOrdre(ctx, lieu.schema.id);
    const id = there?.id ?? newId<"rattachement">(ctx.now.epochMilliseconds);
    if (there) {
      await ctx.tx
        .updateTable("rattachement")
        .set({ ...place, ordre })
        .where("departement", "=", departement)
        .where("id", "=", id)
        .execute();
    } else {
      const personne = personneDe(ctx.principal, departement);
      await ctx.tx
        .insertInto("rattachement")
        .values({
          ...{ departement, id, action: action.id, schema: lieu.schema.id, ...place, ordre },
          rattachee_par: personne?.personne ?? null,
          institution: personne?.institution ?? null,
          rattachee_le: ctx.now.toString(),
        })
        .execute();
    }
    await recordJournal(ctx, [
      {
        operation: RATTACHER,
        objet: { genre: "schema", id: lieu.schema.id },
        ...(before && { avant: { sous: before } }),
        apres: { relie: action.id, sous: lieu.id },
      },
      { operation: RATTACHER, objet: { genre: "action", id: action.id }, apres: { relie: lieu.schema.id } },
    ]);
    return id;
  });
}

/**
 * Shows an attached action no more in the second scheme, for whoever writes there; the action stays whole in its own.
 * Twice is once.
 *
 * @throws Refusal `introuvable`, `ecrire.schema-clos`.
 */
export async function detachAction(
  ctx: Contexte,
  ids: { schema: string; rattachement: string },
): Promise<void> {
  const rattachement = await findRattachement(ctx, ids);
  require(ctx, operationsSchemas.ecrire, rattachement.droits);
  refuseClosed(rattachement.schema);
  const gone = await ctx.tx
    .deleteFrom("rattachement")
    .where("departement", "=", ctx.departement)
    .where("id", "=", rattachement.id)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return;
  const { schema, action, sous } = rattachement;
  const operation = "schemas.detacher";
  await recordJournal(ctx, [
    { operation, objet: { genre: "schema", id: schema.id }, avant: { relie: action, sous } },
    { operation, objet: { genre: "action", id: action }, avant: { relie: schema.id } },
  ]);
}

async function nextOrdre({ tx, departement }: Contexte, schema: Id<"schema">): Promise<number> {
  const { rows } = await sql<{ ordre: number }>`
    SELECT coalesce(max(ordre), 0)::int + 1 AS ordre FROM rattachement
     WHERE departement = ${departement} AND schema = ${schema}`.execute(tx);
  return rows[0]?.ordre ?? 1;
}
