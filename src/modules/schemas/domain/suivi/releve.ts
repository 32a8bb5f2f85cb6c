import type { Changement } from "./dire-changements.ts";

/** What a person follows in one scheme, and the last line of the journal before they began to. */
export type SuiviReleve = {
  genre: "schema" | "objectif" | "action";
  objet: string;
  apres: bigint;
};

/** An object that changed, with what is said of it. */
export type ObjetReleve = {
  id: string;
  genre: "action" | "objectif";
  titre: string;
  /** Null once it is out of the plan. */
  publicId: string | null;
  changements: readonly Changement[];
};

/**
 * From which line on an object is told: the earliest of what the person follows and that holds it (`contenants`: the
 * scheme, its objectif, itself), never before `jusqua`, up to which all was told; null when they follow nothing of it.
 */
export function debutOf(
  suivis: readonly SuiviReleve[],
  contenants: ReadonlySet<string>,
  jusqua: bigint,
): bigint | null {
  const starts = suivis.flatMap(({ objet, apres }) =>
    contenants.has(objet) ? [apres > jusqua ? apres : jusqua] : [],
  );
  return starts.length === 0 ? null : starts.reduce((least, one) => (one < least ? one : least));
}

/** Each different line from which something of a scheme is told. */
export function debutsOf(suivis: readonly SuiviReleve[], jusqua: bigint): bigint[] {
  return [...new Set(suivis.map(({ apres }) => (apres > jusqua ? apres : jusqua)))];
}
