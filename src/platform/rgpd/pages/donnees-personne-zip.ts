import { readPage, stateOf } from "#platform/http/page.ts";
import { exportPersonne } from "../erase-personne.ts";
import { dossierOf, zipResponse } from "../fichiers-donnees.ts";
import type { Route } from "./+types/donnees-personne-zip.ts";

/** Everything about a person, for a program and for a reader. */
export async function loader(args: Route.LoaderArgs) {
  const { rgpd, platform } = stateOf(args).application;
  const { departement, acteur } = args.params;
  const donnees = await readPage(args, (ctx) => exportPersonne(ctx, rgpd.personnes, acteur));
  return zipResponse(
    `donnees-${donnees.publicId}.zip`,
    [dossierOf(departement, donnees)],
    platform.clock.now(),
  );
}
