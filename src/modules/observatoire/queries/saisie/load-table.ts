import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { readMillesime } from "../../domain/millesime.ts";
import { MAILLES, type Maille } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";
import { listIndicateurs } from "../list-indicateurs.ts";
import { listNoms } from "../list-noms.ts";
import { listObservations, type ObservationNommee } from "../list-observations.ts";

/** What a table is typed for, as the address says it. */
export type DemandeTable = { indicateur: string | null; maille: string | null; millesime: string | null };

export type TableASaisir = {
  /** Those whose figures may be typed: nobody types what is computed. */
  indicateurs: { code: string; libelle: string; famille: string }[];
  /** The grid, once all is chosen. */
  grille: {
    indicateur: { code: string; libelle: string; unite: string; decimales: number };
    maille: Maille;
    millesime: string;
    /** By name, with what is published today. */
    lignes: { code: string; nom: string; publiee: ObservationNommee | null }[];
  } | null;
  /** True when a vintage was asked that is none. */
  millesimeIllisible: boolean;
};

/** @throws Refusal of the rights */
export async function loadTable(ctx: Contexte, demande: DemandeTable): Promise<TableASaisir> {
  require(ctx, operationsObservatoire.importerDonnees, null);
  const all = (await listIndicateurs(ctx, { vides: true })).filter((one) => one.calcul !== "formule");
  const indicateurs = all.map(({ code, libelle, famille }) => ({ code, libelle, famille }));
  const indicateur = all.find(({ code }) => code === demande.indicateur);
  const maille = MAILLES.find((one) => one === demande.maille);
  const said = (demande.millesime ?? "").trim();
  const millesime = said === "" ? null : readMillesime(said);
  const millesimeIllisible = said !== "" && millesime === null;
  if (!indicateur || !maille || millesime === null) return { indicateurs, grille: null, millesimeIllisible };
  const noms = await listNoms(ctx, maille);
  const published = new Map(
    (await listObservations(ctx, { indicateur: indicateur.code, maille, millesime })).map((one) => [
      one.code,
      one,
    ]),
  );
  const { code, libelle, unite, decimales } = indicateur;
  return {
    ...{ indicateurs, millesimeIllisible },
    grille: {
      ...{ indicateur: { code, libelle, unite, decimales }, maille, millesime },
      lignes: [...noms]
        .map(([one, nom]) => ({ code: one, nom, publiee: published.get(one) ?? null }))
        .sort((a, b) => a.nom.localeCompare(b.nom, "fr")),
    },
  };
}
