import { plural } from "#platform/values/french.ts";
import type { Zone } from "../../../queries/zonages/list-zonages.ts";

/** More names than this are counted. */
const NOMS = 12;

/** « Thiers (en partie) », « 45 communes : Ambert, Arlanc… ». */
export function sayCommunes(communes: Zone["communes"]): string {
  const noms = communes.map(({ nom, partielle }) => (partielle ? `${nom} (en partie)` : nom));
  if (noms.length <= NOMS) return noms.join(", ");
  return `${plural(noms.length, "commune")} : ${noms.slice(0, NOMS).join(", ")}…`;
}
