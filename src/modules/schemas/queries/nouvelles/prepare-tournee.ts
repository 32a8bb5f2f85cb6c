import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  type Destinataire,
  destinatairesOf,
  type SansCourriel,
} from "../../domain/nouvelles/destinataires.ts";
import type { Etendue } from "../../domain/nouvelles/tournee.ts";
import { type ActionDuPlan, loadPlan, ownActionsOf, type Plan } from "../plan/load-plan.ts";
import { loadCarnet } from "./load-carnet.ts";

export type ActionDemandee = Pick<ActionDuPlan, "id" | "publicId" | "code" | "intitule" | "pilotes">;

export type TourneePreparee = {
  plan: Plan;
  voletTitre: string | null;
  actions: ActionDemandee[];
  destinataires: Destinataire<ActionDemandee>[];
  sans: SansCourriel<ActionDemandee>[];
  /** Actions that nobody pilots. */
  orphelines: ActionDemandee[];
  /** Ticked, and not asked about: done or given up. */
  finies: ActionDemandee[];
};

/** What is asked about; `choisies` are public ids, for « choix ». */
export type DemandeVoulue = {
  schema: string;
  etendue: Etendue;
  volet: string | null;
  choisies?: readonly string[];
};

/**
 * Who would be asked, and what, if a round were sent now. Actions done or given up are not asked about.
 *
 * @throws Refusal `introuvable`, `tournee.volet` when the volet is not one of the scheme.
 */
export async function prepareTournee(ctx: Contexte, demande: DemandeVoulue): Promise<TourneePreparee> {
  const { schema, etendue, volet, choisies = [] } = demande;
  const plan = await loadPlan(ctx, schema);
  const one = plan.volets.find(({ id }) => id === volet);
  if (etendue === "volet" && !one) throw new Refusal("tournee.volet", { champ: "volet" });
  const among = etendue === "volet" && one ? { volets: [one] } : plan;
  const wanted = new Set(choisies);
  const about = ownActionsOf(among).filter(
    ({ publicId, situation }) =>
      (etendue !== "choix" || wanted.has(publicId)) &&
      (etendue !== "sans_nouvelles" || situation.sansNouvelles),
  );
  const isOver = ({ situation }: ActionDuPlan) =>
    situation.statut === "realisee" || situation.statut === "abandonnee";
  const actions = about.filter((action) => !isOver(action));
  return {
    plan,
    voletTitre: etendue === "volet" ? (one?.titre ?? null) : null,
    actions,
    ...destinatairesOf<ActionDemandee>(actions, await loadCarnet(ctx)),
    finies: etendue === "choix" ? about.filter(isOver) : [],
    orphelines: actions.filter(({ pilotes }) => pilotes.length === 0),
  };
}
