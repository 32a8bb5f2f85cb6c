import { csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { LIBELLE_VERDICT, sayEtat } from "../../domain/panier/dire-panier.ts";
import { LIBELLE_SERVICE, SERVICES } from "../../domain/panier/panier.ts";
import { loadPaniers } from "../../queries/panier/load-panier.ts";
import { lireJours } from "../parts/panier/lire-jours.ts";
import type { Route } from "./+types/panier-csv.ts";

/** The baskets of a day as a file, each case with since when and who says it. */
export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const panier = await readPage(args, async (ctx) => {
    const { jour } = lireJours(args.request, ctx.today.toString());
    return (await loadPaniers(ctx, [jour]))[0];
  });
  return csvResponse(
    `panier-parentalite-${code}-${panier?.jour}.csv`,
    [
      ...["Jour", "SIREN", "Intercommunalité", "Panier"],
      ...SERVICES.flatMap((service) => {
        const { court } = LIBELLE_SERVICE[service];
        return [court, `${court}, depuis`, `${court}, source`];
      }),
    ],
    (panier?.lignes ?? []).map(({ epci, nom, etats, verdict }) => [
      ...[panier?.jour ?? "", epci, nom, LIBELLE_VERDICT[verdict]],
      ...SERVICES.flatMap((service) => {
        const note = etats[service];
        return [sayEtat(note), note?.depuis ?? "", note?.source ?? ""];
      }),
    ]),
  );
}
