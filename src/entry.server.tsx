import { renderToString } from "react-dom/server";
import {
  type EntryContext,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { isUnavailable, reasonOf } from "#platform/database/unavailable.ts";
import { refusalError, renderedDocument, requestState } from "#platform/http/page.ts";
import { afficheeOf, type IdentiteAffichee, IdentiteContext } from "#platform/identity/identite-courante.tsx";
import { GlosesContext } from "#platform/ui/annotated.tsx";
import { RenduContext } from "#platform/ui/formulaire.tsx";
import { withFrenchSpaces } from "#platform/values/french-spaces.ts";

/**
 * `renderToString`, not a stream: a page is small and complete, and answers a third faster so. The document goes to the
 * HTTP server by the context; the response carries the status and the headers.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const document = context.get(renderedDocument);
  const { staticHandlerContext } = routerContext;
  if (document.unavailable && staticHandlerContext.errors) {
    const { application } = context.get(requestState);
    const refusal = { code: "base.indisponible", details: {}, status: 503 };
    const error = refusalError(application, refusal, null);
    for (const route of Object.keys(staticHandlerContext.errors)) staticHandlerContext.errors[route] = error;
  } else if (document.error) staticHandlerContext.errors = { root: document.error };
  const identite = document.unavailable ? null : await identiteOf(context, document);
  const { rendu, gloses } = context.get(requestState);
  const html = renderToString(
    <RenduContext value={rendu}>
      <GlosesContext value={gloses}>
        <IdentiteContext value={identite}>
          <ServerRouter context={routerContext} url={request.url} />
        </IdentiteContext>
      </GlosesContext>
    </RenduContext>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  document.html = `<!doctype html>${withFrenchSpaces(html)}`;
  return new Response(null, { status, headers });
}

/** Who the banner names: known already but on pages that did not open a département. */
async function identiteOf(
  context: RouterContextProvider,
  document: { unavailable: boolean },
): Promise<IdentiteAffichee | null> {
  try {
    const { visite } = context.get(requestState);
    const session = await visite.read();
    await visite.touch();
    return afficheeOf(session);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    document.unavailable = true;
    return null;
  }
}

/**
 * Every error that no page answered, before the router hides it from the visitor. That the base is away is no fault: the
 * visitor is told to come back, and the reason is one line.
 */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: RouterContextProvider },
): void {
  if (isUnavailable(error)) {
    context.get(renderedDocument).unavailable = true;
    console.error(`La base ne répond pas : ${reasonOf(error)}`);
  } else if (!request.signal.aborted && !isRouteErrorResponse(error)) {
    context.get(requestState).reportFault(error);
  }
}
