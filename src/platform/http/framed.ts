import { createHash } from "node:crypto";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { INTEGRABLE } from "./protection/headers.ts";

/** A whole small document that other sites may show in a frame; not sent again while it says the same. */
export function framedResponse(request: Request, document: ReactElement): Response {
  const html = `<!doctype html>${renderToStaticMarkup(document)}`;
  const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
  const headers = {
    ...{ ETag: etag, "Content-Type": "text/html; charset=utf-8", [INTEGRABLE]: "oui" },
    "Cache-Control": "public, no-cache",
  };
  return request.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers })
    : new Response(html, { headers });
}
