import { once } from "node:events";
import type { Readable } from "node:stream";
import type { Cleanup } from "./cleanup.ts";
import { childEnvironment, spawnScript, stopChild } from "./processes.ts";

/**
 * Loaded into the child: at its end it writes the largest memory it held, in kilobytes, on its fourth output. Linux's
 * own count for the process is taken first: `maxRSS` also counts the parent from which the child was forked.
 */
const PEAK_REPORTER = `
import { readFileSync, writeSync } from "node:fs";
process.on("exit", () => {
  let peak = process.resourceUsage().maxRSS;
  try {
    peak = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {}
  writeSync(3, String(peak));
});`;

export type ChildCommand = {
  /** Its last line, read. */
  result: unknown;
  seconds: number;
  peakMb: number;
};

/** Runs `maillage …` in a process of its own, on a data folder. @throws Error when it does not end with 0. */
export async function runInChild(
  cleanup: Cleanup,
  args: readonly string[],
  { dossier, env = {} }: { dossier: string; env?: Record<string, string> },
): Promise<ChildCommand> {
  const start = performance.now();
  const child = spawnScript("maillage.mjs", args, {
    env: childEnvironment({ MAILLAGE_DONNEES: dossier, MAILLAGE_DEMO: "0", ...env }),
    nodeArgs: ["--import", `data:text/javascript,${encodeURIComponent(PEAK_REPORTER)}`],
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const forget = cleanup.defer(() => stopChild(child));
  const [out, err, peak] = [child.stdio[1], child.stdio[2], child.stdio[3]].map((stream) =>
    collect(stream as Readable),
  );
  const [code] = (await once(child, "close")) as [number | null];
  const seconds = (performance.now() - start) / 1000;
  await forget();
  const last = out?.text.trimEnd().split("\n").at(-1) ?? "";
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${last}\n${err?.text.slice(-2_000)}`);
  return { result: JSON.parse(last), seconds, peakMb: Number(peak?.text) / 1024 };
}

function collect(stream: Readable): { text: string } {
  const collected = { text: "" };
  stream.setEncoding("utf8").on("data", (text: string) => {
    collected.text += text;
  });
  return collected;
}
