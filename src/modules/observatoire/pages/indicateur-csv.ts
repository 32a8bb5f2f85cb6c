import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_STATUT } from "../domain/vocabulaire.ts";
import { readTableau } from "../queries/read-tableau.ts";
import type { Route } from "./+types/indicateur-csv.ts";
import { readChoix } from "./parts/choix-tableau.ts";

/** One indicator by territory as a file, with the notice of each figure beside it. */
export async function loader(args: Route.LoaderArgs) {
  const { indicateur, montre, lignes } = await readPage(args, (ctx) =>
    readTableau(ctx, args.params.indicateur, readChoix(args.request)),
  );
  const name = [indicateur.code, montre?.maille, montre?.millesime.replaceAll("/", "-")]
    .filter(Boolean)
    .join("-");
  return csvResponse(
    `${name}-${args.params.departement}.csv`,
    [
      ...[
        "Code",
        "Territoire",
        "Maille",
        "Année",
        "Indicateur",
        "Unité",
        "Valeur",
        "Numérateur",
        "Dénominateur",
      ],
      ...[
        "Statut",
        "Valeurs contradictoires",
        "Note",
        "Définition",
        "Producteur",
        "Jeu",
        "Édition",
        "Découpage",
        "Licence",
      ],
    ],
    lignes.map((one) => [
      ...[one.code, one.nom, one.maille, one.millesime, indicateur.libelle, indicateur.unite],
      ...[one.valeur, one.numerateur, one.denominateur, LIBELLE_STATUT[one.statut]],
      one.contradiction?.join(" / ") ?? "",
      one.note ?? "",
      indicateur.definitions.find(({ no }) => no === one.definition)?.libelle ?? "",
      ...[
        one.origine.producteur,
        one.origine.jeu,
        one.origine.edition,
        one.origine.geographie,
        one.origine.licence,
      ],
    ]),
  );
}
