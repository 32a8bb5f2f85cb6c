import { csvResponse } from "#platform/http/csv.ts";
import { readPage, stateOf } from "#platform/http/page.ts";
import { MANQUES, parseManques } from "../../domain/suivi/manques.ts";
import { loadManques } from "../../queries/suivi/load-manques.ts";
import type { Route } from "./+types/manques-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseManques(new URL(args.request.url).searchParams);
  const { references } = stateOf(args).application;
  const { manques, attentes } = await readPage(args, async (ctx) => ({
    ...(await loadManques(ctx, args.params.schema, filtre)),
    attentes: filtre.genre === null ? await references.attentes(ctx) : [],
  }));
  return csvResponse(
    `manques-${args.params.departement}.csv`,
    ["Manque", "Objet", "Précision", "Pour y remédier"],
    [
      ...manques.map(({ genre, titre, precision }) => [
        MANQUES[genre].titre,
        titre,
        precision,
        MANQUES[genre].geste,
      ]),
      ...attentes.flatMap(({ titre, pourquoi, references: waiting }) =>
        waiting.map((one) => [titre, one.titre, one.precision ?? "", pourquoi]),
      ),
    ],
  );
}
