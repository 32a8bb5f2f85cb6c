import { csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { sayRaison } from "../../domain/secret/dire-secret.ts";
import { parseSecret } from "../../domain/secret/filtre-secret.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import { listMasquees } from "../../queries/secret/read-audit.ts";
import type { Route } from "./+types/secret-csv.ts";

/** The hidden cells as a file, as the page shows them: never what they hold. */
export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const filtre = parseSecret(new URL(args.request.url).searchParams);
  const cellules = await readPage(args, (ctx) => listMasquees(ctx, filtre));
  return csvResponse(
    `secret-${code}.csv`,
    [
      "Indicateur",
      "Code de l’indicateur",
      "Producteur",
      "Jeu",
      "Échelle",
      "Code",
      "Territoire",
      "Année",
      "Pourquoi",
    ],
    cellules.map((one) => [
      ...[
        one.libelle,
        one.indicateur,
        one.producteur,
        one.jeu,
        LIBELLE_MAILLE[one.maille],
        one.code,
        one.nom,
      ],
      ...[one.millesime, sayRaison(one.origine, one.genres)],
    ]),
  );
}
