import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { moveRenvois } from "#platform/references/move-renvois.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { changedOnly } from "../../domain/plan/valeurs-changees.ts";
import { type ChoixFusion, fusionner } from "../../domain/structure/fusion.ts";
import { type ActionTrouvee, findAction } from "../../queries/plan/find-action.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema, type SchemaTrouve } from "../../queries/plan/find-schema.ts";
import {
  countSuites,
  findGardee,
  readAFusionner,
  type TraceFusion,
} from "../../queries/structure/lire-fusion.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";
import { refreshDernierPoint } from "../nouvelles/refresh-dernier-point.ts";
import { flat, takeMilestones, writeFicheFusion } from "./write-fusion.ts";

export type FusionVoulue = {
  schema: string;
  /** Public ids: the action that stays, and the one that goes into it, each as it was shown. */
  gardee: { action: string; revision: number };
  absorbee: { action: string; revision: number };
  choix: ChoixFusion;
};

const OPERATION = "schemas.fusionner-action";

/**
 * Puts an action into another of the same scheme: what both said is kept where it was chosen, the rest is united, and the
 * news of both are read from the one that stays. Asked twice, it is done once. Gives the public id of the merge.
 *
 * @throws Refusal `introuvable`, `ecrire.schema-clos`, `fusion-action.elle-meme`, `fusion-action.perimee` (409) when one of the two is no
 * longer as it was shown; those of what is written.
 */
export async function mergeActions(ctx: Contexte, wanted: FusionVoulue): Promise<string> {
  const { schema: publicId } = wanted;
  if (wanted.gardee.action === wanted.absorbee.action)
    throw new Refusal("fusion-action.elle-meme", { champ: "avec" });
  const schema = await findSchema(ctx, publicId);
  const done = await findGardee(ctx, { schema: publicId, action: wanted.absorbee.action });
  if (done?.action === wanted.gardee.action) {
    const { droits } = await findAction(ctx, { schema: publicId, action: wanted.gardee.action });
    require(ctx, operationsSchemas.ecrire, droits);
    return done.fusion;
  }
  await lockPlan(ctx, schema.id);
  const [gardee, absorbee] = await holdBoth(ctx, schema, wanted);
  for (const { droits } of [gardee, absorbee]) require(ctx, operationsSchemas.ecrire, droits);
  refuseClosed(schema);
  if (gardee.revision !== wanted.gardee.revision || absorbee.revision !== wanted.absorbee.revision)
    throw new Refusal("fusion-action.perimee", {}, 409);

  const own = await readAFusionner(ctx, gardee);
  const other = await readAFusionner(ctx, absorbee);
  const { herites: _herites, ...avant } = own;
  const apres = fusionner(own, other, wanted.choix);
  const compte = await countSuites(ctx, absorbee.id);
  const ids = { from: absorbee.id, to: gardee.id };
  const { volet, engagement, objectif } = absorbee;
  const trace: TraceFusion = {
    ...{ dans: gardee.id, avant, apres, place: { volet, engagement, objectif } },
    ...(await moveSuites(ctx, ids)),
    renvois: await moveRenvois(ctx, absorbee.id as Id<never>, gardee.id as Id<never>),
  };
  const fusion = await insertFusion(ctx, absorbee, trace, compte);
  await writeFicheFusion(ctx, gardee, apres);
  await takeMilestones(ctx, ids, avant);
  await refreshDernierPoint(ctx, gardee.id);
  const change = changedOnly(flat(avant), flat(apres));
  await recordJournal(ctx, [
    {
      operation: OPERATION,
      objet: { genre: "action", id: absorbee.id },
      apres: { fusionneeDans: gardee.id },
    },
    {
      operation: OPERATION,
      objet: { genre: "action", id: gardee.id },
      ...(change && { avant: change.avant }),
      apres: { ...change?.apres, recoit: absorbee.id },
    },
  ]);
  return fusion;
}

/** Both actions, held until the end, locked in one order whoever asks. */
async function holdBoth(
  ctx: Contexte,
  schema: SchemaTrouve,
  { gardee, absorbee }: Pick<FusionVoulue, "gardee" | "absorbee">,
): Promise<[ActionTrouvee, ActionTrouvee]> {
  await ctx.tx
    .selectFrom("action")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .where("public_id", "in", [gardee.action, absorbee.action])
    .orderBy("id")
    .forUpdate()
    .execute();
  const find = (action: string) => findAction(ctx, { schema: schema.publicId, action });
  return [await find(gardee.action), await find(absorbee.action)];
}

type Ids = { from: Id<"action">; to: Id<"action"> };

/** Moves what hangs on an action to another; gives what moved. */
async function moveSuites(
  { tx, departement, now, today }: Contexte,
  { from, to }: Ids,
): Promise<Omit<TraceFusion, "dans" | "avant" | "apres" | "place" | "renvois">> {
  const ids = async <T extends string>(query: ReturnType<typeof sql<{ id: Id<T> }>>) =>
    (await query.execute(tx)).rows.map(({ id }) => id);
  return {
    commentaires: await ids(sql<{ id: Id<"commentaire"> }>`
      UPDATE commentaire SET action = ${to} WHERE departement = ${departement} AND action = ${from} RETURNING id`),
    pieces: await ids(sql<{ id: Id<"piece_jointe"> }>`
      UPDATE piece_jointe SET action = ${to} WHERE departement = ${departement} AND action = ${from} RETURNING id`),
    rattachements: await ids(sql<{ id: Id<"rattachement"> }>`
      UPDATE rattachement r SET action = ${to}
       WHERE r.departement = ${departement} AND r.action = ${from}
         AND NOT EXISTS (SELECT FROM rattachement k
                          WHERE k.departement = r.departement AND k.action = ${to} AND k.schema = r.schema)
      RETURNING r.id`),
    suivis: await ids(sql<{ id: Id<"acteur"> }>`
      INSERT INTO suivi (departement, personne, genre, objet, schema, depuis, apres)
      SELECT departement, personne, genre, ${to}::uuid, schema, ${now.toString()}::timestamptz, apres FROM suivi
       WHERE departement = ${departement} AND genre = 'action' AND objet = ${from}
      ON CONFLICT DO NOTHING RETURNING personne AS id`),
    invitations: await ids(sql<{ id: Id<"tournee_invitation"> }>`
      INSERT INTO tournee_action (departement, invitation, action, delegue_a)
      SELECT ta.departement, ta.invitation, ${to}::uuid, ta.delegue_a
        FROM tournee_action ta
        JOIN tournee_invitation i ON i.departement = ta.departement AND i.id = ta.invitation
        JOIN tournee t ON t.departement = i.departement AND t.id = i.tournee
       WHERE ta.departement = ${departement} AND ta.action = ${from} AND t.etat = 'en_cours'
         AND t.fin >= ${today.toString()}::date
      ON CONFLICT DO NOTHING RETURNING invitation AS id`),
    absorbees: await ids(sql<{ id: Id<"action"> }>`
      UPDATE action SET fusionnee_dans = ${to} WHERE departement = ${departement} AND fusionnee_dans = ${from}
      RETURNING id`),
  };
}

/** The action leaves the plan, and says where it went. */
async function insertFusion(
  ctx: Contexte,
  { schema, id, code, intitule }: ActionTrouvee,
  trace: TraceFusion,
  compte: object,
): Promise<string> {
  const retrait = { id: newId<"retrait">(ctx.now.epochMilliseconds), public_id: newPublicId() };
  const personne = personneDe(ctx.principal, ctx.departement);
  await ctx.tx
    .insertInto("retrait")
    .values({
      ...retrait,
      ...{ departement: ctx.departement, schema: schema.id, genre: "action", objet: id },
      ...{ titre: [code, intitule].filter(Boolean).join(" "), compte: JSON.stringify(compte) },
      ...{ retire_le: ctx.now.toString(), fusion: JSON.stringify(trace) },
      par: personne?.personne ?? null,
      institution: personne?.institution ?? null,
    })
    .execute();
  await ctx.tx
    .updateTable("action")
    .set(({ eb }) => ({
      ...{ retiree_le: ctx.now.toString(), retrait: retrait.id, fusionnee_dans: trace.dans },
      revision: eb("revision", "+", 1),
    }))
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
  return retrait.public_id;
}
