import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { putBackRenvois } from "#platform/references/move-renvois.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { changedOnly } from "../../domain/plan/valeurs-changees.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { findLieu, lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { examineFusion, type RetourFusion } from "../../queries/structure/examine-fusion.ts";
import { type FusionTrouvee, findFusion } from "../../queries/structure/lire-fusion.ts";
import { operationsSchemas } from "../../rights.ts";
import { checkCorbeille } from "../echanges/remove-commentaire.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";
import { refreshDernierPoint } from "../nouvelles/refresh-dernier-point.ts";
import { flat, writeFicheFusion } from "./write-fusion.ts";

export type FusionDefaite = {
  schema: string;
  /** Public id of the merge. */
  fusion: string;
  /** Public id of the action that it absorbed, for a form sent twice. */
  absorbee: string;
};

const OPERATION = "schemas.defaire-fusion-action";

/**
 * Tells two merged actions apart again: each is as it was and where it was, with its news, its comments, its files, its
 * ties. What somebody changed since in the one that stayed stays there; the fields of which that is so are given. Asked
 * twice, it is done once.
 *
 * @throws Refusal `introuvable`, `ecrire.schema-clos`, `corbeille.passee` (409) beyond thirty days, `fusion-action.suivie` (409)
 * when the one that stayed was merged since, or is removed.
 */
export async function undoMergeActions(ctx: Contexte, wanted: FusionDefaite): Promise<string[]> {
  const schema = await findSchema(ctx, wanted.schema);
  await lockPlan(ctx, schema.id);
  const found = await findFusion(ctx, wanted);
  if (!found) {
    // Told apart already, by this form or by somebody else.
    const { droits } = await findAction(ctx, { schema: wanted.schema, action: wanted.absorbee });
    require(ctx, operationsSchemas.ecrire, droits);
    return [];
  }
  await requireBoth(ctx, found);
  refuseClosed(schema);
  checkCorbeille(ctx, found.le);
  if (!found.gardee.la || found.absorbee.dans !== found.trace.dans)
    throw new Refusal("fusion-action.suivie", { titre: found.gardee.titre }, 409);
  await ctx.tx
    .selectFrom("action")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "in", [found.trace.dans, found.absorbee.id])
    .orderBy("id")
    .forUpdate()
    .execute();
  const retour = await examineFusion(ctx, found);
  await writeFicheFusion(ctx, retour.gardee, retour.fiche);
  await bringBack(ctx, found, retour);
  await giveBackSuites(ctx, found);
  await refreshDernierPoint(ctx, retour.gardee.id);
  const change = changedOnly(flat(retour.courant), flat(retour.fiche));
  await recordJournal(ctx, [
    {
      operation: OPERATION,
      objet: { genre: "action", id: found.absorbee.id },
      avant: { fusionneeDans: found.trace.dans, ...(retour.codePris && { code: retour.codePris.code }) },
      apres: { fusionneeDans: null, ...(retour.codePris && { code: null }) },
    },
    {
      operation: OPERATION,
      objet: { genre: "action", id: retour.gardee.id },
      ...(change && { avant: change.avant }),
      apres: { ...change?.apres, rend: found.absorbee.id },
    },
  ]);
  return retour.suivis;
}

async function requireBoth(ctx: Contexte, { schema, gardee, absorbee }: FusionTrouvee): Promise<void> {
  const ici = { schema: schema.publicId, niveau: "action" as const };
  const back = await findLieu(ctx, { ...ici, id: absorbee.id }, "corbeille");
  require(ctx, operationsSchemas.ecrire, back.droits);
  if (!gardee.la) return;
  const { droits } = await findAction(ctx, { schema: schema.publicId, action: gardee.publicId });
  require(ctx, operationsSchemas.ecrire, droits);
}

/** The action is in the plan again, where it was; under what received it when its own place is removed. */
async function bringBack(
  ctx: Contexte,
  { id, absorbee, trace }: FusionTrouvee,
  { gardee, sansPlace, codePris }: RetourFusion,
): Promise<void> {
  const { volet, engagement, objectif } = sansPlace ? gardee : trace.place;
  await ctx.tx
    .updateTable("action")
    .set(({ eb }) => ({
      ...{ retiree_le: null, retrait: null, fusionnee_dans: null, volet, engagement, objectif },
      ...(codePris && { code: null }),
      revision: eb("revision", "+", 1),
    }))
    .where("departement", "=", ctx.departement)
    .where("id", "=", absorbee.id)
    .execute();
  await ctx.tx
    .deleteFrom("retrait")
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
}

/** What hung on it hangs on it again; what was said to it since, in answer, goes with it. */
async function giveBackSuites(ctx: Contexte, { trace, absorbee, le }: FusionTrouvee): Promise<void> {
  const { tx, departement } = ctx;
  const { dans } = trace;
  const among = (ids: readonly Id<never>[]) => sql`ANY(${[...ids]}::uuid[])`;
  await sql`
    UPDATE commentaire SET action = ${absorbee.id}
     WHERE departement = ${departement} AND action = ${dans}
       AND (id = ${among(trace.commentaires as Id<never>[])} OR parent = ${among(trace.commentaires as Id<never>[])})`.execute(
    tx,
  );
  for (const [table, ids] of [
    ["piece_jointe", trace.pieces],
    ["rattachement", trace.rattachements],
  ] as const) {
    await sql`
      UPDATE ${sql.table(table)} SET action = ${absorbee.id}
       WHERE departement = ${departement} AND action = ${dans} AND id = ${among(ids as Id<never>[])}`.execute(
      tx,
    );
  }
  await sql`
    DELETE FROM suivi
     WHERE departement = ${departement} AND objet = ${dans} AND depuis = ${le}::timestamptz
       AND personne = ${among(trace.suivis as Id<never>[])}`.execute(tx);
  await sql`
    DELETE FROM tournee_action
     WHERE departement = ${departement} AND action = ${dans} AND invitation = ${among(trace.invitations as Id<never>[])}`.execute(
    tx,
  );
  await sql`
    UPDATE action SET fusionnee_dans = ${absorbee.id}
     WHERE departement = ${departement} AND fusionnee_dans = ${dans} AND id = ${among(trace.absorbees as Id<never>[])}`.execute(
    tx,
  );
  await putBackRenvois(ctx, trace.renvois, {
    from: absorbee.id as Id<never>,
    to: dans as Id<never>,
    le,
  });
}
