import { formatIsoDay } from "#platform/values/french.ts";
import { formatFigure, withUnit } from "../../../domain/dire.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import type { ConstatListe } from "../../../queries/constats/list-constats.ts";

type Dit = Pick<
  ConstatListe,
  | "nature"
  | "indicateurLibelle"
  | "lieu"
  | "millesime"
  | "valeur"
  | "unite"
  | "decimales"
  | "origine"
  | "date"
>;

/** « Taux de couverture, Thiers, 2023 : 48,2 », or who said it and when. */
export function sourceOf({ nature, lieu, millesime, valeur, origine, date, ...one }: Dit): string {
  if (nature !== "chiffre") return date === null ? origine : `${origine}, ${formatIsoDay(date)}`;
  const where = [one.indicateurLibelle, lieu, millesime && sayMillesime(millesime)]
    .filter(Boolean)
    .join(", ");
  return valeur === null
    ? where
    : `${where} : ${withUnit(formatFigure(valeur, one.decimales ?? 1), one.unite ?? "")}`;
}
