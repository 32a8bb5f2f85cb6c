import type { Contexte } from "#platform/context/contexte.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { listCalculables } from "../compute-figures.ts";
import { listIndicateurs } from "../list-indicateurs.ts";

/** An indicator that may rank territories of a mesh. */
export type IndicateurClassable = {
  code: string;
  libelle: string;
  famille: string;
  /** True of a count: it says how many are concerned rather than how unfavourable it is there. */
  effectif: boolean;
};

/** The indicators that have figures at a mesh, published or computed from its communes. */
export async function listClassables(ctx: Contexte, maille: Maille): Promise<IndicateurClassable[]> {
  const found: IndicateurClassable[] = [];
  for (const one of await listIndicateurs(ctx)) {
    const { code, libelle, famille, calcul, couverture } = one;
    const there =
      couverture.some((part) => part.maille === maille && part.valeurs > 0) ||
      (await listCalculables(ctx, one)).some((spot) => spot.maille === maille);
    if (there) found.push({ code, libelle, famille, effectif: calcul === "somme" });
  }
  return found;
}
