import type { Contexte } from "#platform/context/contexte.ts";
import { renderPdf } from "#platform/documents/render-pdf.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import type { PapierLu } from "../../../papiers/papiers.ts";
import type { ChoixImpression } from "../../../queries/imprime/load-document.ts";

/** Answers with a PDF: its data are read in one transaction, it is made outside of any. */
export async function repondrePdf(
  args: Parameters<typeof readPage>[0] & { request: Request },
  lire: (ctx: Contexte) => Promise<PapierLu>,
): Promise<Response> {
  const { titre, pdf } = await readPage(args, lire);
  const creation = stateOf(args).application.platform.clock.now();
  try {
    const { octets } = await renderPdf({ ...pdf(), titre, creation }, { signal: args.request.signal });
    return new Response(new Uint8Array(octets), {
      headers: { ...attachmentHeaders(`${titre}.pdf`), "Content-Type": "application/pdf" },
    });
  } catch (error) {
    throw isRefusal(error) ? refusalResponse(args, error) : error;
  }
}

/** What the address asks: `?nouvelles=oui&texte=travail`. */
export function lireChoix({
  request,
  params,
}: {
  request: Request;
  params: { schema: string };
}): ChoixImpression {
  const asked = new URL(request.url).searchParams;
  return {
    schema: params.schema,
    avecNouvelles: asked.get("nouvelles") === "oui",
    travail: asked.get("texte") === "travail",
  };
}
