/**
 * What would become of the coverage of childcare under hypotheses: places opened or closed by EPCI and year, against the number
 * of children to come. Pure: the same hypotheses give the same figures, whatever the order of their rows.
 */

export const TENDANCES = ["constante", "lineaire", "taux"] as const;
export type Tendance = (typeof TENDANCES)[number];

/** How many children there will be: as many as today, as the last years went (`lineaire`), or `taux` per cent more each year. */
export type HypotheseEnfants =
  | { readonly tendance: "constante" }
  | { readonly tendance: "lineaire" }
  | { readonly tendance: "taux"; readonly taux: number };

/** Places opened (above 0) or closed (under 0) in an EPCI; they count from that year on. */
export type PlacesPrevues = { readonly epci: string; readonly annee: number; readonly places: number };

/** An EPCI as published figures know it. Places are per 100 children: a rate above 100 is right. */
export type BaseEpci = {
  readonly code: string;
  readonly nom: string;
  /** Places per 100 children under 3, and the year that it tells of; null when it is not published. */
  readonly taux: number | null;
  /** Children under 3 that year; null when nobody publishes or supposes them. */
  readonly enfants: number | null;
  /** True when the number of children is a hypothesis of the scenario, not a figure. */
  readonly enfantsSupposes: boolean;
  /** Children or births of past years, for a linear trend; none when they are not published. */
  readonly passe: readonly { readonly annee: number; readonly nombre: number }[];
};

/** What an EPCI lacks for its coverage to be said. */
export type Manque = "taux" | "enfants" | "tendance";

export type AnneeProjetee = {
  readonly annee: number;
  /** Places per 100 children under 3; null when something lacks. */
  readonly taux: number | null;
  /** Null when the number of children is not known. */
  readonly enfants: number | null;
  readonly places: number | null;
};

export type EpciProjete = {
  readonly code: string;
  readonly nom: string;
  readonly enfantsSupposes: boolean;
  /** Places opened less places closed by the horizon. */
  readonly solde: number;
  /** From the base year to the horizon. */
  readonly annees: readonly AnneeProjetee[];
  readonly manques: readonly Manque[];
  /** Years in which more places were closed than there were: they stop at none. */
  readonly sousZero: readonly number[];
};

export type Projection = {
  readonly depart: number;
  readonly horizon: number;
  readonly epci: readonly EpciProjete[];
  /** The EPCI whose places and children are known, added up; null years when there is none. */
  readonly ensemble: { readonly annees: readonly AnneeProjetee[]; readonly comptes: number };
};

/**
 * The coverage of each EPCI from `depart` to `horizon`.
 *
 * - Children of a year: E(t) = E(depart) × f(t), f being 1 (`constante`), (1 + taux/100)^(t − depart) (`taux`), or the least
 *   squares line through the past years divided by its value at `depart` (`lineaire`), never under 0.
 * - Places of a year: P(t) = taux × E(depart) / 100 + what was opened less what was closed from the year after `depart` to t, never
 *   under 0. What a row says of `depart` or before is in the published rate already, and changes nothing.
 * - Coverage: 100 × P(t) / E(t). Without a row, it is taux / f(t), which asks for no number of children.
 *
 * @param lignes rows of other EPCI are left aside
 */
export function projeter(
  bases: readonly BaseEpci[],
  hypothese: HypotheseEnfants,
  lignes: readonly PlacesPrevues[],
  { depart, horizon }: { readonly depart: number; readonly horizon: number },
): Projection {
  const last = Math.max(depart, horizon);
  const years = Array.from({ length: last - depart + 1 }, (_, i) => depart + i);
  const epci = bases.map((base) =>
    projectEpci(
      base,
      hypothese,
      lignes.filter((one) => one.epci === base.code && one.annee > depart),
      years,
    ),
  );
  const known = epci.filter(({ annees }) =>
    annees.every(({ places, enfants }) => places !== null && enfants !== null),
  );
  return {
    ...{ depart, horizon: last, epci },
    ensemble: {
      comptes: known.length,
      annees: years.map((annee, rank) => {
        if (known.length === 0) return { annee, taux: null, enfants: null, places: null };
        const sum = (cle: "places" | "enfants") =>
          known.reduce((total, { annees }) => total + (annees[rank]?.[cle] ?? 0), 0);
        const [places, enfants] = [sum("places"), sum("enfants")];
        return { annee, places, enfants, taux: enfants > 0 ? (100 * places) / enfants : null };
      }),
    },
  };
}

function projectEpci(
  base: BaseEpci,
  hypothese: HypotheseEnfants,
  lignes: readonly PlacesPrevues[],
  years: readonly number[],
): EpciProjete {
  const { code, nom, taux, enfants, enfantsSupposes } = base;
  const [depart = 0] = years;
  const factor = factorOf(base, hypothese, depart);
  const manques: Manque[] = [
    ...(taux === null ? (["taux"] as const) : []),
    ...(enfants === null && lignes.length > 0 ? (["enfants"] as const) : []),
    ...(factor === null ? (["tendance"] as const) : []),
  ];
  const sousZero: number[] = [];
  const annees = years.map((annee): AnneeProjetee => {
    const f = factor?.(annee) ?? null;
    const count = enfants === null || f === null ? null : enfants * f;
    if (taux === null || enfants === null) {
      const alone = taux !== null && lignes.length === 0 && f !== null && f > 0;
      return { annee, enfants: count, places: null, taux: alone ? taux / f : null };
    }
    const moved = lignes.reduce((sum, one) => sum + (one.annee <= annee ? one.places : 0), 0);
    const raw = (taux * enfants) / 100 + moved;
    if (raw < 0) sousZero.push(annee);
    const places = Math.max(0, raw);
    return {
      annee,
      enfants: count,
      places,
      taux: count !== null && count > 0 ? (100 * places) / count : null,
    };
  });
  const solde = lignes.reduce(
    (sum, { annee, places }) => sum + (annee <= (years.at(-1) ?? 0) ? places : 0),
    0,
  );
  return { code, nom, enfantsSupposes, solde, annees, manques, sousZero };
}

/** Children of a year over those of the first; null when the past does not tell. */
function factorOf(
  { passe }: BaseEpci,
  hypothese: HypotheseEnfants,
  depart: number,
): ((annee: number) => number) | null {
  if (hypothese.tendance === "constante") return () => 1;
  if (hypothese.tendance === "taux") return (annee) => (1 + hypothese.taux / 100) ** (annee - depart);
  const line = droite(passe);
  const first = line?.(depart) ?? 0;
  return line && first > 0 ? (annee) => Math.max(0, line(annee) / first) : null;
}

/** The least squares line through two years or more; null with fewer. */
export function droite(
  points: readonly { readonly annee: number; readonly nombre: number }[],
): ((annee: number) => number) | null {
  const years = new Set(points.map(({ annee }) => annee));
  if (years.size < 2) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const x = mean(points.map(({ annee }) => annee));
  const y = mean(points.map(({ nombre }) => nombre));
  const top = points.reduce((sum, { annee, nombre }) => sum + (annee - x) * (nombre - y), 0);
  const slope = top / points.reduce((sum, { annee }) => sum + (annee - x) ** 2, 0);
  return (annee) => y + slope * (annee - x);
}
