import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";

/** An object of some module, by its kind and identifier. */
export type Bout = { genre: string; id: Id<string> };

/** An object at the end of a tie, as it stands today for the one who asks; without the right to read it, nothing is said. */
export type ObjetSitue =
  | {
      lisible: true;
      /** Word of its kind there: « Action », « Axe ». */
      mot: string;
      /** Short name, « 3-B », for a sentence; the title where it has none. */
      court: string;
      titre: string;
      lien: string | null;
      /** Title of what holds it: its scheme. */
      cadre: string | null;
      /** Removed from where it stood: named, no longer linked. */
      retire: boolean;
      /** Where it stands, in words, and what in it should worry whoever depends on it (« bloquée »). */
      etat: { mots: string; alerte: string | null } | null;
    }
  | { lisible: false };

/** What a module says of a kind of object that may be tied to others. */
export type GenreReliable = {
  genre: string;
  /** Those that are still kept, by identifier. */
  situer: (ctx: Contexte, ids: readonly string[]) => Promise<Map<string, ObjetSitue>>;
  /** Whether it is still where it stood and whoever asks may read it. */
  estLisible: (ctx: Contexte, id: string) => Promise<boolean>;
  /** The object whose address bears this public id or identifier; null when there is none. */
  trouver: (ctx: Contexte, cle: string) => Promise<string | null>;
  /** Whether whoever asks may tie it to others. */
  peutRelier: (ctx: Contexte, id: string) => Promise<boolean>;
  /** @throws the refusal that says who may. */
  exigerRelier: (ctx: Contexte, id: string) => Promise<void>;
};
