import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_ECART } from "../../domain/versions/comparaison.ts";
import { parseComparaison } from "../../domain/versions/filtre-comparaison.ts";
import { loadComparaison } from "../../queries/versions/load-comparaison.ts";
import { motCompare } from "../parts/versions/mot-compare.ts";
import type { Route } from "./+types/comparaison-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseComparaison(new URL(args.request.url).searchParams);
  const { schema, cotes, ecarts } = await readPage(args, (ctx) =>
    loadComparaison(ctx, args.params.schema, filtre),
  );
  const rows = ecarts.flatMap(({ niveau, titre, etat, champs }) =>
    champs
      .filter((one) => filtre.tout || one.avant !== one.apres)
      .map(({ champ, avant, apres }) => [
        ...[motCompare(schema, niveau), titre, LIBELLE_ECART[etat], champ],
        ...[avant, apres],
      ]),
  );
  const entetes = ["Niveau", "Objet", "État", "Champ", cotes?.de.titre ?? "Avant", cotes?.a.titre ?? "Après"];
  return csvResponse(`comparaison-${args.params.departement}.csv`, entetes, rows);
}
