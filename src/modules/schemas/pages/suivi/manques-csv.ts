import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { MANQUES, parseManques } from "../../domain/suivi/manques.ts";
import { loadManques } from "../../queries/suivi/load-manques.ts";
import type { Route } from "./+types/manques-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseManques(new URL(args.request.url).searchParams);
  const { manques } = await readPage(args, (ctx) => loadManques(ctx, args.params.schema, filtre));
  return csvResponse(
    `manques-${args.params.departement}.csv`,
    ["Manque", "Objet", "Précision", "Pour y remédier"],
    manques.map(({ genre, titre, precision }) => [
      MANQUES[genre].titre,
      titre,
      precision,
      MANQUES[genre].geste,
    ]),
  );
}
