import { Temporal } from "temporal-polyfill";
import type { Meteo, Statut } from "../plan/vocabulaire.ts";
import type { PointAvancement } from "./point-avancement.ts";

export type Dit = {
  statut: Statut;
  avancement: number;
  meteo: Meteo;
  commentaire: string;
  blocage: { raison: string; condition: string; echeance: string } | null;
};

/** The news of somebody for whom nothing has changed: what was said last, and the words that say so. */
export function sansChangement({ statut, avancement, meteo, blocage }: Dit): PointAvancement {
  return {
    statut,
    avancement,
    meteo,
    commentaire: "Rien de nouveau.",
    blocage: blocage && { ...blocage, echeance: Temporal.PlainDate.from(blocage.echeance) },
  };
}
