import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { readHead } from "#platform/journal/tete.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { AnswerCache } from "./api/answer-cache.ts";
import { describe, OpenApiContract } from "./api/openapi.ts";
import { incidentProblem, type Probleme, ProblemeContract, problemOf } from "./api/problem.ts";
import { type Answer, deliver, deliverProblem, respond } from "./api/respond.ts";
import { API, ParametersRefused, type PreparedAnswer, routesOf } from "./api/route.ts";
import type { Application } from "./application.ts";
import { inEspace } from "./page.ts";
import { RequestLog } from "./protection/request-log.ts";
import { Visite } from "./visite.ts";

/** A reader keeps what they have and asks each time whether it still holds: nobody reads last month's plan. */
const REVALIDATE = "public, no-cache";

/**
 * The read API, version 1: the operations that the modules declare, their description, and what every answer shares
 * (contract, tags, compression, reading from any site, problems). `sessionCookie` finds that of a request: a person who is
 * signed in here reads what their pages show.
 */
export function createApi(
  application: Application,
  sessionCookie: (c: Context) => string | null,
  report: (error: unknown, c: Context) => string = reportOnErrorOutput,
): Hono {
  const app = new Hono().basePath(API);
  const cache = new AnswerCache();
  const routes = routesOf(application.api);

  app.use(
    cors({
      origin: "*",
      allowMethods: ["GET", "HEAD", "OPTIONS"],
      allowHeaders: ["Accept", "If-None-Match"],
      exposeHeaders: ["ETag"],
      maxAge: 86_400,
    }),
  );
  app.use(async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") throw new Refusal("api.methode", {}, 405);
    await next();
  });

  for (const route of routes) {
    app.get(route.path.replaceAll(/\{(\w+)\}/g, ":$1"), async (c) => {
      const visite = new Visite(application, sessionCookie(c));
      const espace = await application.espaces.find(c.req.param("departement") ?? "");
      if (!espace) throw new Refusal("introuvable", {}, 404);
      const prepared = route.prepare(c.req.param() as Record<string, string>, c.req.query());
      const answer = await inEspace({ application, visite }, espace, "read", (ctx) => {
        const shared = personneDe(ctx.principal, ctx.departement) === null;
        return shared ? keptAnswer(cache, route.id, prepared, ctx) : prepared.answer(ctx);
      });
      return deliver(c.req.raw, answer, { "Cache-Control": visite.jeton ? "private, no-cache" : REVALIDATE });
    });
  }

  const description = respond(OpenApiContract, describe(routes));
  app.get("/openapi.json", async (c) =>
    deliver(c.req.raw, await description, { "Cache-Control": REVALIDATE }),
  );

  const refuse = (problem: Probleme) =>
    deliverProblem(ProblemeContract, problem, problem.status === 405 ? { Allow: "GET, HEAD, OPTIONS" } : {});
  app.notFound(() => refuse(problemOf(application.messages, new Refusal("introuvable", {}, 404))));
  app.onError((error, c) => {
    if (isRefusal(error)) {
      const erreurs = error instanceof ParametersRefused ? error.erreurs : undefined;
      return refuse(problemOf(application.messages, error, erreurs));
    }
    return refuse(incidentProblem(report(error, c)));
  });
  return app;
}

function reportOnErrorOutput(error: unknown): string {
  return new RequestLog("erreurs", (line) => console.error(line)).fault(new Date().toISOString(), "", error);
}

/** What the public reads, made again only when something was written, or on another day: lateness is of the day. */
async function keptAnswer(
  cache: AnswerCache,
  id: string,
  { asked, answer }: PreparedAnswer,
  ctx: Contexte,
): Promise<Answer> {
  const head = await readHead(ctx.tx, ctx.departement);
  // Nothing was ever written by a command: there is nothing to compare with.
  if (head === "") return answer(ctx);
  const stamp = `${head} ${ctx.today}`;
  const key = JSON.stringify([ctx.departement, id, asked]);
  const now = ctx.now.epochMilliseconds;
  const kept = cache.find(key, stamp, now);
  if (kept) return kept;
  const made = await answer(ctx);
  cache.keep(key, stamp, made, now);
  return made;
}
