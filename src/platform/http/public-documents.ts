import { createHash } from "node:crypto";
import { dayInParis } from "#platform/context/clock.ts";
import { isUnavailable } from "#platform/database/unavailable.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { readHead } from "#platform/journal/tete.ts";
import type { Application } from "./application.ts";

/** Documents kept; the one asked for the longest ago leaves first. */
const KEPT = 500;

type Document = { version: string; html: string; etag: string; headers: Headers };

/**
 * Documents of a département as a visitor without a session gets them: the same for all, so kept until something is
 * written in the département or the day changes (lateness is of the day). Exact across processes: the head of the
 * journal is asked for each time.
 */
export class PublicDocuments {
  readonly #application: Application;
  readonly #documents = new Map<string, Document>();

  constructor(application: Application) {
    this.#application = application;
  }

  /**
   * Answers from memory, or renders and remembers. `address` is the whole URL; `render` gives the response and the
   * document, null when the answer is none (a redirection, a file). Only complete answers (200) are kept, and those that
   * hold nothing of one reader (`shared`).
   */
  async answer(
    request: Request,
    address: URL,
    render: () => Promise<{ response: Response; html: string | null; shared?: boolean }>,
  ): Promise<Response> {
    const version = await this.#version(address);
    const known = version === null ? undefined : this.#documents.get(address.href);
    if (known && known.version === version) {
      this.#keep(address.href, known);
      return send(request, known);
    }
    const { response, html, shared = true } = await render();
    if (html === null) return response;
    if (version === null || response.status !== 200 || !shared) {
      return new Response(html, { status: response.status, headers: response.headers });
    }
    const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
    const document = { version, html, etag, headers: response.headers };
    this.#keep(address.href, document);
    return send(request, document);
  }

  /** What a document of this address depends on; null outside of an open département, or while the base is away. */
  async #version(address: URL): Promise<string | null> {
    const { espaces, platform } = this.#application;
    try {
      const espace = await espaces.find(address.pathname.split("/")[1] ?? "");
      if (!espace) return null;
      const tete = await platform.read(espace.code, ANONYME, ({ tx }) => readHead(tx, espace.code));
      return tete === "" ? null : `${tete} ${dayInParis(platform.clock.now())}`;
    } catch (error) {
      // The page itself will say so.
      if (isUnavailable(error)) return null;
      throw error;
    }
  }

  #keep(key: string, document: Document): void {
    this.#documents.delete(key);
    this.#documents.set(key, document);
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= KEPT) break;
      this.#documents.delete(oldest);
    }
  }
}

/** The document, or « not modified » when the browser has it already. */
function send(request: Request, { html, etag, headers }: Document): Response {
  const answer = new Headers(headers);
  answer.set("ETag", etag);
  // The cookie decides: another reader gets another document at the same address.
  answer.set("Vary", "Cookie");
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers: answer });
  return new Response(html, { status: 200, headers: answer });
}
