/** A table of the paper: texts only, the first row names the columns. */
export type TableImprimee = {
  readonly titre: string;
  readonly entetes: readonly string[];
  readonly lignes: readonly (readonly string[])[];
};

/** What the published figures say of the territory, as the portrait of a printed scheme shows it. */
export type PortraitImprime = {
  readonly tables: readonly TableImprimee[];
  /** A drawing made of data, as SVG, with what it shows in words; null without anything to draw. */
  readonly carte: { readonly svg: string; readonly alternative: string; readonly legende: string } | null;
  /** Sources and signs, one a line. */
  readonly sources: readonly string[];
};
