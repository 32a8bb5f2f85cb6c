import { readPage } from "#platform/http/page.ts";
import { canonicalJson } from "#platform/values/canonical-json.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { readStored } from "../../queries/versions/load-versions.ts";
import type { Route } from "./+types/version-json.ts";

/** The bytes that the hash of the version is of: `docs/formats/version-de-schema.md`. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { departement, schema, numero } = args.params;
  const contenu = await readPage(args, async (ctx) =>
    readStored(ctx, (await findSchema(ctx, schema)).id, /^[1-9]\d{0,3}$/.test(numero) ? Number(numero) : 0),
  );
  return new Response(canonicalJson(contenu), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="schema-${departement}-${schema}-version-${Number(numero)}.json"`,
    },
  });
}
