import { exempleDe } from "#platform/documents/modele/champ.ts";
import { renderModele } from "#platform/documents/modele/render-modele.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage, stateOf } from "#platform/http/page.ts";
import { capitalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { TYPE_MIME } from "../fabriquer.ts";
import { readGabarit } from "../modeles/find-modeles.ts";
import { requireOffert } from "../modeles/offre.ts";
import type { Route } from "./+types/modele-essai.ts";

/** The model in use, filled with the examples of its fields. */
export async function loader(args: Route.LoaderArgs) {
  const { libelle, modele, cle } = requireOffert(stateOf(args).application.papiers, args.params.imprime);
  const gabarit = await readPage(args, async (ctx) => {
    const found = await readGabarit(ctx, cle);
    if (!found) throw new Refusal("introuvable", {}, 404);
    return found;
  });
  const titre = `Essai, ${capitalise(libelle)}`;
  const options = { signal: args.request.signal };
  const octets = await renderModele(gabarit, { titre, donnees: exempleDe(modele.champs) }, options);
  const headers = { ...attachmentHeaders(`${titre}.docx`), "Content-Type": TYPE_MIME.modele };
  return new Response(new Uint8Array(octets), { headers });
}
