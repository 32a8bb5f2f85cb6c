import { GENRES_ZONAGE } from "../../../domain/zonages/lire-zonage.ts";
import type { FiltreZonages } from "../../../queries/zonages/list-zonages.ts";

/** What the address keeps of the list of zones. */
export function readFiltreZonages(request: Request): FiltreZonages {
  const params = new URL(request.url).searchParams;
  const annee = params.get("annee") ?? "";
  return {
    genre: GENRES_ZONAGE.find((one) => one === params.get("genre")) ?? null,
    annee: /^\d{4}$/.test(annee) ? Number(annee) : null,
    commune: (params.get("commune") ?? "").trim().slice(0, 100),
    zone: (params.get("zone") ?? "").trim().slice(0, 100),
  };
}
