import { renderWord } from "#platform/documents/word/render-word.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { espaceOf, stateOf } from "#platform/http/page.ts";
import { TYPE_MIME } from "../fabriquer.ts";
import { requireOffert } from "../modeles/offre.ts";
import type { Route } from "./+types/modele-exemple.ts";

/** A model to begin with: it says nothing of anybody. */
export async function loader(args: Route.LoaderArgs) {
  await espaceOf(args);
  const { papiers, platform } = stateOf(args).application;
  const exemple = requireOffert(papiers, args.params.imprime).modele.exemple();
  const options = { signal: args.request.signal };
  const octets = await renderWord({ ...exemple, creation: platform.clock.now() }, options);
  const headers = { ...attachmentHeaders(`${exemple.titre}.docx`), "Content-Type": TYPE_MIME.modele };
  return new Response(new Uint8Array(octets), { headers });
}
