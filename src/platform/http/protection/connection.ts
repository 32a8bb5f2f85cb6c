import type { Server, ServerOptions } from "node:http";
import type { Socket } from "node:net";
import { securityHeaders } from "./headers.ts";

/**
 * How long a client may take, in milliseconds, and how much its first lines may weigh, in bytes. A sheet of 20 MB gets
 * through in two minutes at 1.4 Mbit/s.
 */
export const PATIENCE: ServerOptions = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  requireHostHeader: true,
  // A request that two programs would cut at two places is refused: no leniency of the parser.
  insecureHTTPParser: false,
};

const STATUSES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers what is no HTTP, in words and with the headers of every answer, then hangs up. */
export function answerUnreadable(server: Server): void {
  server.maxHeadersCount = 100;
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable || socket.bytesWritten > 0) {
      socket.destroy(error);
      return;
    }
    const status = STATUSES[error.code ?? ""] ?? "400 Bad Request";
    const text = `${status.startsWith("431") ? "L'adresse ou les cookies envoyés sont trop longs." : "Cette demande est incomplète ou illisible."}\n`;
    const headers = [
      ...securityHeaders("http://localhost").filter(([name]) => name !== "Content-Security-Policy"),
      ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
      ["Cache-Control", "no-store"],
      ["Content-Type", "text/plain; charset=utf-8"],
      ["Content-Length", String(Buffer.byteLength(text))],
      ["Connection", "close"],
    ];
    socket.end(
      `HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\n${text}`,
    );
  });
}
