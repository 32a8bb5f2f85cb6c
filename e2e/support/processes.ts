import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** A server of ours, in a process of its own. */
export type Server = { address: string; process: ChildProcess; said(): string; stop(): Promise<void> };

/** Our environment without what says which base to use, and with `settings`. */
function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _application, DATABASE_URL_PROPRIETAIRE: _owner, ...env } = process.env;
  return { ...env, NODE_ENV: "production", ...settings };
}

/** Starts the built server as `npm start` does; resolves when `/sante` answers 200. */
export async function startServer(port: number, settings: Record<string, string>): Promise<Server> {
  const address = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    env: environment({ PORT: String(port), ...settings }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (chunk) => {
      output += String(chunk);
    });
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), 15_000);
    await gone;
    clearTimeout(late);
  };
  const deadline = Date.now() + 120_000;
  for (;;) {
    const answer = await fetch(`${address}/sante`).catch(() => null);
    if (answer?.ok) return { address, process: server, said: () => output, stop };
    if (server.exitCode === null && Date.now() < deadline) await sleep(200);
    else {
      await stop();
      throw new Error(`the server did not start (code ${server.exitCode})\n${output}`);
    }
  }
}

/** Runs `npm run maillage -- …`; `json` is the last line of its standard output. */
export async function runCommand(
  args: readonly string[],
  settings: Record<string, string>,
): Promise<{ code: number | null; json: Record<string, unknown>; said: string }> {
  const child = spawn(process.execPath, ["scripts/maillage.mjs", ...args], {
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  const last = out.trim().split("\n").at(-1) ?? "";
  const json = (last.startsWith("{") ? JSON.parse(last) : {}) as Record<string, unknown>;
  return { code, json, said };
}
