import type { Contexte } from "#platform/context/contexte.ts";
import { type Fond, fondTuiles } from "#platform/graphiques/fond.ts";
import { tuilesOf } from "../../domain/tuiles.ts";
import { loadFond } from "./load-fond.ts";

export type FondEpci = Fond & { readonly source: string | null; readonly millesime: number | null };

/** What the EPCI are drawn on: their contours, or the tiles placed by hand; null where there are neither. */
export async function loadFondEpci(
  ctx: Contexte,
  epci: readonly { readonly siren: string }[],
): Promise<FondEpci | null> {
  const contours = await loadFond(ctx, "epci");
  if (contours) return { ...contours, schematique: false };
  const tuiles = tuilesOf(epci);
  if (tuiles === null) return null;
  const fond = fondTuiles(tuiles.map(({ siren, ...tuile }) => ({ code: siren, ...tuile })));
  return { ...fond, source: null, millesime: null };
}
