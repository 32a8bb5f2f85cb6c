import { readFichier } from "#platform/files/store.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage } from "#platform/http/page.ts";
import { findImportation } from "../../queries/imports/find-importation.ts";
import type { Route } from "./+types/fichier-importation.ts";

/** The file as it was dropped, for whoever may import into the scheme. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { nomFichier, contenu } = await readPage(args, async (ctx) => {
    const found = await findImportation(ctx, args.params.importation);
    return { ...found, contenu: await readFichier(ctx, found.empreinte) };
  });
  return new Response(new Uint8Array(contenu), { headers: attachmentHeaders(nomFichier) });
}
