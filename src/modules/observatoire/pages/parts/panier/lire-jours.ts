import { firstDay, parsePartialDate, precisionOf } from "#platform/values/partial-date.ts";

/** The day shown and the one it is held against, as an address says them; today when it says nothing readable. */
export function lireJours(request: Request, today: string): { jour: string; avant: string | null } {
  const params = new URL(request.url).searchParams;
  return { jour: readJour(params.get("jour")) ?? today, avant: readJour(params.get("avant")) };
}

function readJour(texte: string | null): string | null {
  const date = parsePartialDate(texte ?? "");
  return date && precisionOf(date) === "jour" ? firstDay(date).toString() : null;
}
