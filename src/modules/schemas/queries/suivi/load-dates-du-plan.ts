import type { Contexte } from "#platform/context/contexte.ts";
import type { Echeance } from "#platform/echeances/echeance.ts";
import { remember } from "#platform/journal/remember.ts";
import { may } from "#platform/rights/rights.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { attachesOf } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { sourcesKey } from "../plan/attach-actions.ts";
import { type ActionDuPlan, actionsOf, loadPlan, type Plan } from "../plan/load-plan.ts";
import { readJalons } from "../plan/read-calendrier.ts";

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
  const jalons = await readJalons(
    ctx,
    actionsOf(plan).map(({ id }) => id),
  );
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
          ...(jalons.get(action.id) ?? []).flatMap((jalon) =>
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
