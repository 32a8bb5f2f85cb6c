import { espaceOf, readPage } from "#platform/http/page.ts";
import { lienTerme } from "../liens.ts";
import { listGlossaire } from "../list-glossaire.ts";
import type { Route } from "./+types/glossaire-json.ts";

/** The glossary for programs. */
export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const termes = await readPage(args, listGlossaire);
  const body = {
    titre: `Glossaire des services aux familles, ${nom}`,
    departement: code,
    licence: "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    termes: termes.map(({ cle, sigle, terme, definition, lien, variantes, origine }) => ({
      ...{ cle, sigle, terme, definition, site: lien, variantes, origine },
      adresse: lienTerme(code, cle),
    })),
  };
  return Response.json(body, {
    headers: { "Content-Disposition": `attachment; filename="glossaire-${code}.json"` },
  });
}
