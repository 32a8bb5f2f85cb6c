import type { Contexte } from "#platform/context/contexte.ts";
import type { Echeance } from "#platform/echeances/echeance.ts";
import { remember } from "#platform/journal/remember.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { attachesOf } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { sourcesKey } from "../plan/attach-actions.ts";
import { type ActionDuPlan, loadPlan, type Plan } from "../plan/load-plan.ts";

/** A date of the plan, whoever asks: who pilots it, and the objects that hold it (itself, its objectif). */
type DateDuPlan = Omit<Echeance, "moi" | "suivi"> & { pilotes: string[]; dans: string[] };

/** Start and end of the actions, their milestones, what blockages wait for. @throws Refusal `introuvable`. */
export async function loadDatesDuPlan(ctx: Contexte, publicId: string): Promise<readonly DateDuPlan[]> {
  const plan = await loadPlan(ctx, publicId);
  const blocages = may(ctx, operationsSchemas.lireCommentaires, null);
  const key = `dates ${plan.schema.id} ${blocages} ${ctx.today} ${await sourcesKey(ctx, plan.schema.id)}`;
  return remember(ctx, key, () => readDates(ctx, plan, blocages));
}

async function readDates(ctx: Contexte, plan: Plan, blocages: boolean): Promise<DateDuPlan[]> {
  const jalons = await readJalons(ctx, plan.schema.id);
  return plan.volets.flatMap((volet) =>
    attachesOf(volet).flatMap(({ objectif, actions }) =>
      actions.flatMap((action): DateDuPlan[] => {
        const { statut, bloquee } = action.situation;
        if (statut === "abandonnee" || action.rattachee !== null) return [];
        const dans = objectif ? [action.id, objectif.id] : [action.id];
        const date = (genre: string, day: PartialDate | null, faite: boolean): DateDuPlan[] =>
          day ? [dateOf(ctx, plan, action, { genre, date: day, faite, dans })] : [];
        const echeance = blocages && bloquee ? action.echeanceBlocage : null;
        return [
          ...date("action-debut", action.debut, statut !== "a_venir"),
          ...date("action-fin", action.fin, statut === "realisee"),
          ...date("blocage", echeance && parsePartialDate(echeance.toString()), false),
          ...jalonsOf(jalons, action).flatMap((jalon) =>
            date("jalon", jalon.date, jalon.fait || statut === "realisee").map((one) => ({
              ...one,
              cle: `jalon ${action.id} ${jalon.libelle}`,
              titre: jalon.libelle,
              contexte: `${one.titre}, ${one.contexte}`,
            })),
          ),
        ];
      }),
    ),
  );
}

function dateOf(
  { departement }: Contexte,
  { schema }: Plan,
  { id, publicId, code, intitule, pilotes }: ActionDuPlan,
  { genre, date, faite, dans }: { genre: string; date: PartialDate; faite: boolean; dans: string[] },
): DateDuPlan {
  return {
    cle: `${genre} ${id}`,
    genre,
    titre: code ? `${code} ${intitule}` : intitule,
    contexte: schema.titre,
    date,
    lien: `/${departement}/schemas/${schema.publicId}/actions/${publicId}`,
    etat: faite ? "faite" : "attendue",
    schema: schema.publicId,
    pilotes: pilotes.map((pilote) => pilote.id),
    dans,
  };
}

type JalonDuPlan = { action: string; libelle: string; date: PartialDate | null; fait: boolean };

/** Those of one action. */
function jalonsOf(jalons: readonly JalonDuPlan[], { id }: Pick<ActionDuPlan, "id">): JalonDuPlan[] {
  return jalons.filter(({ action }) => action === id);
}

/** The milestones of a plan, those of an action in their order. */
async function readJalons(ctx: Contexte, schema: Id<"schema">): Promise<JalonDuPlan[]> {
  const rows = await ctx.tx
    .selectFrom("jalon as j")
    .innerJoin("action as a", (join) =>
      join.onRef("a.departement", "=", "j.departement").onRef("a.id", "=", "j.action"),
    )
    .select(["j.action", "j.libelle", "j.date", "j.fait_le"])
    .where("j.departement", "=", ctx.departement)
    .where("a.schema", "=", schema)
    .where("a.retiree_le", "is", null)
    .orderBy("j.action")
    .orderBy("j.ordre")
    .execute();
  return rows.map(({ action, libelle, date, fait_le }) => ({
    action,
    libelle,
    date,
    fait: fait_le !== null,
  }));
}
