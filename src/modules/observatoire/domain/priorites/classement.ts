export type TerritoireClasse = {
  code: string;
  /** Sum of mid-ranks (`rang_somme`), mean standard score (`score_z`), mean of stretched domains (`domaines`). */
  score: number;
  /** 1 is the most unfavourable; equal scores share a rank. */
  rang: number;
  exAequo: boolean;
  classe: number;
  /** Share of the random weightings that put it in class 1; null when none was drawn. */
  probabiliteClasse1: number | null;
  /** Mid-rank on each indicator. */
  rangs: Record<string, number>;
  familles: number | null;
};

/** What dropping an indicator changes: who enters class 1 and who leaves it. */
export type SansIndicateur = {
  indicateur: string;
  entrants: string[];
  sortants: string[];
  rangs: Record<string, number>;
};

export type Classement = {
  /** From the most unfavourable; ex aequo by code. */
  territoires: TerritoireClasse[];
  nonClasses: { code: string; manquants: string[] }[];
  sansIndicateur: SansIndicateur[];
};
