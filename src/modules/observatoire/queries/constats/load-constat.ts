import type { Contexte } from "#platform/context/contexte.ts";
import { loadRenvoisDeFiche, type RenvoisDeFiche } from "#platform/references/load-renvois.ts";
import type { References } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import { operationsObservatoire } from "../../rights.ts";
import { listNoms } from "../list-noms.ts";
import { readSerie } from "../list-observations.ts";
import type { ObservationLue } from "../read-figures.ts";
import { type ConstatTrouve, findConstat } from "./find-constat.ts";

export type PageConstat = {
  constat: ConstatTrouve;
  lieu: string | null;
  /** The figure as published files say it today; null when none does any more, or for what is no figure. */
  aujourdhui: ObservationLue | null;
  renvois: RenvoisDeFiche;
  peutEcrire: boolean;
};

/** @throws Refusal `introuvable` (404) */
export async function loadConstat(
  ctx: Contexte,
  references: References,
  publicId: string,
): Promise<PageConstat> {
  const constat = await findConstat(ctx, publicId);
  const { maille, territoire, indicateurCode, millesime } = constat;
  const chiffre = maille && territoire && indicateurCode ? { maille, territoire, indicateurCode } : null;
  const serie = chiffre
    ? await readSerie(ctx, chiffre.indicateurCode, { maille: chiffre.maille, code: chiffre.territoire })
    : [];
  return {
    constat,
    lieu: chiffre && ((await listNoms(ctx, chiffre.maille)).get(chiffre.territoire) ?? chiffre.territoire),
    aujourdhui: serie.find((one) => one.millesime === millesime) ?? null,
    renvois: await loadRenvoisDeFiche(ctx, references, { genre: "constat", id: constat.id }),
    peutEcrire: may(ctx, operationsObservatoire.constater, null),
  };
}
