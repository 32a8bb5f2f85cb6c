import type { ChampLu, ObjetNomme } from "#platform/references/references.ts";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import { isId } from "#platform/values/ids.ts";

/** A value of the journal in French, or null when there is nothing to say. */
export function valueInWords(
  value: unknown,
  champ: ChampLu | undefined,
  names: ReadonlyMap<string, ObjetNomme>,
): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string" && isId(value))
    return champ?.lire?.(value) === null ? null : nameOf(names.get(value));
  if (Array.isArray(value)) {
    const words = value.map((one) => valueInWords(one, champ, names)).filter((one) => one !== null);
    return words.length === 0 ? null : words.join("\n");
  }
  if (champ?.lire) return champ.lire(value);
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "object") {
    const parts = Object.entries(value).flatMap(([key, one]) => {
      const words = valueInWords(one, undefined, names);
      return words === null ? [] : [`${key.replace(/_/g, " ")}${NBSP}: ${words}`];
    });
    return parts.length === 0 ? null : parts.join("\n");
  }
  return String(value);
}

function nameOf(objet: ObjetNomme | undefined): string {
  if (!objet) return "un objet retiré depuis";
  return objet.lisible ? objet.titre : "un objet que vous ne pouvez pas lire";
}
