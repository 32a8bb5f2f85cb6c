import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage, stateOf } from "#platform/http/page.ts";
import { exportPersonne } from "../erase-personne.ts";
import type { Route } from "./+types/donnees-personne-json.ts";

/** Everything about a person, for a program (RGPD, article 20). */
export async function loader(args: Route.LoaderArgs) {
  const { rgpd, platform } = stateOf(args).application;
  const donnees = await readPage(args, (ctx) => exportPersonne(ctx, rgpd.personnes, args.params.acteur));
  const { nom, publicId, tableaux } = donnees;
  const body = {
    personne: { nom, identifiant: publicId, departement: args.params.departement },
    etabliLe: platform.clock.now().toString(),
    donnees: Object.fromEntries(tableaux.map(({ titre, lignes }) => [titre, lignes])),
  };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      ...attachmentHeaders(`donnees-${publicId}.json`),
      "Content-Type": "application/json; charset=utf-8",
    },
  });
}
