import { type CsvCell, csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { LIBELLE_MANQUE } from "../../domain/perspectives/scenario.ts";
import { findScenario } from "../../queries/perspectives/find-scenario.ts";
import { loadPerspective } from "../../queries/perspectives/load-perspectives.ts";
import { lienPerspectives } from "../parts/liens.ts";
import { hypothesesOf } from "../parts/perspectives/hypotheses.tsx";
import type { Route } from "./+types/projection-csv.ts";

const ENTETES = [
  ...["Scénario", "SIREN", "Intercommunalité", "Année", "Places pour 100 enfants de moins de 3 ans"],
  ...["Places", "Enfants", "Enfants supposés", "France", "Ce qui manque", "Hypothèses", "Adresse"],
];

/** What a scenario gives, one row an EPCI and year, with every assumption in each row. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code } = await espaceOf(args);
  const { scenario, perspective } = await readPage(args, async (ctx) => {
    const found = await findScenario(ctx, args.params.scenario);
    return { scenario: found, perspective: await loadPerspective(ctx, found) };
  });
  if (!perspective) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const { bases, projection } = perspective;
  const hypotheses = hypothesesOf(bases, projection, scenario).join(" ");
  const adresse = `${stateOf(args).application.adresse}${lienPerspectives(code, scenario.publicId)}`;
  const rows = projection.epci.flatMap((one) =>
    one.annees.map(({ annee, taux, places, enfants }): CsvCell[] => [
      ...[scenario.titre, one.code, one.nom, annee, taux, places, enfants],
      ...[one.enfantsSupposes ? "oui" : "non", bases.france],
      ...[one.manques.map((manque) => LIBELLE_MANQUE[manque]).join(", "), hypotheses, adresse],
    ]),
  );
  return csvResponse(`perspectives-${code}-${scenario.publicId}.csv`, ENTETES, rows);
}
