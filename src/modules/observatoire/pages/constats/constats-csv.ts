import { csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { LIBELLE_NATURE } from "../../domain/constats/constat.ts";
import { parseConstats } from "../../domain/constats/filtre-constats.ts";
import { listConstats } from "../../queries/constats/list-constats.ts";
import type { Route } from "./+types/constats-csv.ts";

/** The findings as a file, as the page shows them. */
export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const filtre = parseConstats(new URL(args.request.url).searchParams);
  const { references } = stateOf(args).application;
  const constats = await readPage(args, (ctx) => listConstats(ctx, references, filtre));
  return csvResponse(
    `constats-${code}.csv`,
    [
      ...["Constat", "Nature", "Indicateur", "Territoire", "Année", "Valeur notée"],
      ...["Qui le dit", "Date", "Précisions", "Y répond"],
    ],
    constats.map((one) => [
      ...[one.enonce, LIBELLE_NATURE[one.nature], one.indicateurLibelle, one.lieu, one.millesime, one.valeur],
      ...[one.origine, one.date, one.precisions, one.reponses.map(({ titre }) => titre).join(" | ")],
    ]),
  );
}
