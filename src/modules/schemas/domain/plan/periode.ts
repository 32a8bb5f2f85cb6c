import { formatPartialDate, type PartialDate, precisionOf } from "#platform/values/partial-date.ts";

/**
 * When an action runs, in words that promise no more than the plan: « 2023 », « de 2023 à avril 2025 », « à partir de
 * 2023 », « jusqu'à fin 2025 », « pas de date dans le plan ».
 */
export function periodeEnMots(debut: PartialDate | null, fin: PartialDate | null): string {
  if (debut && fin) return debut === fin ? formatPartialDate(debut) : `${since(debut)} ${until(fin)}`;
  if (debut) return `à partir ${since(debut)}`;
  if (fin)
    return precisionOf(fin) === "jour" ? `jusqu'${until(fin)}` : `jusqu'à fin ${formatPartialDate(fin)}`;
  return "pas de date dans le plan";
}

/** « de 2023 », « d'avril 2023 », « du 17 avril 2023 ». */
function since(date: PartialDate): string {
  const text = formatPartialDate(date);
  if (precisionOf(date) === "jour") return `du ${text}`;
  return /^[aeiou]/.test(text) ? `d'${text}` : `de ${text}`;
}

/** « à 2025 », « à avril 2025 », « au 17 avril 2025 ». */
function until(date: PartialDate): string {
  return `${precisionOf(date) === "jour" ? "au" : "à"} ${formatPartialDate(date)}`;
}
