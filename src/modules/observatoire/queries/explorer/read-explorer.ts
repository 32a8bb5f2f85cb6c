import { type FondCarte, loadCommunesIci, loadFondCarte } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { readMembres } from "../evolution/read-membres.ts";
import { type IndicateurListe, listIndicateurs } from "../list-indicateurs.ts";
import { listObservations, type ObservationNommee, readSerie } from "../list-observations.ts";
import type { ObservationLue } from "../read-figures.ts";
import { type ChoixTableau, readTableau, type Tableau } from "../read-tableau.ts";

export type ChoixExplorer = ChoixTableau & {
  /** Code of the indicator; the first with figures by EPCI when null. */
  readonly indicateur: string | null;
  /** Code of the territory chosen. */
  readonly territoire: string | null;
};

/** One value that the others are compared with, at a mesh above. */
export type Repere = { readonly maille: Maille; readonly observation: ObservationNommee };

/** `perimetre`: year of the outline of the territory, when it is not known to be today's. */
export type PointLu = ObservationLue & { readonly perimetre: number | null };

export type SerieLue = {
  readonly code: string;
  readonly nom: string;
  readonly points: readonly PointLu[];
};

export type Explorer = {
  /** What there is to choose. */
  readonly indicateurs: readonly Pick<IndicateurListe, "code" | "libelle" | "famille">[];
  readonly tableau: Tableau;
  /** Département, région, France, when the same figure is published of them. */
  readonly reperes: readonly Repere[];
  /** What the map is drawn on; null at a mesh without outlines. */
  readonly fond: FondCarte | null;
  /** The territory chosen first, then the département and the country. */
  readonly series: readonly SerieLue[];
};

const AU_DESSUS: readonly Maille[] = ["departement", "region", "france"];

/**
 * All that the explorer shows of one choice; null when the catalogue has no published figure. An indicator, a mesh or a year
 * that is not there falls back on what is.
 *
 * @throws Refusal `introuvable` (404) when the catalogue has no such indicator
 */
export async function readExplorer(ctx: Contexte, choix: ChoixExplorer): Promise<Explorer | null> {
  const all = (await listIndicateurs(ctx)).filter(({ couverture }) => couverture.length > 0);
  const first = all.find(({ code }) => code === "taux-couverture") ?? all[0];
  if (!first) return null;
  const tableau = await readTableau(ctx, choix.indicateur ?? first.code, choix);
  const indicateurs = all.map(({ code, libelle, famille }) => ({ code, libelle, famille }));
  const { montre, indicateur } = tableau;
  if (!montre) return { indicateurs, tableau, reperes: [], fond: null, series: [] };
  const reperes: Repere[] = [];
  for (const maille of AU_DESSUS) {
    if (maille === montre.maille) continue;
    const [observation] = await listObservations(ctx, { indicateur: indicateur.code, ...montre, maille });
    // One that would be computed from communes half of which are missing is no reference.
    if (observation && observation.valeur !== null) reperes.push({ maille, observation });
  }
  const fond = await loadFondCarte(ctx, montre.maille);
  const series = await readSeries(ctx, tableau, choix.territoire, reperes);
  return { indicateurs, tableau, reperes, fond, series };
}

async function readSeries(
  ctx: Contexte,
  { indicateur, montre, lignes }: Tableau,
  territoire: string | null,
  reperes: readonly Repere[],
): Promise<SerieLue[]> {
  const chosen = lignes.find(({ code }) => code === territoire);
  const drawn = [...(chosen ? [chosen] : []), ...reperes.map(({ observation }) => observation)];
  if (!montre) return [];
  const series: SerieLue[] = [];
  for (const { maille, code, nom } of drawn) {
    const points = await readSerie(ctx, indicateur.code, { maille, code });
    const membres = await readMembres(ctx, { maille, code, nom }, await loadCommunesIci(ctx));
    series.push({
      ...{ code, nom },
      points: points.map((one) => {
        const { geographie } = one.origine;
        return { ...one, perimetre: membres.memes(geographie) ? null : geographie };
      }),
    });
  }
  return series;
}
