import { formatPartialDate, type PartialDate } from "#platform/values/partial-date.ts";

/** « à partir de 2023 », « de 2023 à juin 2025 », « jusqu'en 2024 », « sans date »: as the plan says it, no more. */
export function formatPeriode({
  debut,
  fin,
}: {
  debut: PartialDate | null;
  fin: PartialDate | null;
}): string {
  if (debut && fin)
    return debut === fin
      ? formatPartialDate(debut)
      : `de ${formatPartialDate(debut)} à ${formatPartialDate(fin)}`;
  if (debut) return `à partir de ${formatPartialDate(debut)}`;
  if (fin)
    return fin.length === 10
      ? `jusqu'au ${formatPartialDate(fin)}`
      : `jusqu'à ${fin.length === 4 ? "fin " : ""}${formatPartialDate(fin)}`;
  return "sans date";
}
