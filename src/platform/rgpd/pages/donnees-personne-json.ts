import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage, stateOf } from "#platform/http/page.ts";
import { exportPersonne } from "../erase-personne.ts";
import { dossierOf, jsonOf } from "../fichiers-donnees.ts";
import type { Route } from "./+types/donnees-personne-json.ts";

/** Everything about a person, for a program (RGPD, article 20). */
export async function loader(args: Route.LoaderArgs) {
  const { rgpd, platform } = stateOf(args).application;
  const { departement, acteur } = args.params;
  const donnees = await readPage(args, (ctx) => exportPersonne(ctx, rgpd.personnes, acteur));
  return new Response(jsonOf(dossierOf(departement, donnees), platform.clock.now()), {
    headers: {
      ...attachmentHeaders(`donnees-${donnees.publicId}.json`),
      "Content-Type": "application/json; charset=utf-8",
    },
  });
}
