import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { parentOf } from "../domain/niveaux.ts";
import type { SchemaTrouve } from "./find-schema.ts";
import type { ActionDuPlan, EngagementDuPlan, ObjectifDuPlan, VoletDuPlan } from "./load-plan.ts";
import { loadPlan } from "./load-plan.ts";

export type FicheObjectif = {
  schema: SchemaTrouve;
  volet: Pick<VoletDuPlan, "no" | "titre">;
  /** Null where the scheme has no engagement. */
  engagement: Pick<EngagementDuPlan, "no" | "titre"> | null;
  objectif: ObjectifDuPlan;
  /** Its actions; where actions hang beside objectifs (`aCote`), those of its volet. */
  actions: readonly ActionDuPlan[];
  aCote: boolean;
  contexte: string;
  resultatsAttendus: string[];
  indicateurs: string[];
  /** Neighbours in the order of the plan. */
  precedent: Pick<ObjectifDuPlan, "publicId" | "no" | "titre"> | null;
  suivant: Pick<ObjectifDuPlan, "publicId" | "no" | "titre"> | null;
};

/** The « fiche objectif » of the paper scheme, with where it stands today. @throws Refusal `introuvable`. */
export async function readObjectif(
  ctx: Contexte,
  ids: { schema: string; objectif: string },
): Promise<FicheObjectif> {
  const { schema, volets } = await loadPlan(ctx, ids.schema);
  const all = volets.flatMap((volet) => [
    ...volet.engagements.flatMap((engagement) =>
      engagement.objectifs.map((objectif) => ({ volet, engagement, objectif })),
    ),
    ...volet.objectifs.map((objectif) => ({ volet, engagement: null, objectif })),
  ]);
  const index = all.findIndex(({ objectif }) => objectif.publicId === ids.objectif);
  const found = all[index];
  if (!found) throw new Refusal("introuvable", {}, 404);
  const aCote = parentOf(schema.forme, "action") !== "objectif";
  const texts = await ctx.tx
    .selectFrom("objectif")
    .select(["contexte", "resultats_attendus"])
    .where("departement", "=", ctx.departement)
    .where("id", "=", found.objectif.id)
    .executeTakeFirstOrThrow();
  const indicateurs = await ctx.tx
    .selectFrom("indicateur_evaluation")
    .select("libelle")
    .where("departement", "=", ctx.departement)
    .where("objectif", "=", found.objectif.id)
    .orderBy("ordre")
    .execute();
  return {
    schema,
    ...found,
    actions: aCote ? found.volet.actions : found.objectif.actions,
    aCote,
    contexte: texts.contexte,
    resultatsAttendus: texts.resultats_attendus,
    indicateurs: indicateurs.map((indicateur) => indicateur.libelle),
    precedent: all[index - 1]?.objectif ?? null,
    suivant: all[index + 1]?.objectif ?? null,
  };
}
