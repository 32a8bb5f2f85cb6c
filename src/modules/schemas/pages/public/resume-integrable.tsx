import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { INTEGRABLE } from "#platform/http/protection/headers.ts";
import { loadSchemaOuvert } from "../../queries/public/load-donnees-ouvertes.ts";
import { Resume } from "../parts/public/resume.tsx";
import type { Route } from "./+types/resume-integrable.ts";

/** The summary that other sites show in a frame: the one page that may be framed. */
export async function loader(args: Route.LoaderArgs) {
  const { adresse } = stateOf(args).application;
  const { nom } = await espaceOf(args);
  const vue = await readPage(args, (ctx) => loadSchemaOuvert(ctx, args.params.schema));
  const html = `<!doctype html>${renderToStaticMarkup(<Resume vue={vue} adresse={adresse} lieu={nom} />)}`;
  const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
  const headers = {
    ...{ ETag: etag, "Content-Type": "text/html; charset=utf-8", [INTEGRABLE]: "oui" },
    "Cache-Control": "public, no-cache",
  };
  return args.request.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers })
    : new Response(html, { headers });
}
