import { renderPdfOnce } from "#platform/documents/render-pdf-once.ts";
import { readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { lirePublic } from "../../papiers/papiers.ts";
import type { Route } from "./+types/document-public.ts";

/** The whole scheme as anybody may print it: made once for everybody, as long as what it shows is the same. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { clock } = stateOf(args).application.platform;
  const { titre, pdf } = await readPage(args, (ctx) => lirePublic(ctx, args.params.schema));
  // The day is enough: at another hour it is the same paper.
  const creation = clock.now().round({ smallestUnit: "hour", roundingIncrement: 24, roundingMode: "floor" });
  try {
    const { octets, empreinte } = await renderPdfOnce({ ...pdf(), titre, creation });
    const etag = `"${empreinte}"`;
    const headers = {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="schema-${args.params.departement}.pdf"`,
      "Cache-Control": "private, no-cache",
      "X-Content-Type-Options": "nosniff",
      ETag: etag,
    };
    if (args.request.headers.get("if-none-match") === etag)
      return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(octets), { headers });
  } catch (error) {
    throw isRefusal(error) ? refusalResponse(args, error) : error;
  }
}
