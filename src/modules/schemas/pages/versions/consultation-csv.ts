import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_AVIS } from "../../domain/versions/consultation.ts";
import { loadConsultation } from "../../queries/versions/load-consultation.ts";
import type { Route } from "./+types/consultation-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { consultation } = await readPage(args, (ctx) => loadConsultation(ctx, args.params.schema));
  const rows = (consultation?.avis ?? []).map(({ nom, etat, renduLe, par, horsDelai, texte }) => [
    ...[nom, LIBELLE_AVIS[etat], renduLe, par, horsDelai ? "oui" : "non", texte],
  ]);
  const entetes = ["Institution", "Avis", "Rendu le", "Par", "Hors délai", "Texte"];
  return csvResponse(`avis-${args.params.departement}.csv`, entetes, rows);
}
