import type { Contexte } from "#platform/context/contexte.ts";
import type { Fond, FormeFond } from "#platform/graphiques/fond.ts";
import type { Maille } from "../../domain/codes.ts";
import { listCodes } from "../list-codes.ts";
import { listEpci } from "../list-epci.ts";
import { loadFond } from "./load-fond.ts";
import { loadFondEpci } from "./load-fond-epci.ts";

/** What a map of that mesh is drawn on, each shape with the name of its territory. */
export type FondCarte = Omit<Fond, "formes"> & {
  readonly formes: readonly (FormeFond & { readonly nom: string })[];
  /** Who made the contours; null for tiles. */
  readonly source: string | null;
};

/** Communes and EPCI are drawn, EPCI as tiles when there are no contours; null when the mesh has neither. */
export async function loadFondCarte(ctx: Contexte, maille: Maille): Promise<FondCarte | null> {
  if (maille !== "commune" && maille !== "epci") return null;
  const contours =
    maille === "epci" ? await loadFondEpci(ctx, await listEpci(ctx)) : await loadFond(ctx, maille);
  if (!contours) return null;
  const noms = new Map((await listCodes(ctx, maille)).map(({ code, nom }) => [code, nom]));
  return {
    ...contours,
    schematique: "schematique" in contours && contours.schematique,
    formes: contours.formes.map((forme) => ({ ...forme, nom: noms.get(forme.code) ?? forme.code })),
  };
}
