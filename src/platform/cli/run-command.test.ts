import { describe, expect, it } from "vitest";
import type { Database } from "#platform/database/database.ts";
import type { Application } from "#platform/http/application.ts";
import { Messages } from "#platform/http/messages.ts";
import { type Command, runCommand } from "./run-command.ts";

const words = { resume: "", usage: "essai", options: {}, arguments: 0 };

/** Runs a command line on a host that only notes what it is asked for. */
async function trace(command: Command): Promise<string[]> {
  const seen: string[] = [];
  const code = await runCommand(command.mots.split(" "), {
    commands: [command],
    settings: () => ({}) as never,
    connect: async () => {
      seen.push("connect");
      return { database: {} as Database, stop: async () => void seen.push("stop") };
    },
    compose: async () => {
      seen.push("compose");
      return {} as Application;
    },
    messages: new Messages(),
    out: (line) => seen.push(line),
    err: () => {},
  });
  return [...seen, `exit ${code}`];
}

describe("a command", () => {
  it("receives the whole platform", async () => {
    const run = async ({ application }: { application: Application }) =>
      ({ result: { platform: application !== undefined }, exit: 0 }) as const;
    expect(await trace({ ...words, mots: "tout", run })).toEqual([
      "connect",
      "compose",
      '{"platform":true}',
      "stop",
      "exit 0",
    ]);
  });

  it("that asks for the base alone puts nothing into it", async () => {
    const run = async ({ database }: { database: Database }) =>
      ({ result: { base: database !== undefined }, exit: 0 }) as const;
    expect(await trace({ ...words, prepare: "base", mots: "base seule", run })).toEqual([
      "connect",
      '{"base":true}',
      "stop",
      "exit 0",
    ]);
  });

  it("that only computes opens nothing", async () => {
    const run = async ({ arguments: words }: { arguments: readonly string[] }) =>
      ({ result: { words }, exit: 0 }) as const;
    expect(await trace({ ...words, prepare: "rien", mots: "calcul", run })).toEqual([
      '{"words":[]}',
      "exit 0",
    ]);
  });
});
