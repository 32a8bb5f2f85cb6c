import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { fabriquer, TYPE_MIME } from "../fabriquer.ts";
import { readImmediat } from "../read-immediat.ts";
import type { Route } from "./+types/imprimer.ts";

/** A paper of a page or two, made while the person waits. */
export async function loader(args: Route.LoaderArgs) {
  const { papiers, platform } = stateOf(args).application;
  const format = new URL(args.request.url).searchParams.get("format") ?? "pdf";
  const demande = { papier: args.params.imprime, objet: args.params.piece, format };
  const { lu, ...read } = await readPage(args, (ctx) => readImmediat(ctx, papiers, demande));
  try {
    const { octets, nom } = await fabriquer(lu, read.format, platform.clock.now(), args.request.signal);
    const headers = { ...attachmentHeaders(nom), "Content-Type": TYPE_MIME[read.format] };
    return new Response(new Uint8Array(octets), { headers });
  } catch (error) {
    throw isRefusal(error) ? refusalResponse(args, error) : error;
  }
}
