import { csvResponse } from "#platform/http/csv.ts";
import { espaceOf, stateOf } from "#platform/http/page.ts";
import { capitalise } from "#platform/values/french.ts";
import { QUI, quiPeutQuoi } from "../qui-peut-quoi.ts";
import type { Route } from "./+types/qui-peut-quoi-csv.ts";
import { LIBELLE_INSTITUTION, LIBELLE_QUI, LIBELLE_REPONSE, readFiltre } from "./parts/filtre.ts";

/** The same table as the page, with the same filters, as a file; it says nothing of whoever reads it. */
export async function loader(args: Route.LoaderArgs) {
  const { operations } = stateOf(args).application;
  const { code } = await espaceOf(args);
  const tableaux = quiPeutQuoi(
    operations,
    readFiltre(new URL(args.request.url).searchParams, operations),
    null,
  );
  return csvResponse(
    `qui-peut-quoi-${code}.csv`,
    [
      "Domaine",
      "Opération",
      "Code",
      "Au nom de",
      ...QUI.map((qui) => capitalise(LIBELLE_QUI[qui])),
      "Réservé à",
    ],
    tableaux.flatMap(({ titre, lignes }) =>
      lignes.map(({ operation, institution, reponses, phrases }) => [
        titre,
        operation.libelle,
        operation.code,
        LIBELLE_INSTITUTION[institution] ?? "toute institution",
        ...reponses.map((reponse) => LIBELLE_REPONSE[reponse]),
        phrases.join(" ; "),
      ]),
    ),
  );
}
