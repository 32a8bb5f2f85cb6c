/** Minutes before the first new attempt; each one after waits three times as long. Greylists open after five. */
const FIRST_MINUTES = 1;
const GROWTH = 3;
const MAXIMUM_MINUTES = 4 * 60;

/** A mail that never got through is given up after these days (RFC 5321, 4.5.4.1). */
export const GIVE_UP_DAYS = 5;

/** Processes that may die while sending one mail before it is held responsible. */
export const LOST_AT_MOST = 5;

/**
 * Milliseconds until a mail that failed `failures` times (at least once) is tried again: 1, 3, 9… minutes, 4 hours at
 * most, a quarter more or less so that a round does not come back as one. `random` is in [0, 1).
 */
export function retryDelay(failures: number, random: number): number {
  const minutes = Math.min(FIRST_MINUTES * GROWTH ** (failures - 1), MAXIMUM_MINUTES);
  return Math.round(minutes * 60_000 * (0.75 + random / 2));
}

/** Failures in a row after which the server itself is held to be away, and one mail at a time asks whether it is back. */
export const SERVER_AWAY = 3;

/**
 * Milliseconds during which nothing is given to a server that failed `failures` times in a row: none before
 * {@link SERVER_AWAY}, then 5 s doubled up to 5 minutes. A server that refuses us (`reglage`) is left alone at once.
 */
export function serverPause(failures: number, random: number, reglage: boolean): number {
  const step = reglage ? failures + 2 : failures - SERVER_AWAY;
  if (step < 0) return 0;
  return Math.round(Math.min(5_000 * 2 ** step, 300_000) * (0.9 + random / 5));
}
