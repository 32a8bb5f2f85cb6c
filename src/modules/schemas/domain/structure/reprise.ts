/** What a scheme made from another takes from it. News are never taken: they were said of the other one. */
export type Reprise = {
  /** All of them, none, or those whose public id is said. */
  readonly actions: boolean | readonly string[];
  /** Those whose public id is said, with their actions only; all of them when absent. */
  readonly objectifs?: readonly string[];
  /** Pilots, coordination and partners. */
  readonly acteurs: boolean;
  readonly indicateurs: boolean;
  readonly etiquettes: boolean;
  readonly territoires: boolean;
  /** None of them reached. */
  readonly jalons: boolean;
  /** Beginnings and ends, which were those of the other's years. */
  readonly dates: boolean;
};

export const CHOIX_REPRISE = [
  "actions",
  "acteurs",
  "indicateurs",
  "etiquettes",
  "territoires",
  "jalons",
  "dates",
] as const satisfies readonly Exclude<keyof Reprise, "objectifs">[];

/** What is taken when nobody says otherwise. */
export const REPRISE_USUELLE: Reprise = {
  ...{ actions: true, acteurs: true, indicateurs: true, etiquettes: true, territoires: true },
  ...{ jalons: false, dates: false },
};

export const LIBELLE_REPRISE: Readonly<Record<Exclude<keyof Reprise, "objectifs">, string>> = {
  actions: "Les actions, avec leur code",
  acteurs: "Les pilotes, la coordination et les partenaires",
  indicateurs: "Les indicateurs et les résultats attendus",
  etiquettes: "Les étiquettes",
  territoires: "Les territoires des actions",
  jalons: "Les jalons, comme à atteindre",
  dates: "Les dates de début et de fin",
};
