import { Temporal } from "temporal-polyfill";
import { formatDate } from "#platform/values/french.ts";

/** « Correspondance reprise de l'import du 3 mars 2026 par Solène Marchebois (Caf) »; `le` is an instant, ISO 8601. */
export function sayMemoire({ le, par }: { le: string; par: string }): string {
  const jour = Temporal.Instant.from(le).toZonedDateTimeISO("Europe/Paris").toPlainDate();
  return `Correspondance reprise de l'import du ${formatDate(jour)} par ${par}`;
}
