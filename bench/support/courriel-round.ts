import type { GenreCourriel } from "#platform/mail/genres.ts";

/** Mails under way in one process: as many as may be in doubt when it is killed. */
export const CONCURRENCE = 5;
/** Seconds that sending may take; a mail of a dead process is free half as long afterwards. */
export const DELAI = 2;

export const GENRE_RONDE: GenreCourriel = {
  code: "ronde",
  libelle: "Ronde",
  raison: "vous pilotez une action",
  refusable: true,
  secret: false,
  urgent: false,
  regroupement: null,
};
