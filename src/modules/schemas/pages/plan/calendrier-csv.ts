import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { parseFiltre } from "../../domain/plan/filtre-plan.ts";
import { LIBELLE_STATUT } from "../../domain/plan/vocabulaire.ts";
import { loadCalendrier } from "../../queries/plan/load-calendrier.ts";
import type { Route } from "./+types/calendrier-csv.ts";

/** One column a year, ticked with an x as the paper calendars are. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseFiltre(new URL(args.request.url).searchParams);
  const { schema, lignes } = await readPage(args, (ctx) => loadCalendrier(ctx, args.params.schema, filtre));
  const years = Array.from({ length: schema.fin - schema.debut + 1 }, (_, index) => schema.debut + index);
  const rows = lignes.map(({ volet, code, intitule, periode, situation, debut, fin, ...ligne }) => [
    ...[volet, code, intitule, ligne.pilotes.join(" | "), ligne.territoires.join(" | ")],
    ...[LIBELLE_STATUT[situation.statut], periode, ligne.jalons.map(({ texte }) => texte).join(" | ")],
    ...years.map((year) =>
      debut === null && fin === null
        ? null
        : (debut ?? schema.debut) < year + 1 && (fin ?? schema.fin + 1) > year
          ? "x"
          : null,
    ),
  ]);
  return csvResponse(
    `calendrier-${args.params.departement}.csv`,
    [
      ...["Volet", "Code", "Action", "Pilotes", "Territoires", "Statut", "Période", "Jalons"],
      ...years.map(String),
    ],
    rows,
  );
}
