import type { Contexte } from "#platform/context/contexte.ts";
import { countDue, type DureeConservation, joursDe } from "./conservation.ts";

/** A kind of data as the page shows it; `echues` is null for what belongs to the whole deployment. */
export type LigneConservation = {
  cle: string;
  libelle: string;
  contient: string;
  depuis: string;
  source: string;
  jours: number;
  defaut: number;
  min: number;
  max: number;
  reglable: boolean;
  echues: number | null;
};

/** Durations in force in a département, what is past its term, and the last deletions. */
export async function readConservation(
  ctx: Contexte,
  durees: readonly DureeConservation[],
): Promise<{
  lignes: LigneConservation[];
  passages: { id: string; le: string; libelle: string; supprimees: number }[];
}> {
  const { tx, departement, now } = ctx;
  const jours = await joursDe(tx, departement);
  const lignes: LigneConservation[] = [];
  for (const duree of durees) {
    const reglable = duree.portee === "departement";
    const kept = reglable ? jours(duree) : duree.jours;
    const before = now.subtract({ hours: 24 * kept });
    const [min, max] = duree.bornes;
    lignes.push({
      ...{ cle: duree.cle, libelle: duree.libelle, contient: duree.contient, source: duree.source },
      ...{ depuis: duree.depuisLibelle, jours: kept, defaut: duree.jours, min, max, reglable },
      echues: reglable ? await countDue(tx, duree, before, departement) : null,
    });
  }
  const rows = await tx
    .selectFrom("conservation_passage")
    .select(["id", "le", "cle", "supprimees"])
    .where("departement", "=", departement)
    .orderBy("le", "desc")
    .limit(20)
    .execute();
  const labels = new Map(durees.map(({ cle, libelle }) => [cle, libelle]));
  return {
    lignes,
    passages: rows.map(({ id, le, cle, supprimees }) => ({
      id,
      le,
      libelle: labels.get(cle) ?? cle,
      supprimees: Number(supprimees),
    })),
  };
}
