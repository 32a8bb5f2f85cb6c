import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkBilan, type Jugement, type SuiteBilan } from "../../domain/versions/bilan-precedent.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { readBilan } from "../../queries/versions/load-bilan.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";
import { whoActs } from "./who-acts.ts";

export type BilanVoulu = {
  schema: string;
  /** Public id of an objectif of a scheme that this one follows. */
  objectif: string;
  jugement: Jugement;
  suite: SuiteBilan;
  texte: string;
  /** The one that was read; 0 when nobody had judged yet. */
  revision: number;
};

/**
 * Says what is thought of an objectif of a predecessor, and what is carried on.
 *
 * @throws Refusal `introuvable`, `bilan.texte`, `fiche.perimee` (409), `ecrire.schema-clos` (409).
 */
export async function judgeObjectif(ctx: Contexte, voulu: BilanVoulu): Promise<void> {
  const schema = await findSchema(ctx, voulu.schema);
  require(ctx, operationsSchemas.changerPhase, schema);
  refuseClosed(schema);
  const texte = checkBilan(voulu.jugement, voulu.texte);
  await lockPlan(ctx, schema.id);
  const known = (await readBilan(ctx, schema)).flatMap(({ objectifs }) => objectifs);
  const objectif = known.find(({ publicId }) => publicId === voulu.objectif);
  if (!objectif) throw new Refusal("introuvable", {}, 404);
  const before = objectif.bilan;
  const { jugement, suite } = voulu;
  if (before?.jugement === jugement && before.suite === suite && before.texte === texte) return;
  if ((before?.revision ?? 0) !== voulu.revision) throw new Refusal("fiche.perimee", {}, 409);
  const { tx, departement } = ctx;
  const values = { jugement, suite, texte, juge_par: whoActs(ctx).personne, juge_le: ctx.now.toString() };
  const revision = (before?.revision ?? 0) + 1;
  await tx
    .insertInto("bilan_objectif")
    .values({ departement, schema: schema.id, objectif: objectif.id, ...values, revision })
    .onConflict((conflict) =>
      conflict.columns(["departement", "schema", "objectif"]).doUpdateSet({ ...values, revision }),
    )
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.juger-objectif",
      objet: { genre: "schema", id: schema.id },
      avant: before && { jugement: before.jugement, suite: before.suite, texte: before.texte },
      apres: { objectif: objectif.titre, jugement, suite, texte },
    },
  ]);
}
