import type { Contexte } from "#platform/context/contexte.ts";

/** An object that may be found: what it says, where it is read. */
export type Trouvable = {
  /** One for each object of the département: « action 0198… ». */
  cle: string;
  genre: string;
  /** What it is called where the word differs from that of its kind: an « Axe » among the volets. */
  libelle?: string;
  titre: string;
  /** Where it stands, in a few words: its scheme, its objectif, its institution. Shown, never looked at. */
  contexte: string;
  /** What it says, in the order of interest; excerpts are cut from these. */
  textes: readonly string[];
  /** What is about it without being it: its pilots, its objectif, other ways to write it. Looked at, never shown. */
  autour: readonly string[];
  lien: string;
  /** Public id and title of the scheme that holds it; null when none does. */
  schema: { publicId: string; titre: string } | null;
  /** ISO day, for what is of a day. */
  date: string | null;
};

/** A kind of object that may be found. */
export type GenreTrouvable = {
  genre: string;
  /** « Action », and « Actions » above several. */
  libelle: string;
  pluriel: string;
  /** How much it counts beside another that says the same: 1 for most. */
  poids: number;
};

/**
 * What a module lets people find. `lire` gives exactly what the one who asks may read, nothing else: what it gives is
 * what is counted, suggested and ordered.
 */
export type SourceRecherche = {
  readonly genres: readonly GenreTrouvable[];
  /** All that `lire` depends on beside the data: two who get the same text may read the same objects. */
  vue(ctx: Contexte): Promise<string>;
  lire(ctx: Contexte): Promise<Trouvable[]>;
  /** Notes that objects of this source were shown, when reading them is noted. */
  noteLecture?(ctx: Contexte, montres: readonly Trouvable[]): void;
};

/** Every kind of the sources by its name, in their order. */
export function genresOf(sources: readonly SourceRecherche[]): Map<string, GenreTrouvable> {
  return new Map(sources.flatMap(({ genres }) => genres).map((one) => [one.genre, one]));
}
