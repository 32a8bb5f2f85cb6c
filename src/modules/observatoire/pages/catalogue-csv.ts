import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import {
  LIBELLE_AGREGATION,
  LIBELLE_CALCUL,
  LIBELLE_MAILLE,
  LIBELLE_SENS,
  MAILLES,
} from "../domain/vocabulaire.ts";
import { listIndicateurs } from "../queries/list-indicateurs.ts";
import type { Route } from "./+types/catalogue-csv.ts";
import { readFiltre } from "./parts/filtre-catalogue.ts";

/** The catalogue as it is filtered, one line an indicator. */
export async function loader(args: Route.LoaderArgs) {
  const indicateurs = await readPage(args, (ctx) => listIndicateurs(ctx, readFiltre(args.request)));
  return csvResponse(
    `indicateurs-${args.params.departement}.csv`,
    [
      "Code",
      "Indicateur",
      "Famille",
      "Unité",
      "Définition",
      "Calcul",
      "Agrégation",
      "Sens",
      "Mailles",
      "Années",
      "Sources",
      "Avertissements",
    ],
    indicateurs.map((one) => [
      ...[one.code, one.libelle, one.famille, one.unite],
      one.definitions.map(({ libelle, texte }) => `${libelle} : ${texte}`).join(" / "),
      one.formule ?? LIBELLE_CALCUL[one.calcul],
      LIBELLE_AGREGATION[one.agregation],
      LIBELLE_SENS[one.sens],
      MAILLES.filter((maille) => one.couverture.some((part) => part.maille === maille))
        .map((maille) => LIBELLE_MAILLE[maille])
        .join(", "),
      [...new Set(one.couverture.map(({ millesime }) => millesime))].sort().join(", "),
      one.sources
        .map(({ producteur, jeu, edition }) => `${producteur}, ${jeu}, édition du ${edition}`)
        .join(" / "),
      one.avertissements.join(" / "),
    ]),
  );
}
