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
bench.on("exit", (code) => process.exit(code ?? 1));
