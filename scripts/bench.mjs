import { spawn } from "node:child_process";
import { checkNode, ensureBuilt, ensureInstalled, fail, ROOT } from "./lib/prepare.mjs";

checkNode();
try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  fail(error);
}
const bench = spawn(process.execPath, ["--import", "tsx", "bench/run.ts", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
});
bench.on("error", fail);
// Ctrl-C reaches the child by itself, a signal sent to this process does not; either way we wait for it to clean up.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => bench.kill("SIGTERM"));
bench.on("exit", (code) => process.exit(code ?? 1));
