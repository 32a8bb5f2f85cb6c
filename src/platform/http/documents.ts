import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import { Gloses } from "#platform/glossaire/gloses.ts";
import { isCodeDepartement } from "#platform/values/ids.ts";
import type { Refusal } from "#platform/values/refusal.ts";
import type { Application } from "./application.ts";
import { refusalError, renderedDocument, requestState } from "./page.ts";
import type { FormToken } from "./protection/form-token.ts";
import { PublicDocuments } from "./public-documents.ts";
import type { RefusedPost } from "./refused-post.ts";
import type { Visite } from "./visite.ts";

/** A request that pages will answer, with what the server made of it. */
export type DocumentRequest = {
  readonly raw: Request;
  /** The site as the visitor sees it. */
  readonly origin: string;
  readonly visite: Visite;
  /** Who asks, for limits. */
  readonly adresse: string;
  readonly jeton: FormToken;
  readonly form: FormData | null;
  /** Writes a fault in the log and returns its number. */
  readonly fault: (error: unknown) => string;
};

type Rendered = { response: Response; html: string | null; shared: boolean };

/** The pages: React Router, with what visitors share kept in memory. */
export function createDocuments(application: Application, build: ServerBuild) {
  const handle = createRequestHandler(build, "production");
  const shared = new PublicDocuments(application);

  /** `refused` is what the page « envoi refusé » shows; `refusal` takes the place of whatever the address shows. */
  async function render(
    request: Request,
    asked: DocumentRequest,
    refused: RefusedPost | null,
    refusal: Refusal | null = null,
  ): Promise<Rendered> {
    const context = new RouterContextProvider();
    const error = refusal && refusalError(application, refusal, departementOf(request));
    const document = { html: null as string | null, unavailable: false, error };
    let incident: string | null = null;
    let wait = 0;
    context.set(requestState, {
      application,
      origin: asked.origin,
      visite: asked.visite,
      adresse: asked.adresse,
      form: asked.form,
      refused,
      rendu: {
        jeton: () => asked.jeton.write(),
        get incident() {
          return incident;
        },
      },
      gloses: new Gloses(),
      reportFault: (error) => {
        incident ??= asked.fault(error);
      },
      reportWait: (seconds) => {
        wait = seconds;
      },
    });
    context.set(renderedDocument, document);
    const response = await handle(request, context);
    if (document.unavailable) {
      return {
        response: unavailable(application, document.html, response.headers),
        html: null,
        shared: false,
      };
    }
    const headers = new Headers(response.headers);
    if (wait > 0) headers.set("Retry-After", String(wait));
    if (asked.jeton.written) {
      const cookie = asked.jeton.cookieLine(asked.origin);
      if (cookie) headers.append("Set-Cookie", cookie);
      // The proof in it is of one reader.
      headers.set("Cache-Control", "private, no-store");
    }
    return {
      response: new Response(response.body, { status: response.status, headers }),
      html: document.html,
      shared: !asked.jeton.written,
    };
  }

  return {
    async answer(asked: DocumentRequest): Promise<Response> {
      const request = atOrigin(asked.raw, asked.origin);
      const isVisitor = asked.visite.jeton === null && asked.form === null;
      if (isVisitor) return shared.answer(request, new URL(request.url), () => render(request, asked, null));
      return whole(await render(request, asked, null));
    },

    /** The address asked for, with a refusal in the place of its page: the way back to the form is then plain. */
    async refuseInPlace(asked: DocumentRequest, refusal: Refusal): Promise<Response> {
      const { headers, signal, url } = asked.raw;
      const request = atOrigin(new Request(url, { headers, signal }), asked.origin);
      const { response, html } = await render(request, asked, null, refusal);
      // An address that only receives forms has no page.
      const body = html ?? application.messages.sentence(refusal);
      const sent = new Headers(response.headers);
      sent.delete("Location");
      sent.set("Content-Type", html === null ? "text/plain; charset=utf-8" : "text/html; charset=utf-8");
      sent.set("Cache-Control", "no-store");
      return new Response(body, { status: refusal.status, headers: sent });
    },

    /** Another page in the place of the one asked for, which never hears of it. */
    async refuse(
      asked: DocumentRequest,
      refused: RefusedPost,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Response> {
      const [, first = ""] = new URL(asked.raw.url).pathname.split("/");
      // From memory only: a refusal must stay cheap, and be said while the base is away.
      const place = application.espaces.knows(first) ? `/${first}/envoi-refuse` : "/envoi-refuse";
      const request = new Request(new URL(place, asked.origin), {
        headers: { accept: "text/html" },
        signal: asked.raw.signal,
      });
      const response = whole(await render(request, asked, refused));
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      response.headers.set("Cache-Control", "no-store");
      return response;
    },
  };
}

/** The département that the address names, so that its page of refusal leads back there. */
function departementOf(request: Request): string | null {
  const [, first = ""] = new URL(request.url).pathname.split("/");
  return isCodeDepartement(first) ? first : null;
}

function whole({ response, html }: Rendered): Response {
  return html === null
    ? response
    : new Response(html, { status: response.status, headers: response.headers });
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

/** React Router compares Origin with the address of the request: behind a proxy it must be the public one. */
function atOrigin(request: Request, origin: string): Request {
  const url = new URL(request.url);
  // The body of a form was read already, and nobody else may read it.
  // Written one after the other: resolved against the origin, `//name/` would be another site.
  return new Request(`${origin}${url.pathname}${url.search}`, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
  });
}
