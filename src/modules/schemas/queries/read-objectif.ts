import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { SchemaTrouve } from "./find-schema.ts";
import type { EngagementDuPlan, ObjectifDuPlan, VoletDuPlan } from "./load-plan.ts";
import { loadPlan } from "./load-plan.ts";

export type FicheObjectif = {
  schema: SchemaTrouve;
  volet: Pick<VoletDuPlan, "no" | "titre">;
  engagement: Pick<EngagementDuPlan, "no" | "titre">;
  objectif: ObjectifDuPlan;
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
  const all = volets.flatMap((volet) =>
    volet.engagements.flatMap((engagement) =>
      engagement.objectifs.map((objectif) => ({ volet, engagement, objectif })),
    ),
  );
  const index = all.findIndex(({ objectif }) => objectif.publicId === ids.objectif);
  const found = all[index];
  if (!found) throw new Refusal("introuvable", {}, 404);
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
    contexte: texts.contexte,
    resultatsAttendus: texts.resultats_attendus,
    indicateurs: indicateurs.map((indicateur) => indicateur.libelle),
    precedent: all[index - 1]?.objectif ?? null,
    suivant: all[index + 1]?.objectif ?? null,
  };
}
