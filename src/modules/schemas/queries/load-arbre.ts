import type { Contexte } from "#platform/context/contexte.ts";
import { type Bilan, bilanOf } from "../domain/avancement.ts";
import { type FiltrePlan, isSansFiltre } from "../domain/filtre-plan.ts";
import type { Situation } from "../domain/situation.ts";
import { actionsOf } from "./load-plan.ts";
import { loadPlanFiltre, type PlanFiltre } from "./load-plan-filtre.ts";

export type ActionArbre = { publicId: string; code: string | null; intitule: string; situation: Situation };
export type ObjectifArbre = {
  publicId: string;
  no: number | null;
  titre: string;
  /** Of the actions shown. */
  bilan: Bilan;
  actions: ActionArbre[];
};
export type EngagementArbre = { no: number | null; titre: string; objectifs: ObjectifArbre[] };
export type VoletArbre = { no: number | null; titre: string; bilan: Bilan; engagements: EngagementArbre[] };
export type Arbre = PlanFiltre["commun"] & { filtree: boolean; volets: VoletArbre[] };

/** The plan as a tree; with a filter, only the branches that hold a kept action. @throws Refusal `introuvable`. */
export async function loadArbre(ctx: Contexte, publicId: string, filtre: FiltrePlan): Promise<Arbre> {
  const { plan, kept, commun } = await loadPlanFiltre(ctx, publicId, filtre);
  const filtree = !isSansFiltre(filtre);
  const shown = <T>(levels: T[], isEmpty: (level: T) => boolean) =>
    filtree ? levels.filter((level) => !isEmpty(level)) : levels;
  const volets = plan.volets.map((volet) => ({
    no: volet.no,
    titre: volet.titre,
    bilan: bilanOf(actionsOf({ volets: [volet] }).filter((action) => kept.has(action))),
    engagements: shown(
      volet.engagements.map((engagement) => ({
        no: engagement.no,
        titre: engagement.titre,
        objectifs: shown(
          engagement.objectifs.map(({ publicId: id, no, titre, actions }) => {
            const own = actions.filter((action) => kept.has(action));
            return { publicId: id, no, titre, bilan: bilanOf(own), actions: own.map(toActionArbre) };
          }),
          (objectif) => objectif.actions.length === 0,
        ),
      })),
      (engagement) => engagement.objectifs.length === 0,
    ),
  }));
  return { ...commun, filtree, volets: shown(volets, (volet) => volet.engagements.length === 0) };
}

function toActionArbre({ publicId, code, intitule, situation }: ActionArbre): ActionArbre {
  return { publicId, code, intitule, situation };
}
