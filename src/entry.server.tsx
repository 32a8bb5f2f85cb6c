import { renderToString } from "react-dom/server";
import { type EntryContext, type RouterContextProvider, ServerRouter } from "react-router";
import { renderedDocument } from "#platform/http/page.ts";

/**
 * `renderToString`, not a stream: a page is small and complete, and answers a third faster so. The document goes to the
 * HTTP server by the context; the response carries the status and the headers.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Response {
  const html = renderToString(<ServerRouter context={routerContext} url={request.url} />);
  headers.set("Content-Type", "text/html; charset=utf-8");
  context.get(renderedDocument).html = `<!doctype html>${html}`;
  return new Response(null, { status, headers });
}
