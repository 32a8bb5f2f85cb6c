import { readFichier } from "#platform/files/store.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage } from "#platform/http/page.ts";
import { findPiece } from "../../queries/echanges/find-piece.ts";
import type { Route } from "./+types/piece.ts";

/** An attached file, to be saved and never shown, for whoever may open it. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { nom, contenu } = await readPage(args, async (ctx) => {
    const piece = await findPiece(ctx, args.params);
    return { nom: piece.nom, contenu: await readFichier(ctx, piece.fichier) };
  });
  return new Response(new Uint8Array(contenu), { headers: attachmentHeaders(nom) });
}
