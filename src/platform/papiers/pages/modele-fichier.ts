import { readFichier } from "#platform/files/store.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage } from "#platform/http/page.ts";
import { TYPE_MIME } from "../fabriquer.ts";
import { findModele } from "../modeles/find-modeles.ts";
import type { Route } from "./+types/modele-fichier.ts";

/** A model as it was dropped, in use or former. */
export async function loader(args: Route.LoaderArgs) {
  const { nom, octets } = await readPage(args, async (ctx) => {
    const { fichier, nom } = await findModele(ctx, args.params.modele);
    return { nom, octets: await readFichier(ctx, fichier) };
  });
  const headers = { ...attachmentHeaders(nom), "Content-Type": TYPE_MIME.modele };
  return new Response(new Uint8Array(octets), { headers });
}
