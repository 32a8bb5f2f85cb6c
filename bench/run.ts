import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { measureApi } from "./api.ts";
import { measureMail } from "./courriel.ts";
import { measureCrash } from "./crash.ts";
import { measureStart } from "./demarrage.ts";
import { measureDocuments } from "./documents.ts";
import { measureDroits } from "./droits.ts";
import { measureExplorer } from "./explorer.ts";
import { measureFuzz } from "./fuzz.ts";
import { measureIdentite } from "./identite.ts";
import { measureImport } from "./importation.ts";
import { measureJournal } from "./journal.ts";
import { measureNational } from "./national.ts";
import { measureNouvelles } from "./nouvelles.ts";
import { measureObservatoire } from "./observatoire.ts";
import { HELP, type Options, readOptions } from "./options.ts";
import { measurePriorites } from "./priorites.ts";
import { measurePublic } from "./public.ts";
import { measureSearch } from "./recherche.ts";
import { measureBackup } from "./sauvegarde.ts";
import { measureSecret } from "./secret.ts";
import { measureSuite } from "./suite.ts";
import { Cleanup } from "./support/cleanup.ts";
import { measureWeb } from "./web.ts";

/** `npm run bench`: prints figures and ratios. A figure beyond what was hoped for is said, and is not a failure. */
async function main(): Promise<void> {
  let options: Options | null;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
    return;
  }
  if (!options) {
    console.log(HELP);
    return;
  }
  const cleanup = new Cleanup();
  cleanup.onInterruption();
  try {
    await measure(cleanup, options);
  } catch (error) {
    // What fails because the run was cut short says nothing.
    if (!cleanup.ending) console.error(error);
    process.exitCode = 1;
  } finally {
    await cleanup.run();
  }
}

async function measure(cleanup: Cleanup, { parts, quick, json }: Options): Promise<void> {
  const machine = {
    processor: cpus()[0]?.model ?? "",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  };
  console.log(
    `${machine.cores} cœurs (${machine.processor}), ${machine.memoryGb} Go, ${machine.platform}, Node ${machine.node}`,
  );
  if (quick) console.log("Petit jeu : ces chiffres ne valent rien, ils montrent que tout tourne.");
  const figures = {
    date: new Date().toISOString(),
    machine,
    quick,
    ...(parts.includes("web") && { web: await measureWeb(cleanup, quick) }),
    ...(parts.includes("api") && { api: await measureApi(cleanup, quick) }),
    ...(parts.includes("import") && { import: await measureImport(cleanup, quick) }),
    ...(parts.includes("sauvegarde") && { backup: await measureBackup(cleanup, quick) }),
    ...(parts.includes("courriel") && { mail: await measureMail(cleanup, quick) }),
    ...(parts.includes("demarrage") && { start: await measureStart(cleanup, quick) }),
    ...(parts.includes("fuzz") && { fuzz: await measureFuzz(cleanup, quick) }),
    ...(parts.includes("journal") && { journal: await measureJournal(cleanup, quick) }),
    ...(parts.includes("crash") && { crash: await measureCrash(cleanup, quick) }),
    ...(parts.includes("droits") && { droits: await measureDroits(cleanup, quick) }),
    ...(parts.includes("identite") && { identite: await measureIdentite(cleanup, quick) }),
    ...(parts.includes("recherche") && { search: await measureSearch(cleanup, quick) }),
    ...(parts.includes("nouvelles") && { nouvelles: await measureNouvelles(cleanup, quick) }),
    ...(parts.includes("public") && { public: await measurePublic(quick) }),
    ...(parts.includes("priorites") && { priorites: await measurePriorites(quick) }),
    ...(parts.includes("secret") && { secret: await measureSecret(quick) }),
    ...(parts.includes("documents") && { documents: await measureDocuments(cleanup, quick) }),
    ...(parts.includes("national") && { national: await measureNational(cleanup, quick) }),
    ...(parts.includes("observatoire") && { observatoire: await measureObservatoire(cleanup, quick) }),
    ...(parts.includes("explorer") && { explorer: await measureExplorer(cleanup, quick) }),
    ...(parts.includes("suite") && { suite: await measureSuite(cleanup, quick) }),
  };
  if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
}

await main();
