import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { z } from "@hono/zod-openapi";

const compress = promisify(gzip);

/** Under this many bytes a compressed answer is not worth its header. */
const SMALLEST_COMPRESSED = 1_000;

/** An answer ready to leave, in its two forms. */
export type Answer = {
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Null for a short one. */
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  /** Digest of `plain`, without quotes. */
  readonly digest: string;
};

/**
 * The only way to a JSON answer: `data` goes through its contract, which drops what it does not name, so that a column
 * added to a query never leaks. @throws ZodError when our own data break the contract.
 */
export async function respond<Contract extends z.ZodType>(
  contract: Contract,
  data: z.input<Contract>,
): Promise<Answer> {
  const plain = new Uint8Array(Buffer.from(JSON.stringify(contract.parse(data))));
  return {
    plain,
    gzip: plain.length < SMALLEST_COMPRESSED ? null : new Uint8Array(await compress(plain)),
    digest: createHash("sha256").update(plain).digest("base64url").slice(0, 27),
  };
}

/**
 * The HTTP response of an answer: compressed when the reader takes it, or 304 when they have it already. Each form has
 * its own strong tag (RFC 9110, 8.8.3), and either proves that the reader is up to date.
 */
export function deliver(
  request: Request,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): Response {
  const body =
    answer.gzip && acceptsGzip(request.headers.get("accept-encoding")) ? answer.gzip : answer.plain;
  const compressed = body !== answer.plain;
  const common = {
    ...headers,
    ETag: compressed ? `"${answer.digest}-gzip"` : `"${answer.digest}"`,
    Vary: "Accept-Encoding, Cookie",
  };
  if (isKnown(request.headers.get("if-none-match"), answer.digest)) {
    return new Response(null, { status: 304, headers: common });
  }
  return new Response(body, {
    status: 200,
    headers: {
      ...common,
      "Content-Type": "application/json; charset=utf-8",
      "Content-Length": String(body.length),
      ...(compressed && { "Content-Encoding": "gzip" }),
    },
  });
}

/** A problem leaves uncompressed and is never kept. */
export function deliverProblem<Contract extends z.ZodType>(
  contract: Contract,
  data: z.input<Contract> & { status: number },
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(JSON.stringify(contract.parse(data)), {
    status: data.status,
    headers: {
      ...headers,
      "Content-Type": "application/problem+json; charset=utf-8",
      "Cache-Control": "no-store",
    },
  });
}

/** `Accept-Encoding` names gzip, or anything, and does not refuse it with a weight of zero (RFC 9110, 12.5.3). */
export function acceptsGzip(header: string | null): boolean {
  if (header === null) return false;
  const weights = new Map(
    header.split(",").map((part) => {
      const [name = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
      return [name.trim(), weight === undefined ? 1 : Number(weight)] as const;
    }),
  );
  return (weights.get("gzip") ?? weights.get("x-gzip") ?? weights.get("*") ?? 0) > 0;
}

/** `If-None-Match` compares weakly (RFC 9110, 13.1.2): a relay may have marked our tag as weak. */
function isKnown(header: string | null, digest: string): boolean {
  if (header === null) return false;
  if (header.trim() === "*") return true;
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(`"${digest}"`) || tags.includes(`"${digest}-gzip"`);
}
