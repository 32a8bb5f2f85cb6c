import { STATUTS, type Statut } from "../plan/vocabulaire.ts";
import type { ActionPublique } from "./schema-public.ts";
import { isPresent, type PresenceEpci } from "./territoires-publics.ts";

/** What a citizen asks of the actions; null asks nothing. */
export type FiltrePublic = {
  /** SIREN of an EPCI. */
  territoire: string | null;
  /** Rank of a volet, from 1. */
  volet: number | null;
  public: string | null;
  statut: Statut | null;
};

export const SANS_FILTRE_PUBLIC: FiltrePublic = { territoire: null, volet: null, public: null, statut: null };

/** Reads the filters of an address; what is not understood asks nothing. */
export function readFiltrePublic(params: URLSearchParams): FiltrePublic {
  const volet = Number(params.get("volet") ?? "");
  return {
    territoire: params.get("territoire") || null,
    volet: Number.isInteger(volet) && volet > 0 ? volet : null,
    public: params.get("public") || null,
    statut: STATUTS.find((one) => one === params.get("statut")) ?? null,
  };
}

/** The actions that answer, in the order of the plan; those taken out of the plan never do. */
export function filterActions(
  actions: readonly ActionPublique[],
  filtre: FiltrePublic,
  presence: PresenceEpci,
): ActionPublique[] {
  return actions.filter(
    (action) =>
      action.etat !== null &&
      (filtre.volet === null || action.volet === filtre.volet) &&
      (filtre.public === null || action.publics.includes(filtre.public)) &&
      (filtre.statut === null || action.etat.situation.statut === filtre.statut) &&
      (filtre.territoire === null || isPresent(action, filtre.territoire, presence)),
  );
}
