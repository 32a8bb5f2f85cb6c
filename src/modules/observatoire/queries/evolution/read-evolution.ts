import { loadCommunesIci, MILLESIME, resolveCommune } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { computeFormule } from "../../domain/formule/calculer.ts";
import { cleEntree, entreesOf, readFormule } from "../../domain/formule/lire-formule.ts";
import type { Statut } from "../../domain/vocabulaire.ts";
import { type IndicateurListe, listIndicateurs } from "../list-indicateurs.ts";
import { readSerie } from "../list-observations.ts";
import { listTerritoires } from "../portrait/find-territoires.ts";
import type { TerritoirePortrait } from "../portrait/read-chiffres.ts";
import type { OrigineChiffre } from "../read-figures.ts";
import { readMembres } from "./read-membres.ts";
import { type Passage, readSerieConstante } from "./read-serie-constante.ts";

/** One vintage of a series. `perimetre`: year of the outline, when it is not known to be today's. */
export type PointEvolution = {
  readonly millesime: string;
  readonly definition: number;
  readonly valeur: number | null;
  readonly statut: Statut;
  readonly contradiction: readonly number[] | null;
  readonly perimetre: number | null;
  /** Added up from communes: nobody publishes it in that outline. */
  readonly recalcule: boolean;
  readonly note: string | null;
  readonly origine: OrigineChiffre;
};

export type SerieEvolution = {
  readonly territoire: TerritoirePortrait;
  readonly points: readonly PointEvolution[];
  /** Communes of its outline of today, here and beyond the border; 0 above the département. */
  readonly communes: number;
  readonly dehors: number;
  readonly passages: readonly (Omit<Passage, "commune"> & {
    readonly commune: string;
    readonly nom: string;
  })[];
};

export type Evolution = {
  readonly indicateurs: readonly IndicateurListe[];
  readonly indicateur: IndicateurListe | null;
  /** The territory asked, then the département when it says the same thing at its scale. */
  readonly series: readonly SerieEvolution[];
  readonly choix: readonly TerritoirePortrait[];
};

export type DemandeEvolution = { readonly indicateur: string | null; readonly territoire: string | null };

/** Median standard of living: published everywhere, and everybody knows what it is. */
const PARLANT = "filosofi-q2";

/**
 * One indicator of one territory through the years, in its outline of today. Without a choice: the first indicator that
 * has several years, of the département.
 *
 * @throws Refusal `introuvable` (404) for an indicator or a territory that is not there
 */
export async function readEvolution(ctx: Contexte, demande: DemandeEvolution): Promise<Evolution> {
  const all = await listIndicateurs(ctx);
  const indicateurs = all.filter((one) => one.calcul === "formule" || vintagesOf(one) > 0);
  const choix = await listTerritoires(ctx);
  const telling = indicateurs.find(({ code }) => code === PARLANT) ?? null;
  const first =
    (telling && vintagesOf(telling) > 1 ? telling : null) ?? indicateurs.find((one) => vintagesOf(one) > 1);
  const indicateur =
    demande.indicateur === null
      ? (first ?? indicateurs[0] ?? null)
      : indicateurs.find(({ code }) => code === demande.indicateur);
  const territoire = choix.find(({ code }) => code === (demande.territoire ?? ctx.departement));
  if (indicateur === undefined || !territoire) throw new Refusal("introuvable", {}, 404);
  if (indicateur === null) return { indicateurs, indicateur, series: [], choix };
  const beside = besideOf(indicateur, territoire, choix);
  const series: SerieEvolution[] = [];
  for (const one of [territoire, ...beside]) {
    const key = `evolution ${indicateur.code} ${one.maille} ${one.code}`;
    const serie = await remember(ctx, key, () => readSerieEvolution(ctx, all, indicateur, one));
    if (one === territoire || serie.points.some(({ valeur }) => valeur !== null)) series.push(serie);
  }
  return { indicateurs, indicateur, series, choix };
}

/** A count has nothing to be compared with above: the département would only flatten its curve. */
function besideOf(
  { agregation }: IndicateurListe,
  territoire: TerritoirePortrait,
  choix: readonly TerritoirePortrait[],
): TerritoirePortrait[] {
  if (agregation === "somme") return [];
  return choix.filter(
    (one) => (one.maille === "departement" || one.maille === "france") && one.code !== territoire.code,
  );
}

function vintagesOf({ couverture }: IndicateurListe): number {
  return new Set(couverture.map(({ millesime }) => millesime)).size;
}

async function readSerieEvolution(
  ctx: Contexte,
  all: readonly IndicateurListe[],
  indicateur: IndicateurListe,
  territoire: TerritoirePortrait,
): Promise<SerieEvolution> {
  const communes = await loadCommunesIci(ctx);
  const membres = await readMembres(ctx, territoire, communes);
  const counts = { communes: membres.codes?.size ?? 0, dehors: membres.dehors };
  if (indicateur.calcul === "formule") {
    const points = await readFormuleEvolution(ctx, all, indicateur, territoire);
    return { territoire, points, passages: [], ...counts };
  }
  const publies = (await readSerie(ctx, indicateur.code, territoire)).map((one): PointEvolution => {
    const { millesime, definition, valeur, statut, contradiction, note, origine } = one;
    const same = membres.memes(origine.geographie);
    const perimetre = same ? null : origine.geographie;
    return {
      millesime,
      definition,
      valeur,
      statut,
      contradiction,
      perimetre,
      recalcule: false,
      note,
      origine,
    };
  });
  const found = new Map(publies.map((one) => [`${one.definition} ${one.millesime}`, one]));
  const passages = new Map<string, Passage>();
  const constants = membres.codes ? await readSerieConstante(ctx, indicateur, membres.codes, communes) : [];
  for (const one of constants) {
    const key = `${one.definition} ${one.millesime}`;
    const published = found.get(key);
    if (one.valeur === null && published) continue;
    // What somebody publishes in today's outline is shown before what we would add up.
    if (published && published.perimetre === null && one.passages.length === 0) continue;
    const note = one.sans > 0 ? `${one.sans} communes sans chiffre` : null;
    const { millesime, definition, valeur, statut, origine } = one;
    const recalcule = territoire.maille !== "commune" || one.passages.length > 0;
    found.set(key, {
      ...{ millesime, definition, valeur, statut, origine, note, recalcule },
      ...{ contradiction: null, perimetre: null },
    });
    for (const passage of one.passages) passages.set(passage.commune, passage);
  }
  const points = [...found.values()].sort(
    (a, b) => a.millesime.localeCompare(b.millesime) || a.definition - b.definition,
  );
  const nameOf = (code: string) => {
    const known = resolveCommune(communes, code, MILLESIME);
    return known.genre === "connue" || known.genre === "obsolete" ? known.nom : code;
  };
  return {
    ...{ territoire, points, ...counts },
    passages: [...passages.values()].map(({ anciens, commune }) => ({
      ...{ commune, nom: nameOf(commune) },
      anciens: anciens.map((code) => `${nameOf(code)} (${code})`),
    })),
  };
}

/** A formula follows the series of its figures: a year that one of them lacks has no point. */
async function readFormuleEvolution(
  ctx: Contexte,
  all: readonly IndicateurListe[],
  indicateur: IndicateurListe,
  territoire: TerritoirePortrait,
): Promise<PointEvolution[]> {
  const formule = readFormule(indicateur.formule ?? "");
  const entrees = entreesOf(formule);
  const series = new Map<string, ReadonlyMap<string, PointEvolution>>();
  for (const entree of entrees) {
    const one = all.find(({ code }) => code === entree.code);
    if (!one || one.calcul === "formule" || entree.partie !== "valeur") return [];
    const { points } = await readSerieEvolution(ctx, all, one, territoire);
    series.set(
      cleEntree(entree),
      new Map(points.filter(({ definition }) => definition === 1).map((point) => [point.millesime, point])),
    );
  }
  const [first] = series.values();
  return [...(first ?? [])].flatMap(([millesime, { origine }]): PointEvolution[] => {
    const given = [...series].flatMap(([cle, points]): [string, PointEvolution][] => {
      const point = points.get(millesime);
      return point ? [[cle, point]] : [];
    });
    if (given.length < entrees.length) return [];
    const outlines = new Set(given.map(([, { perimetre }]) => perimetre));
    // Figures of two outlines cannot be divided by one another.
    if (outlines.size > 1) return [];
    const { valeur, statut } = computeFormule(formule, new Map(given));
    const [perimetre = null] = outlines;
    return [
      {
        ...{
          millesime,
          definition: 1,
          valeur,
          statut,
          perimetre,
          recalcule: true,
          note: null,
          contradiction: null,
        },
        origine: { ...origine, producteur: `Calculé d’après ${origine.producteur}` },
      },
    ];
  });
}
