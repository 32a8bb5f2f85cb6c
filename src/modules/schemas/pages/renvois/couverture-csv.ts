import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { parseCouverture } from "../../domain/renvois/couverture.ts";
import { loadCouverture } from "../../queries/renvois/load-couverture.ts";
import type { Route } from "./+types/couverture-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseCouverture(new URL(args.request.url).searchParams);
  const { schema, mots, declinants, lignes } = await readPage(args, (ctx) =>
    loadCouverture(ctx, args.params.schema, filtre),
  );
  return csvResponse(
    `declinaisons-${args.params.departement}.csv`,
    [titreNiveau(schema, "volet"), mots.un, "Décliné par", ...declinants.map(({ titre }) => titre)],
    lignes.map(({ ligne, cellules }) => [
      ligne.volet.nom,
      ligne.titre,
      String(cellules.filter((cellule) => cellule.length > 0).length),
      ...cellules.map((cellule) =>
        cellule
          .map(
            ({ objet, rattachee }) =>
              `${objet.mot} ${objet.titre}${rattachee ? " (dans les deux plans)" : ""}`,
          )
          .join(" | "),
      ),
    ]),
  );
}
