import { existsSync } from "node:fs";
import chromiumInNpm from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Everything that would look for the network outside, where there may be none. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real Chromium: `CHROMIUM_PATH`, else an installed one, else the one shipped in npm (Linux x64). */
export async function launchChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist`);
  const executable = named ?? INSTALLED.find((path) => existsSync(path));
  if (executable) return chromium.launch({ executablePath: executable, args: QUIET });
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "No Chromium: the one shipped in npm is for Linux x64. Install Chromium or Chrome, or set CHROMIUM_PATH.",
    );
  }
  // With a single process the browser dies when a context closes.
  const args = chromiumInNpm.args.filter(
    (arg) => arg !== "--single-process" && !arg.startsWith("--headless"),
  );
  return chromium.launch({ executablePath: await chromiumInNpm.executablePath(), args: [...args, ...QUIET] });
}
