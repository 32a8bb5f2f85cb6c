import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_ZONAGE } from "../../domain/zonages/lire-zonage.ts";
import { listZones } from "../../queries/zonages/list-zonages.ts";
import { readFiltreZonages } from "../parts/zonages/filtre-zonages.ts";
import type { Route } from "./+types/zonages-csv.ts";

/** The zones as a file that the import reads back: one line a commune. */
export async function loader(args: Route.LoaderArgs) {
  const zones = await readPage(args, (ctx) => listZones(ctx, readFiltreZonages(args.request)));
  return csvResponse(
    `zonages-${args.params.departement}.csv`,
    ["zonage", "annee", "code_zone", "nom_zone", "code_commune", "nom_commune", "en_partie", "source"],
    zones.flatMap(({ genre, annee, code, nom, source, communes }) =>
      communes.map((one) => [
        ...[LIBELLE_ZONAGE[genre], annee, code, nom, one.code, one.nom],
        ...[one.partielle ? "oui" : "non", source],
      ]),
    ),
  );
}
