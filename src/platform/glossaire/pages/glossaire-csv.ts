import { csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { readGlossaire } from "../read-glossaire.ts";
import type { Route } from "./+types/glossaire-csv.ts";

const ORIGINES = {
  commun: "Commun à tous les départements",
  adapte: "Définition du département",
  departement: "Propre au département",
} as const;

/** The glossary as a file, as the page shows it. */
export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const recherche = new URL(args.request.url).searchParams.get("recherche") ?? "";
  const { termes } = await readPage(args, (ctx) => readGlossaire(ctx, recherche));
  return csvResponse(
    `glossaire-${code}.csv`,
    ["Sigle", "Terme", "Définition", "Site", "Autres écritures", "Origine"],
    termes.map(({ sigle, terme, definition, lien, variantes, origine }) => [
      ...[sigle, terme, definition, lien],
      ...[variantes.join(" ; "), ORIGINES[origine]],
    ]),
  );
}
