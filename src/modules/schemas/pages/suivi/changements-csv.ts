import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_CHANGEMENT } from "../../domain/suivi/dire-changements.ts";
import { pageChangements } from "../../queries/suivi/page-changements.ts";
import { lireDepuis, lireGenre } from "../parts/suivi/lire-depuis.ts";
import type { Route } from "./+types/changements-csv.ts";

const ENTETES = ["Volet", "Niveau", "Objet", "Changement", "Jour", "En mots", "Avant", "Après", "Texte"];

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const params = new URL(args.request.url).searchParams;
  const { volets, depuis } = await readPage(args, (ctx) =>
    pageChangements(ctx, args.params.schema, {
      depuis: (today, derniere) => lireDepuis(params, today, derniere),
      genre: lireGenre(params),
    }),
  );
  const rows = volets.flatMap((volet) =>
    volet.objets.flatMap((objet) =>
      objet.changements.map((one) => [
        volet.titre,
        objet.genre === "action" ? "Action" : "Objectif",
        objet.titre,
        LIBELLE_CHANGEMENT[one.genre],
        ...[one.jour, one.phrase, one.avant, one.apres, one.citation],
      ]),
    ),
  );
  return csvResponse(`changements-${args.params.departement}-depuis-${depuis}.csv`, ENTETES, rows);
}
