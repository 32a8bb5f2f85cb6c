import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { libelleNature, sortEpci } from "../domain/epci.ts";
import { listEpci } from "../queries/list-epci.ts";
import type { Route } from "./+types/territoires-csv.ts";

/** The EPCI of the département as a file, in the order of the alphabet. */
export async function loader(args: Route.LoaderArgs) {
  const epci = await readPage(args, listEpci);
  return csvResponse(
    `territoires-${args.params.departement}.csv`,
    [
      "Siren",
      "Nom",
      "Nature",
      "Communes du département",
      "Communes d’un autre département",
      "Population municipale",
    ],
    sortEpci(epci, "nom", "asc").map((one) => [
      one.siren,
      one.nom,
      libelleNature(one.nature),
      one.communes,
      one.communesDehors,
      one.population,
    ]),
  );
}
