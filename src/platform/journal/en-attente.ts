import type { Id } from "#platform/values/ids.ts";
import type { AuteurLigne } from "./chaine.ts";

/** Names of who acted, kept apart from the line: a person may ask for their erasure. */
export type NomsAuteur = { nom: string | null; institutionNom: string | null };

/** A change that waits for the end of its transaction, with the author and the instant of the one who made it. */
export type LigneEnAttente = {
  instant: string;
  operation: string;
  objetGenre: string;
  objet: Id<string>;
  auteur: AuteurLigne;
  noms: NomsAuteur;
  /** JSON texts, exactly as they will be kept and hashed. */
  avant: string | null;
  apres: string | null;
};

/** A reading of personal data that waits likewise. */
export type LectureEnAttente = {
  instant: string;
  operation: string;
  objetGenre: string;
  objet: Id<string> | null;
  motif: string | null;
  auteur: AuteurLigne;
};

/** What a piece of work leaves for the two chains of its département, written by `Platform` at its end. */
export type JournalEnAttente = { lignes: LigneEnAttente[]; lectures: LectureEnAttente[] };
