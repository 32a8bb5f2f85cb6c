import { NIVEAUX, type Niveau } from "../plan/niveaux.ts";

/** What people comment: the scheme as a whole, or an object of its plan. */
export const GENRES_COMMENTES = ["schema", ...NIVEAUX] as const;
export type GenreCommente = "schema" | Niveau;

/** In an address, what stands for the scheme as a whole. */
export const TOUT = "tout";

/** What files are attached to on its page; news and comments hold theirs. */
export const GENRES_JOINTS = ["schema", "objectif", "action"] as const;

/** Days during which what was removed may be given back. */
export const JOURS_CORBEILLE = 30;

/** Of a text, in characters. */
export const COMMENTAIRE_MAXIMUM = 10_000;
export const MOTIF_MAXIMUM = 500;
export const TITRE_PIECE_MAXIMUM = 200;
