import { type CsvCell, csvResponse } from "#platform/http/csv.ts";
import { xlsxResponse } from "#platform/http/xlsx.ts";
import { LIBELLE_STATUT } from "../../domain/vocabulaire.ts";
import type { LigneChiffres, TerritoirePortrait } from "../../queries/portrait/read-chiffres.ts";
import { noticesOf } from "./sources-chiffres.tsx";

const ENTETES = [
  ...["Famille", "Indicateur", "Définition", "Millésime", "Territoire", "Code", "Valeur", "Unité", "Statut"],
  ...["Calcul", "Source", "Édition", "Géographie", "Licence", "Adresse"],
];

/** Figures of some territories as a file, one a row, with all that makes it understood away from here. */
export function fichierChiffres(
  request: Request,
  nom: string,
  { territoires, lignes }: { territoires: readonly TerritoirePortrait[]; lignes: readonly LigneChiffres[] },
  adresse: string,
  notes: readonly (string | null)[] = [],
): Promise<Response> | Response {
  const rows = lignes.flatMap(({ indicateur, millesime, definition, cases, origine }) =>
    cases.flatMap((one, place): CsvCell[][] => {
      const territoire = territoires[place];
      if (one === null || !territoire) return [];
      const { famille, libelle, unite } = indicateur;
      const statut = one.contradiction
        ? `deux valeurs : ${one.contradiction.join(" ou ")}`
        : LIBELLE_STATUT[one.statut];
      return [
        [
          ...[famille, libelle, definition, millesime, territoire.nom, territoire.code, one.valeur, unite],
          ...[statut, one.calcul, `${origine.producteur}, ${origine.jeu}`],
          ...[origine.edition, origine.geographie, origine.licence, adresse],
        ],
      ];
    }),
  );
  return new URL(request.url).pathname.endsWith(".xlsx")
    ? xlsxResponse(`${nom}.xlsx`, "Données", ENTETES, rows, [
        ...noticesOf(lignes),
        ...notes.filter((one) => one !== null),
        `Adresse : ${adresse}`,
      ])
    : csvResponse(`${nom}.csv`, ENTETES, rows);
}
