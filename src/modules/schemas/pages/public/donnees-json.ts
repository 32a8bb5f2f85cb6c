import { deliver, respond } from "#platform/http/api/respond.ts";
import { readPage } from "#platform/http/page.ts";
import { DonneesSchemaContract } from "../../api/contrat-public.ts";
import { loadDonneesOuvertes } from "../../queries/public/load-donnees-ouvertes.ts";
import type { Route } from "./+types/donnees-json.ts";

/** The open data as one file: what the API answers, saved. */
export async function loader(args: Route.LoaderArgs) {
  const { departement, schema } = args.params;
  const donnees = await readPage(args, (ctx) => loadDonneesOuvertes(ctx, schema));
  return deliver(args.request, await respond(DonneesSchemaContract, donnees), {
    "Content-Disposition": `attachment; filename="schema-${departement}-${schema}.json"`,
    "Cache-Control": "private, no-cache",
  });
}
