const FORMAT = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

/** « 25 novembre 2026 à 03:15 », at the time of Paris. `instant` is ISO 8601, or as the base writes it. */
export function sayInstant(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : FORMAT.format(date);
}
