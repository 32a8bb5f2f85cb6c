import type { Contexte } from "#platform/context/contexte.ts";
import { renderPdf } from "#platform/documents/render-pdf.ts";
import { renderWord } from "#platform/documents/word/render-word.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import type { PapierLu } from "../../../papiers/papiers.ts";
import type { ChoixImpression } from "../../../queries/imprime/load-document.ts";

const TYPE_MIME = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

/** Answers with a paper: its data are read in one transaction, it is made outside of any. */
export async function repondrePapier(
  args: Parameters<typeof readPage>[0] & { request: Request },
  format: keyof typeof TYPE_MIME,
  lire: (ctx: Contexte) => Promise<PapierLu>,
): Promise<Response> {
  const { titre, pdf, docx } = await readPage(args, lire);
  const creation = stateOf(args).application.platform.clock.now();
  const { signal } = args.request;
  try {
    const octets =
      format === "pdf"
        ? (await renderPdf({ ...pdf(), titre, creation }, { signal })).octets
        : await renderWord({ ...docx(), titre, creation }, { signal });
    return new Response(new Uint8Array(octets), {
      headers: { ...attachmentHeaders(`${titre}.${format}`), "Content-Type": TYPE_MIME[format] },
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
