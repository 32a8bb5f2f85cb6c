import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context as HonoContext } from "hono";
import { getCookie } from "hono/cookie";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import { projectRoot } from "#platform/database/project-root.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import { isCodeDepartement } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { createApi } from "./api.ts";
import type { Application } from "./application.ts";
import { refusalError, renderedDocument, requestState } from "./page.ts";
import { PublicDocuments } from "./public-documents.ts";
import { readHealth } from "./sante.ts";
import { refuseTooLarge } from "./too-large.ts";
import { Visite } from "./visite.ts";

/** The web server: what no page should have to think of, then React Router. */
export function createServer(
  application: Application,
  build: ServerBuild,
  options: { origine: string | null; version: string },
): Hono {
  const app = new Hono();
  const handle = createRequestHandler(build, "production");
  const documents = new PublicDocuments(application);

  app.get("/sante", async (c) => {
    const health = await readHealth(application.platform.database, options.version);
    return c.json(health, health.statut === "ok" ? 200 : 503, { "Cache-Control": "no-store" });
  });

  const folder = join(projectRoot(), "build/client");
  app.use(
    "/assets/*",
    serveStatic({
      root: folder,
      // Their names hold the hash of their content.
      onFound: (_path, c) => c.header("Cache-Control", "public, max-age=31536000, immutable"),
    }),
  );
  app.use(
    "/statique/*",
    serveStatic({ root: folder, onFound: (_path, c) => c.header("Cache-Control", "public, max-age=3600") }),
  );

  app.use(async (c, next) => {
    await next();
    // Not `c.header`, which makes a new response each time it is called this late.
    const { headers } = c.res;
    for (const [name, value] of SECURITY_HEADERS) headers.set(name, value);
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
  });
  const sessionCookie = (c: HonoContext) => getCookie(c, cookieName(options.origine ?? originOf(c))) ?? null;
  const visiteOf = (c: HonoContext) => new Visite(application, sessionCookie(c));
  /** Renders a page; with a refusal, the page that explains it in the place of what the address shows. */
  const renderPage = async (c: HonoContext, request: Request, refusal: Refusal | null) => {
    const { origin } = new URL(request.url);
    const context = new RouterContextProvider();
    const error = refusal && refusalError(application, refusal, departementOf(request));
    const document = { html: null as string | null, unavailable: false, error };
    context.set(requestState, { application, origin, visite: visiteOf(c) });
    context.set(renderedDocument, document);
    const response = await handle(request, context);
    if (!document.unavailable) return { response, html: document.html };
    return { response: unavailable(application, document.html, response.headers), html: null };
  };
  app.use(
    refuseTooLarge(async (c, refusal) => {
      const { headers } = c.req.raw;
      const url = new URL(c.req.path + new URL(c.req.url).search, options.origine ?? originOf(c));
      const { response, html } = await renderPage(c, new Request(url, { headers }), refusal);
      // An address that only receives forms has no page.
      if (html === null) return c.text(application.messages.sentence(refusal), refusal.status);
      return new Response(html, { status: refusal.status, headers: response.headers });
    }),
  );
  const api = createApi(application, sessionCookie);
  app.get("/api", (c) => c.redirect(DOCUMENTATION));
  app.all("/api/v1", (c) => c.redirect(DOCUMENTATION));
  // Its documentation is a page like another.
  app.all("/api/v1/*", (c, next) => (c.req.path === DOCUMENTATION ? next() : api.fetch(c.req.raw)));
  app.all("*", async (c) => {
    const origin = options.origine ?? originOf(c);
    const refusal = refuseRequest(c, origin);
    if (refusal) return c.text(application.messages.sentence(refusal), refusal.status);
    const request = atOrigin(c.req.raw, origin);
    const render = () => renderPage(c, request, null);
    const isVisitor = visiteOf(c).jeton === null && (c.req.method === "GET" || c.req.method === "HEAD");
    if (isVisitor) return documents.answer(request, new URL(request.url), render);
    const { response, html } = await render();
    return html === null
      ? response
      : new Response(html, { status: response.status, headers: response.headers });
  });
  app.onError((error, c) => {
    const incident = randomBytes(4).toString("hex");
    console.error(JSON.stringify({ incident, path: new URL(c.req.url).pathname, erreur: String(error) }));
    return c.text(`Une erreur est survenue (incident ${incident}). Réessayez dans un instant.`, 500);
  });
  return app;
}

/** The base is away: the page that says so, or its sentence where a file or data were asked for. */
function unavailable({ messages }: Application, html: string | null, sent: Headers): Response {
  const headers = new Headers(sent);
  // The seconds after which a monitor or a robot may try again; a person is told by the page.
  headers.set("Retry-After", "10");
  headers.set("Cache-Control", "no-store");
  headers.set("Content-Type", html === null ? "text/plain; charset=utf-8" : "text/html; charset=utf-8");
  const sentence = messages.sentence({ code: "base.indisponible", details: {} });
  return new Response(html ?? sentence, { status: 503, headers });
}

const DOCUMENTATION = "/api/v1/docs";

/** No inline script or style anywhere; one script file of ours that only improves pages. */
const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  [
    "Content-Security-Policy",
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ],
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "same-origin"],
  ["X-Frame-Options", "DENY"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=()"],
];

/** The département that the address names, so that its page of refusal leads back there. */
function departementOf(request: Request): string | null {
  const [, first = ""] = new URL(request.url).pathname.split("/");
  return isCodeDepartement(first) ? first : null;
}

/** The address as the browser typed it, when no public origin is set. */
function originOf(c: HonoContext): string {
  const url = new URL(c.req.url);
  return `${url.protocol}//${c.req.header("host") ?? url.host}`;
}

/** What no page has to answer: a request that no link and no form of ours could have made. */
function refuseRequest(c: HonoContext, origin: string): Refusal | null {
  // The base cannot look for a NUL, and no address of ours holds a control character.
  if (/%[01][0-9a-f]/i.test(new URL(c.req.url).pathname)) return new Refusal("introuvable", {}, 404);
  if (c.req.method === "GET" || c.req.method === "HEAD") return null;
  if (c.req.method !== "POST") return new Refusal("requete.methode", {}, 405);
  if (isForeignPost(c, origin)) return new Refusal("requete.origine", {}, 403);
  const type = c.req.header("content-type") ?? "";
  return FORM.test(type) ? null : new Refusal("requete.forme", {}, 415);
}

/** The two encodings of a form; the one with files needs the mark that cuts it. */
const FORM = /^(?:application\/x-www-form-urlencoded\b|multipart\/form-data\s*;.*\bboundary=.)/i;

function isForeignPost(c: HonoContext, origin: string): boolean {
  const sent = c.req.header("origin");
  if (sent !== undefined) return sent !== origin;
  const site = c.req.header("sec-fetch-site");
  return site !== undefined && site !== "same-origin" && site !== "none";
}

/** React Router compares Origin with the address of the request: behind a proxy it must be the public one. */
function atOrigin(request: Request, origin: string): Request {
  const url = new URL(request.url);
  if (url.origin === origin) return request;
  return new Request(new URL(url.pathname + url.search, origin), request);
}
