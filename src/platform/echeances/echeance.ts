import type { Contexte } from "#platform/context/contexte.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";

/** A day on which something begins, ends or is awaited in some module. */
export type Echeance = {
  /** One for each date of each object, the same whatever its day becomes: « action-fin 0198… ». */
  cle: string;
  genre: string;
  /** The object as people name it: « 1-A Ouvrir trois micro-crèches ». */
  titre: string;
  /** Where it stands, in a few words: its scheme, its institution. */
  contexte: string;
  date: PartialDate;
  /** Path of the page where it is read. */
  lien: string;
  /** « faite »: reached, nothing is awaited any more. */
  etat: "attendue" | "faite";
  /** The one who asks has something to do for it, themselves or their institution. */
  moi: boolean;
  /** The one who asks follows the object, or what holds it. */
  suivi: boolean;
  /** Public id of the scheme that holds it; null when none does. */
  schema: string | null;
};

/** A kind of date: « Fin d'une action ». */
type GenreEcheance = { genre: string; libelle: string };

/**
 * The dates of a module. `lire` gives exactly those that the one who asks may read: what it gives is shown, counted, sent
 * by mail and by calendar feed.
 */
export type SourceEcheances = {
  readonly genres: readonly GenreEcheance[];
  readonly lire: (ctx: Contexte) => Promise<Echeance[]>;
};
