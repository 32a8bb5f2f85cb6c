import { csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { LIBELLE_FAMILLE } from "../../domain/etiquettes/famille.ts";
import { parseVocabulaire } from "../../domain/etiquettes/filtre-vocabulaire.ts";
import { listVocabulaire } from "../../queries/etiquettes/list-vocabulaire.ts";
import type { Route } from "./+types/etiquettes-csv.ts";

/** The tags as a file, as the page shows them. */
export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const filtre = parseVocabulaire(new URL(args.request.url).searchParams);
  const etiquettes = await readPage(args, (ctx) => listVocabulaire(ctx, filtre));
  return csvResponse(
    `etiquettes-${code}.csv`,
    ["Famille", "Étiquette", "Ce qu’elle recouvre", "Rang", "Actions", "Objectifs", "Rangée"],
    etiquettes.map(({ genre, libelle, description, ordre, actions, objectifs, rangee }) => [
      ...[LIBELLE_FAMILLE[genre], libelle, description],
      ...[ordre, actions, objectifs, rangee ? "oui" : "non"],
    ]),
  );
}
