import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { answerUnreadable, PATIENCE } from "./connection.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** What a server of ours, in a hurry, answers to a body that comes one byte at a time; and after how long. */
async function dribble(): Promise<{ answer: string; ms: number }> {
  server = createServer(
    { ...PATIENCE, headersTimeout: 500, requestTimeout: 800, connectionsCheckingInterval: 100 },
    (request, response) => {
      request.on("error", () => {});
      request.resume().on("end", () => response.end("lu"));
    },
  );
  answerUnreadable(server);
  const here = server;
  await new Promise<void>((resolve) => here.listen(0, "127.0.0.1", resolve));
  const socket = connect((here.address() as AddressInfo).port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += String(chunk);
  });
  socket.on("error", () => {});
  const start = performance.now();
  socket.write("POST /63 HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  const drip = setInterval(() => socket.write("a"), 100);
  await new Promise<void>((resolve) => socket.once("close", () => resolve()));
  clearInterval(drip);
  return { answer, ms: performance.now() - start };
}

describe("a slow body", () => {
  it("is cut in words when the time of a request is over, however many bytes still come", async () => {
    const { answer, ms } = await dribble();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("Cette demande est incomplète ou illisible.");
    expect(ms).toBeLessThan(5_000);
  });

  it("is given two minutes, no more, and headers ten seconds", () => {
    expect(PATIENCE).toMatchObject({ requestTimeout: 120_000, headersTimeout: 10_000 });
  });
});
