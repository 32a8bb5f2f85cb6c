import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bin, checkNode, ensureBuilt, ensureInstalled, fail, ROOT, seconds } from "./lib/prepare.mjs";

checkNode();

const reports = mkdtempSync(join(tmpdir(), "maillage-tests-"));
const totals = { passed: 0, failed: 0, skipped: 0 };

const STEPS = [
  {
    name: "types",
    what: "types (react-router typegen, tsc)",
    run: async () => (await tool("react-router", "typegen")) && (await tool("tsc", "--noEmit")),
  },
  { name: "biome", what: "format and lint", run: () => tool("biome", "ci", ".") },
  {
    name: "bordures",
    what: "module borders",
    run: () => tool("depcruise", "src", "--config", ".dependency-cruiser.cjs"),
  },
  { name: "inutiles", what: "unused code and packages", run: () => tool("knip") },
  { name: "unit", what: "unit and integration", run: () => vitest("unit") },
  { name: "build", what: "production build", run: () => ensureBuilt().then(() => true) },
  {
    name: "e2e",
    what: "end-to-end in a browser",
    run: () => vitest("e2e", "--config", "vitest.e2e.config.ts"),
  },
];

const HELP = `npm test [-- --seulement ÉTAPE[,ÉTAPE…]] [-- --aide]

Étapes, dans l’ordre, jusqu’au premier échec ; « e2e » entraîne « build » :
${STEPS.map(({ name, what }) => `  ${name.padEnd(9)} ${what}`).join("\n")}`;

let ok = false;
try {
  const wanted = chosenSteps();
  await ensureInstalled();
  ok = await runSteps(wanted);
} catch (error) {
  rmSync(reports, { recursive: true, force: true });
  fail(error);
}
rmSync(reports, { recursive: true, force: true });
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : "";
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(ok ? 0 : 1);

function chosenSteps() {
  let values;
  try {
    ({ values } = parseArgs({
      options: { seulement: { type: "string", multiple: true }, aide: { type: "boolean" } },
    }));
  } catch (error) {
    throw new Error(`${error.message}\n\n${HELP}`);
  }
  if (values.aide) {
    console.log(HELP);
    rmSync(reports, { recursive: true, force: true });
    process.exit(0);
  }
  const names = (values.seulement ?? []).flatMap((list) => list.split(",")).map((name) => name.trim());
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) throw new Error(`Étape inconnue : ${unknown.join(", ")}\n\n${HELP}`);
  if (names.length === 0) return STEPS;
  if (names.includes("e2e")) names.push("build");
  return STEPS.filter((step) => names.includes(step.name));
}

async function runSteps(steps) {
  for (const { name, what, run } of steps) {
    console.log(`\n▶ ${name} — ${what}`);
    const start = Date.now();
    let passed = false;
    try {
      passed = await run();
    } catch (error) {
      console.error(`${error.detail ?? ""}\n${error.message}`);
    }
    console.log(`${passed ? "✔" : "✘"} ${name} (${seconds(start)})`);
    if (!passed) return false;
  }
  return true;
}

/** Runs a program of the installed packages with our output; true when it succeeds. */
function tool(name, ...args) {
  const env = { ...process.env };
  // Each tool chooses its own: « production » would strip what tests need.
  delete env.NODE_ENV;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin(name), ...args], { cwd: ROOT, env, stdio: "inherit" });
    child.on("error", (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on("exit", (code) => resolve(code === 0));
  });
}

async function vitest(name, ...args) {
  const file = join(reports, `${name}.json`);
  const passed = await tool(
    "vitest",
    "run",
    ...args,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  );
  let report = {};
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // It ended before it could report: counted as a failure below.
  }
  totals.passed += report.numPassedTests ?? 0;
  totals.skipped += (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  // A file that cannot be loaded has no failed test, and yet fails.
  totals.failed += Math.max(report.numFailedTests ?? 0, passed ? 0 : 1);
  return passed;
}
