import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_REPONSE } from "../../domain/versions/consultation.ts";
import { loadConsultation } from "../../queries/versions/load-consultation.ts";
import type { Route } from "./+types/remarques-csv.ts";

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { consultation } = await readPage(args, (ctx) => loadConsultation(ctx, args.params.schema));
  const rows = (consultation?.remarques ?? []).map(
    ({ institution, sur, texte, deposeeLe, par, reponse, reponseTexte, repondueLe }) => [
      ...[institution, sur, texte, deposeeLe, par],
      ...[reponse === null ? "" : LIBELLE_REPONSE[reponse], reponseTexte, repondueLe],
    ],
  );
  const entetes = ["Institution", "Sur", "Remarque", "Déposée le", "Par", "Suite", "Pourquoi", "Répondue le"];
  return csvResponse(`remarques-${args.params.departement}.csv`, entetes, rows);
}
