import { renderToString } from "react-dom/server";
import { type EntryContext, ServerRouter } from "react-router";

/** `renderToString`, not a stream: a page is small and complete, and answers a third faster so. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
): Response {
  const html = renderToString(<ServerRouter context={routerContext} url={request.url} />);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${html}`, { status, headers });
}
