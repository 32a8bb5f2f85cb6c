import type { Contexte } from "#platform/context/contexte.ts";
import { normalise } from "#platform/values/french.ts";
import { type IndicateurListe, listIndicateurs } from "../list-indicateurs.ts";

export type IndicateurCompte = {
  readonly code: string;
  readonly libelle: string;
  readonly unite: string;
  readonly millesimes: readonly string[];
};

/** What there is to choose from: counts published by commune, those of children first, and those of places. */
export type ComptesParCommune = {
  readonly enfants: readonly IndicateurCompte[];
  readonly places: readonly IndicateurCompte[];
};

/** Counts by commune that published files hold. */
export async function listComptes(ctx: Contexte): Promise<ComptesParCommune> {
  const counts = (await listIndicateurs(ctx))
    .filter(({ calcul }) => calcul === "somme")
    .map(toCompte)
    .filter(({ millesimes }) => millesimes.length > 0);
  const places = counts.filter(isPlaces);
  const enfants = counts.filter((one) => !isPlaces(one));
  const rank = ({ libelle, unite }: IndicateurCompte) => {
    const text = normalise(`${libelle} ${unite}`);
    if (/moins de (3|trois) ans|0 a 2 ans|0 2 ans/.test(text)) return 0;
    if (/naissance|paje|jeune enfant/.test(text)) return 1;
    return /enfant/.test(text) ? 2 : 3;
  };
  return { enfants: enfants.sort((a, b) => rank(a) - rank(b)), places };
}

function isPlaces({ unite }: IndicateurCompte): boolean {
  return normalise(unite) === "places";
}

function toCompte({ code, libelle, unite, couverture }: IndicateurListe): IndicateurCompte {
  const spots = couverture.filter(
    ({ maille, valeurs, definition }) => maille === "commune" && valeurs > 0 && definition === 1,
  );
  const millesimes = [...new Set(spots.map(({ millesime }) => millesime))].sort().reverse();
  return { code, libelle, unite, millesimes };
}
