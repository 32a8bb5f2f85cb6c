import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { HttpBindings } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context as HonoContext } from "hono";
import { getCookie } from "hono/cookie";
import type { ServerBuild } from "react-router";
import type { Protection } from "#platform/config/settings.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import { isJeton } from "#platform/identity/jeton.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import { answerOneClick } from "#platform/mail/one-click.ts";
import { CHAMP_JETON } from "#platform/ui/formulaire.tsx";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { problemOf } from "./api/problem.ts";
import { createApi } from "./api.ts";
import type { Application } from "./application.ts";
import { createDocuments, type DocumentRequest } from "./documents.ts";
import { localPath } from "./local-path.ts";
import { addressGroup, clientAddress } from "./protection/client-address.ts";
import { isFormType, readFormBody } from "./protection/form-body.ts";
import { FormToken, formCookieName } from "./protection/form-token.ts";
import { INTEGRABLE, securityHeaders } from "./protection/headers.ts";
import { requestLimits } from "./protection/limits.ts";
import { RequestLog } from "./protection/request-log.ts";
import { routePatterns } from "./protection/route-pattern.ts";
import { type RefusedPost, refusedPost } from "./refused-post.ts";
import { readHealth } from "./sante.ts";
import { refuseTooLarge } from "./too-large.ts";
import { Visite } from "./visite.ts";

/** What is known of a request from its first line to its line in the log. */
type Env = { Bindings: HttpBindings; Variables: { requete: string; incident: string | null } };
type Ctx = HonoContext<Env>;

type Options = {
  origine: string | null;
  version: string;
  protection: Protection;
  /** Where the lines of the log go; the standard output by default. */
  write?: (line: string) => void;
};

/** The web server: what no page should have to think of, then React Router. */
export function createServer(application: Application, build: ServerBuild, options: Options): Hono<Env> {
  const app = new Hono<Env>();
  const documents = createDocuments(application, build);
  const { clock } = application.platform;
  const log = new RequestLog(options.protection.journal, options.write);
  const patternOf = routePatterns(build);
  const addressOf = clientAddress(options.protection.proxies);
  const limit = requestLimits(options.protection.limites);
  const originOf = (c: Ctx) => options.origine ?? typedOrigin(c);
  const groupOf = (c: Ctx) =>
    addressGroup(addressOf(c.env?.incoming?.socket.remoteAddress ?? "", c.req.header("x-forwarded-for")));
  const sessionCookie = (c: Ctx) => getCookie(c, cookieName(originOf(c))) ?? null;
  const fault = (c: Ctx, error: unknown): string => {
    const incident = log.fault(clock.now().toString(), c.get("requete"), error);
    c.set("incident", incident);
    return incident;
  };

  app.use(async (c, next) => {
    const start = performance.now();
    const requete = randomBytes(8).toString("hex");
    c.set("requete", requete);
    c.set("incident", null);
    await next();
    // Not `c.header`, which makes a new response each time it is called this late.
    const { headers, status } = c.res;
    // A file that was dropped has a policy of its own, that allows nothing at all.
    const own = headers.get("Content-Security-Policy");
    const framed = headers.has(INTEGRABLE);
    headers.delete(INTEGRABLE);
    for (const [name, value] of securityHeaders(originOf(c), framed)) headers.set(name, value);
    if (own?.startsWith("sandbox;")) headers.set("Content-Security-Policy", own);
    // What the API gives may be read by other sites, what is made for their frames shown by them, the rest by none.
    const shared = framed || headers.has("Access-Control-Allow-Origin");
    headers.set("Cross-Origin-Resource-Policy", shared ? "cross-origin" : "same-origin");
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
    headers.set("X-Request-Id", requete);
    if (!log.wants(status)) return;
    const incident = c.get("incident");
    log.answer(clock.now().toString(), {
      requete,
      methode: c.req.method,
      route: patternOf(c.req.path),
      statut: status,
      ms: Math.round(performance.now() - start),
      ...(incident && { incident }),
    });
  });

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
    const session = sessionCookie(c);
    const wait = limit(
      {
        adresse: groupOf(c),
        session: session && createHmac("sha256", "limite").update(session).digest("base64"),
        envoi: c.req.method === "POST",
      },
      performance.now(),
    );
    if (wait === 0) return next();
    const refusal = new Refusal("limite.demandes", { secondes: wait }, 429);
    return refuse(c, refusal, { "Retry-After": String(wait) });
  });
  app.use(
    refuseTooLarge((inner, refusal) => {
      const c = inner as Ctx;
      if (c.req.path.startsWith("/api/")) return refuse(c, refusal);
      return documents.refuseInPlace(asked(c, tokenOf(c)), refusal);
    }),
  );
  const api = createApi(application, sessionCookie, (error, inner) =>
    fault((inner.env as { demande: Ctx }).demande, error),
  );
  app.get("/api", (c) => c.redirect(DOCUMENTATION));
  app.all("/api/v1", (c) => c.redirect(DOCUMENTATION));
  // Its documentation is a page like another.
  app.all("/api/v1/*", async (c, next) => {
    if (c.req.path === DOCUMENTATION) return next();
    return api.fetch(c.req.raw, { demande: c });
  });
  // A mail client refuses a kind of mail for its reader: no cookie, no form of ours (RFC 8058).
  app.get("/courriels/refus/:jeton", (c) =>
    c.redirect(`/courriels/choix/${encodeURIComponent(c.req.param("jeton"))}`),
  );
  app.post("/courriels/refus/:jeton", (c) => answerOneClick(application, c.req.raw, c.req.param("jeton")));
  app.all("*", async (c) => {
    const refusal = refuseRequest(c, originOf(c));
    if (refusal) return refuse(c, refusal);
    const jeton = tokenOf(c);
    if (c.req.method !== "POST") return documents.answer(asked(c, jeton));
    let form: FormData;
    try {
      form = await readFormBody(await c.req.raw.arrayBuffer(), c.req.header("content-type") ?? "");
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return refuse(c, error);
    }
    if (jeton.accepts(form.get(CHAMP_JETON))) return documents.answer(asked(c, jeton, form));
    const url = new URL(c.req.url);
    const stale = new Refusal("requete.jeton", {}, 403);
    return documents.refuse(asked(c, jeton), refusedPost(stale, localPath(url.pathname + url.search), form));
  });
  app.onError((error, c) => {
    const incident = fault(c, error);
    return c.text(`Une erreur est survenue (incident ${incident}). Réessayez dans un instant.`, 500);
  });
  return app;

  function tokenOf(c: Ctx): FormToken {
    // A cookie that could not be one of ours is no session: its bearer is a visitor.
    const session = sessionCookie(c);
    return new FormToken(
      application.secret,
      session !== null && isJeton(session) ? session : null,
      getCookie(c, formCookieName(originOf(c))) ?? null,
    );
  }

  function asked(c: Ctx, jeton: FormToken, form: FormData | null = null): DocumentRequest {
    return {
      raw: c.req.raw,
      origin: originOf(c),
      visite: new Visite(application, sessionCookie(c)),
      adresse: groupOf(c),
      jeton,
      form,
      fault: (error) => fault(c, error),
    };
  }

  /** Refuses before any page was asked: a page for a person, a problem for a program, a sentence for the rest. */
  async function refuse(
    c: Ctx,
    refusal: Refusal,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const { status } = refusal;
    if (c.req.path.startsWith("/api/")) {
      const type = { "Content-Type": "application/problem+json; charset=utf-8", "Cache-Control": "no-store" };
      const problem = problemOf(application.messages, refusal);
      return new Response(JSON.stringify(problem), { status, headers: { ...type, ...headers } });
    }
    if (!(c.req.header("accept") ?? "").includes("text/html")) {
      return c.text(application.messages.sentence(refusal), status, {
        ...headers,
        "Cache-Control": "no-store",
      });
    }
    const lecture = c.req.method === "GET" || c.req.method === "HEAD";
    const refused: RefusedPost = { ...refusedPost(refusal, null, null), lecture };
    return documents.refuse(asked(c, tokenOf(c)), refused, headers);
  }
}

const DOCUMENTATION = "/api/v1/docs";

/** The address as the browser typed it, when no public origin is set. */
function typedOrigin(c: Ctx): string {
  const url = new URL(c.req.url);
  const typed = `${url.protocol}//${c.req.header("host") ?? url.host}`;
  return URL.canParse(typed) ? new URL(typed).origin : url.origin;
}

/** What no page has to answer: a request that no link and no form of ours could have made. */
function refuseRequest(c: Ctx, origin: string): Refusal | null {
  const { pathname } = new URL(c.req.url);
  // The base cannot look for a NUL, and no address of ours holds a control character. `//name` is another site to those
  // who resolve it.
  if (/%[01][0-9a-f]/i.test(pathname) || pathname.startsWith("//"))
    return new Refusal("introuvable", {}, 404);
  if (c.req.method === "GET" || c.req.method === "HEAD") return null;
  if (c.req.method !== "POST") return new Refusal("requete.methode", {}, 405);
  if (isForeignPost(c, origin)) return new Refusal("requete.origine", {}, 403);
  return isFormType(c.req.header("content-type") ?? "") ? null : new Refusal("requete.forme", {}, 415);
}

function isForeignPost(c: Ctx, origin: string): boolean {
  const sent = c.req.header("origin");
  if (sent !== undefined) return sent !== origin;
  const site = c.req.header("sec-fetch-site");
  return site !== undefined && site !== "same-origin" && site !== "none";
}
