import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { projectRoot } from "#platform/database/project-root.ts";
import { makeOutsideCluster, PREPARATION } from "#testing/outside-cluster.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { figure, printTable } from "./support/figures.ts";
import { childEnvironment, stopChild } from "./support/processes.ts";

/** One run of the unit and integration tests; `failures` are their names. */
export type SuiteFigures = {
  base: "embarquée" | "externe";
  /** As the server says it: « 15.18 (Debian 15.18-0+deb12u1) »; null for the embedded one. */
  version: string | null;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  failures: string[];
};

/** Runs the tests on the embedded base, then on each PostgreSQL found on this machine as an outside one. */
export async function measureSuite(cleanup: Cleanup, quick: boolean): Promise<SuiteFigures[]> {
  const only = quick ? ["src/platform/journal", "src/platform/database/tenant.test.ts"] : [];
  const results: SuiteFigures[] = [];
  if (process.env.MAILLAGE_MESURES_SUITE !== "externe") {
    results.push({ base: "embarquée", version: null, ...(await runTests(cleanup, only, {})) });
  }
  for (const programs of outsidePrograms()) {
    const cluster = await makeOutsideCluster({ programs, durable: true });
    const remove = cleanup.defer(() => cluster.remove());
    for (const statement of PREPARATION) await cluster.run(statement);
    // What tests ask for beyond an installation: README, « Tests ».
    await cluster.run("ALTER ROLE maillage_proprietaire CREATEDB");
    await cluster.run("GRANT maillage_application TO maillage_proprietaire");
    const [server] = await cluster.run("SHOW server_version");
    const ran = await runTests(cleanup, only, {
      DATABASE_URL: cluster.url("maillage_application", "maillage"),
      DATABASE_URL_PROPRIETAIRE: cluster.url("maillage_proprietaire", "maillage"),
      ...(programs && { MAILLAGE_ESSAIS_POSTGRESQL: programs }),
    });
    results.push({ base: "externe", version: String(server?.server_version), ...ran });
    await remove();
  }
  print(results);
  return results;
}

/**
 * Folders of `MAILLAGE_ESSAIS_POSTGRESQL` (several: separated by « : »), else those where Debian puts its versions, else
 * the programs of the embedded base, started as an outside server.
 */
function outsidePrograms(): (string | null)[] {
  const named = process.env.MAILLAGE_ESSAIS_POSTGRESQL;
  if (named) return named.split(":");
  const debian = "/usr/lib/postgresql";
  const found = (existsSync(debian) ? readdirSync(debian) : [])
    .map((version) => join(debian, version, "bin"))
    .filter((folder) => existsSync(join(folder, "postgres")));
  return found.length > 0 ? found : [null];
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

async function runTests(
  cleanup: Cleanup,
  only: readonly string[],
  settings: Record<string, string>,
): Promise<Pick<SuiteFigures, "passed" | "failed" | "skipped" | "seconds" | "failures">> {
  const folder = mkdtempSync(join(tmpdir(), "maillage-suite-"));
  const remove = cleanup.defer(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "rapport.json");
  const vitest = join(projectRoot(), "node_modules", "vitest", "vitest.mjs");
  const {
    NODE_ENV: _stripsWhatTestsNeed,
    MAILLAGE_ESSAIS_POSTGRESQL: _several,
    ...env
  } = childEnvironment({});
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [vitest, "run", ...only, "--reporter=json", `--outputFile.json=${file}`],
    { cwd: projectRoot(), env: { ...env, ...settings }, stdio: ["ignore", "ignore", "pipe"] },
  );
  const forget = cleanup.defer(() => stopChild(child));
  const [errors] = await Promise.all([text(child.stderr), once(child, "close")]);
  const seconds = (performance.now() - start) / 1000;
  await forget();
  if (!existsSync(file)) throw new Error(`the tests ended without a report:\n${errors.slice(-2_000)}`);
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  await remove();
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === "failed").map((one) => one.fullName);
    // A file that cannot be loaded has no failed test, and yet fails.
    return status === "failed" && failed.length === 0 ? [`${name}: ${message.split("\n")[0]}`] : failed;
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests,
    seconds,
    failures,
  };
}

function print(results: readonly SuiteFigures[]): void {
  const embedded = results.find(({ base }) => base === "embarquée");
  printTable(
    "Essais unitaires et d’intégration",
    ["base", "réussis", "échoués", "passés", "secondes", "embarquée = 1"],
    results.map((one) => [
      one.version ? `externe, PostgreSQL ${one.version}` : "embarquée",
      figure(one.passed),
      String(one.failed),
      String(one.skipped),
      figure(one.seconds),
      figure(embedded ? one.seconds / embedded.seconds : null),
    ]),
  );
  for (const { base, version, failures } of results) {
    for (const name of failures) console.log(`échec (${base}${version ? ` ${version}` : ""}) : ${name}`);
  }
}
