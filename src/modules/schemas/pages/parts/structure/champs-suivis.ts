import { formatList } from "#platform/values/french.ts";
import { CHAMPS_DITS, LIBELLE_CHAMP } from "../../../queries/structure/dire-fiche.ts";

/** « pilotes et description »: fields that somebody changed since; what is no field is left out. */
export function champsEnMots(champs: readonly string[]): string {
  return formatList(
    CHAMPS_DITS.flatMap((champ) => (champs.includes(champ) ? [LIBELLE_CHAMP[champ].toLowerCase()] : [])),
  );
}
