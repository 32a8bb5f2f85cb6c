import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { COMPETENCES, LIBELLE_COMPETENCE } from "../../domain/competences/competence.ts";
import { listCompetences } from "../../queries/competences/list-competences.ts";
import type { Route } from "./+types/competences-csv.ts";

/** One line an EPCI and a competence, not known ones included: filled in, the import reads it back. */
export async function loader(args: Route.LoaderArgs) {
  const epci = await readPage(args, listCompetences);
  return csvResponse(
    `competences-${args.params.departement}.csv`,
    ["siren", "nom", "competence", "libelle", "exercice", "depuis", "source"],
    epci.flatMap(({ siren, nom, connues }) =>
      COMPETENCES.map((one) => {
        const dite = connues[one];
        const said = dite ? [dite.exercice, dite.depuis, dite.source] : ["", "", ""];
        return [siren, nom, one, LIBELLE_COMPETENCE[one], ...said];
      }),
    ),
  );
}
