import { z } from "@hono/zod-openapi";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "./answer-cache.ts";
import { acceptsGzip, respond } from "./respond.ts";

const Contract = z.object({ nom: z.string() });

describe("an answer", () => {
  it("loses what its contract does not name", async () => {
    const rich = { nom: "Caf", courriel: "secret@exemple.fr" };
    const { plain } = await respond(Contract, rich);
    expect(Buffer.from(plain).toString("utf8")).toBe('{"nom":"Caf"}');
  });

  it("does not leave when our data break the contract", async () => {
    await expect(respond(Contract, { nom: 3 } as never)).rejects.toThrow();
  });
});

describe("Accept-Encoding", () => {
  it.each([
    [null, false],
    ["", false],
    ["gzip", true],
    ["deflate, GZIP;q=0.5", true],
    ["br", false],
    ["*", true],
    ["*;q=0", false],
    ["gzip;q=0, *", false],
    ["gzip; q=0.000", false],
  ])("%s", (header, expected) => {
    expect(acceptsGzip(header)).toBe(expected);
  });
});

describe("kept answers", () => {
  const answer = (bytes: number) => ({ plain: new Uint8Array(bytes), gzip: null, digest: "x" });

  it("are given back while their stamp holds, for a minute", () => {
    const cache = new AnswerCache();
    const kept = answer(1);
    cache.keep("a", "1", kept, 0);
    expect(cache.find("a", "1", 60_000)).toBe(kept);
    expect(cache.find("a", "2", 1)).toBeNull();
    expect(cache.find("b", "1", 1)).toBeNull();
    expect(cache.find("a", "1", 60_001)).toBeNull();
  });

  it("make room, the least recently used first", () => {
    const cache = new AnswerCache();
    const half = 30 * 1024 * 1024;
    cache.keep("a", "1", answer(half), 0);
    cache.keep("b", "1", answer(half), 0);
    cache.find("a", "1", 0);
    cache.keep("c", "1", answer(half), 0);
    expect(["a", "b", "c"].map((key) => cache.find(key, "1", 0) !== null)).toEqual([true, false, true]);
  });
});
