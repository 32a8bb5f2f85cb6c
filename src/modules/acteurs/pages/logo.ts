import { readPage } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { readLogos } from "../queries/read-logos.ts";
import type { Route } from "./+types/logo.ts";

/** The logo of an institution, for the pages that show it. Its bytes were looked at when it was dropped. */
export async function loader(args: Route.LoaderArgs) {
  const logo = await readPage(args, async (ctx) => {
    const found = (await readLogos(ctx, [args.params.acteur])).get(args.params.acteur);
    if (!found) throw new Refusal("introuvable", {}, 404);
    return found;
  });
  return new Response(new Uint8Array(logo.octets), {
    headers: {
      "Content-Type": logo.cle.endsWith(".png") ? "image/png" : "image/jpeg",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-cache",
    },
  });
}
