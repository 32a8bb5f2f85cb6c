import { readPage, stateOf } from "#platform/http/page.ts";
import { downloadPapier } from "../download-papier.ts";
import type { Route } from "./+types/papier-fichier.ts";

/** The file of a paper that is ready. */
export async function loader(args: Route.LoaderArgs) {
  const { papiers } = stateOf(args).application;
  const { octets, headers } = await readPage(args, (ctx) => downloadPapier(ctx, papiers, args.params.papier));
  return new Response(new Uint8Array(octets), { headers });
}
