import { type CsvCell, csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { LIBELLE_STATUT } from "../../domain/vocabulaire.ts";
import { readPortrait } from "../../queries/portrait/read-portrait.ts";
import type { Route } from "./+types/portrait-csv.ts";

/** The portrait of a territory, one figure a row, with its source. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  await espaceOf(args);
  const avec = new URL(args.request.url).searchParams.get("avec")?.slice(0, 20) || null;
  const { territoires, lignes } = await readPage(args, (ctx) => readPortrait(ctx, args.params.code, avec));
  const rows = lignes.flatMap(({ indicateur, millesime, definition, cases, origine }) =>
    cases.flatMap((one, index): CsvCell[][] => {
      const territoire = territoires[index];
      return one === null || !territoire
        ? []
        : [
            [
              ...[indicateur.famille, indicateur.libelle, definition, millesime],
              ...[territoire.nom, territoire.code, one.valeur, indicateur.unite],
              one.contradiction
                ? `deux valeurs : ${one.contradiction.join(" ou ")}`
                : LIBELLE_STATUT[one.statut],
              `${origine.producteur}, ${origine.jeu}, édition du ${origine.edition}`,
              ...[origine.geographie, origine.licence],
            ],
          ];
    }),
  );
  return csvResponse(
    `portrait-${args.params.code}.csv`,
    [
      ...["Famille", "Indicateur", "Définition", "Millésime", "Territoire", "Code", "Valeur", "Unité"],
      ...["Statut", "Source", "Géographie", "Licence"],
    ],
    rows,
  );
}
