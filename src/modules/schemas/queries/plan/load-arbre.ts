import type { Contexte } from "#platform/context/contexte.ts";
import { type Bilan, bilanOf } from "../../domain/plan/avancement.ts";
import { type FiltrePlan, isSansFiltre } from "../../domain/plan/filtre-plan.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import { type ActionDuPlan, actionsOf, type VoletDuPlan } from "./load-plan.ts";
import { loadPlanFiltre, type PlanFiltre } from "./load-plan-filtre.ts";
import type { Rattachee } from "./plan-lu.ts";

export type ActionArbre = {
  publicId: string;
  code: string | null;
  intitule: string;
  situation: Situation;
  rattachee: Rattachee | null;
};
export type ObjectifArbre = {
  publicId: string;
  no: number | null;
  titre: string;
  /** Of the actions shown. */
  bilan: Bilan;
  actions: ActionArbre[];
};
/** What a level holds: the objectifs, then the actions that hang on it directly. */
type Contenu = { objectifs: ObjectifArbre[]; actions: ActionArbre[] };
export type EngagementArbre = Contenu & { no: number | null; titre: string };
export type VoletArbre = Contenu & {
  no: number | null;
  titre: string;
  bilan: Bilan;
  engagements: EngagementArbre[];
};
export type Arbre = PlanFiltre["commun"] & { filtree: boolean; volets: VoletArbre[] };

/** The plan as a tree; with a filter, only the branches that hold a kept action. @throws Refusal `introuvable`. */
export async function loadArbre(ctx: Contexte, publicId: string, filtre: FiltrePlan): Promise<Arbre> {
  const { plan, kept, commun } = await loadPlanFiltre(ctx, publicId, filtre);
  const filtree = !isSansFiltre(filtre);
  const shown = <T>(levels: T[], isEmpty: (level: T) => boolean) =>
    filtree ? levels.filter((level) => !isEmpty(level)) : levels;
  const keep = (actions: readonly ActionDuPlan[]) => actions.filter((action) => kept.has(action));
  const contenu = ({ objectifs, actions }: Pick<VoletDuPlan, "objectifs" | "actions">): Contenu => ({
    objectifs: shown(
      objectifs.map(({ publicId: id, no, titre, actions: all }) => {
        const own = keep(all);
        return { publicId: id, no, titre, bilan: bilanOf(own), actions: own.map(toActionArbre) };
      }),
      (objectif) => objectif.actions.length === 0,
    ),
    actions: keep(actions).map(toActionArbre),
  });
  const isEmpty = ({ objectifs, actions }: Contenu) => objectifs.length === 0 && actions.length === 0;
  const volets = plan.volets.map((volet) => ({
    no: volet.no,
    titre: volet.titre,
    bilan: bilanOf(keep(actionsOf({ volets: [volet] }))),
    ...contenu(volet),
    engagements: shown(
      volet.engagements.map((engagement) => ({
        no: engagement.no,
        titre: engagement.titre,
        ...contenu(engagement),
      })),
      isEmpty,
    ),
  }));
  return {
    ...commun,
    filtree,
    volets: shown(volets, (volet) => volet.engagements.length === 0 && isEmpty(volet)),
  };
}

function toActionArbre({ publicId, code, intitule, situation, rattachee }: ActionArbre): ActionArbre {
  return { publicId, code, intitule, situation, rattachee };
}
