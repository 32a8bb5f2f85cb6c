import { type FondCarte, loadFondCarte, loadLieux } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { ChoixAcces } from "../../domain/accessibilite/choix-acces.ts";
import { fondPoints } from "../../domain/accessibilite/fond-points.ts";
import { type LectureAcces, readAcces } from "./read-acces.ts";

/** What the page of accessibility and its files show of one choice. */
export type PageAcces = {
  readonly choix: ChoixAcces;
  readonly lecture: LectureAcces;
  readonly fond: FondCarte | null;
  /** True when each commune is drawn as a disc, for want of outlines. */
  readonly points: boolean;
};

export async function loadPageAcces(ctx: Contexte, choix: ChoixAcces): Promise<PageAcces> {
  const lecture = await readAcces(ctx, choix);
  const contours = await loadFondCarte(ctx, "commune");
  if (contours) return { choix, lecture, fond: contours, points: false };
  const lieux = await loadLieux(ctx);
  const own = lieux?.communes.filter(({ departement }) => departement === ctx.departement) ?? [];
  return { choix, lecture, fond: fondPoints(own), points: true };
}
