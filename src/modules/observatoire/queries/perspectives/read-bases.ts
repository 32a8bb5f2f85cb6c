import { listEpci } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { normalise } from "#platform/values/french.ts";
import { yearOf } from "../../domain/millesime.ts";
import type { BaseEpci } from "../../domain/perspectives/projeter.ts";
import type { Scenario } from "../../domain/perspectives/scenario.ts";
import { findIndicateur, type IndicateurListe, listIndicateurs } from "../list-indicateurs.ts";
import { listObservations, type ObservationNommee } from "../list-observations.ts";

/** What a projection starts from: published figures, and where each comes from. */
export type Bases = {
  /** Year of the coverage; null when it is not published by EPCI, and nothing can be projected. */
  readonly depart: number | null;
  readonly epci: readonly BaseEpci[];
  /** Rate of the country that year, for comparison. */
  readonly france: number | null;
  readonly couverture: readonly ObservationNommee[];
  /** Indicator that counts children or births, and its vintages; null when none is published by EPCI. */
  readonly enfants: {
    readonly libelle: string;
    readonly annees: readonly number[];
    readonly compte: boolean;
  } | null;
  readonly sources: readonly ObservationNommee[];
};

const COUVERTURE = "taux-couverture";

/**
 * The bases of every EPCI of the département. A number of children is published, else supposed by the scenario, else null; a
 * figure that secrecy covers is null.
 */
export async function readBases(ctx: Contexte, supposes: Scenario["enfants"] = []): Promise<Bases> {
  const couverture = await findIndicateur(ctx, COUVERTURE);
  const millesime = couverture?.couverture
    .filter(({ maille, valeurs, definition }) => maille === "epci" && valeurs > 0 && definition === 1)
    .map((one) => one.millesime)
    .sort()
    .at(-1);
  const rates = millesime ? await readAt(ctx, COUVERTURE, "epci", millesime) : [];
  const [country] = millesime ? await readAt(ctx, COUVERTURE, "france", millesime) : [];
  const depart = millesime === undefined ? null : yearOf(millesime);
  const serie = await readEnfants(ctx);
  const byEpci = new Map(rates.map((one) => [one.code, one]));
  const supposed = new Map(supposes.map((one) => [one.epci, one.enfants]));
  return {
    ...{ depart, france: country?.valeur ?? null, couverture: rates },
    enfants: serie && { libelle: serie.libelle, annees: [...serie.annees.keys()], compte: serie.compte },
    sources: serie ? [...serie.annees.values()].flatMap((rows) => rows.slice(0, 1)) : [],
    epci: (await listEpci(ctx)).map(({ siren, nom }): BaseEpci => {
      const passe = serie
        ? [...serie.annees].flatMap(([annee, rows]) => {
            const nombre = rows.find(({ code }) => code === siren)?.valeur ?? null;
            return nombre === null ? [] : [{ annee, nombre }];
          })
        : [];
      const published = serie?.compte ? (passe.find(({ annee }) => annee === depart)?.nombre ?? null) : null;
      const own = supposed.get(siren) ?? null;
      return {
        ...{ code: siren, nom, taux: byEpci.get(siren)?.valeur ?? null, passe },
        ...{ enfants: published ?? own, enfantsSupposes: published === null && own !== null },
      };
    }),
  };
}

function readAt(ctx: Contexte, indicateur: string, maille: "epci" | "france", millesime: string) {
  return listObservations(ctx, { indicateur, maille, millesime, definition: 1 });
}

type Serie = {
  readonly libelle: string;
  /** True of children under 3; births only give a trend. */
  readonly compte: boolean;
  readonly annees: ReadonlyMap<number, readonly ObservationNommee[]>;
};

/** Children under 3 by EPCI, else births, year by year: published at that mesh, or added up from communes all known. */
async function readEnfants(ctx: Contexte): Promise<Serie | null> {
  const counts = (await listIndicateurs(ctx)).filter(({ calcul }) => calcul === "somme");
  const ofChildren = counts.find((one) => isChildren(one));
  const chosen = ofChildren ?? counts.find(({ libelle }) => /naissances/.test(normalise(libelle)));
  if (!chosen) return null;
  const spots = chosen.couverture.filter(
    ({ maille, valeurs, definition }) =>
      (maille === "epci" || maille === "commune") && valeurs > 0 && definition === 1,
  );
  const annees = new Map<number, readonly ObservationNommee[]>();
  for (const millesime of [...new Set(spots.map((one) => one.millesime))].sort()) {
    const annee = yearOf(millesime);
    if (annee !== null) annees.set(Math.floor(annee), await readAt(ctx, chosen.code, "epci", millesime));
  }
  return annees.size === 0 ? null : { libelle: chosen.libelle, compte: ofChildren !== undefined, annees };
}

/** Children of everybody, not those of the beneficiaries of one fund. */
function isChildren({ libelle, code }: IndicateurListe): boolean {
  return /moins de (3|trois) ans|0 a 2 ans/.test(normalise(libelle)) && !code.startsWith("caf-");
}
