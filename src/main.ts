import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import * as build from "virtual:react-router/server-build";
import { serve } from "@hono/node-server";
import { commandeCreerAdministrateur, commandeLienAdministrateur } from "#modules/acteurs/index.ts";
import {
  commandeAttaquer,
  commandeImporterIndicateurs,
  commandePrioriser,
} from "#modules/observatoire/index.ts";
import { commandeImporterPlan, commandeVerifierVersions } from "#modules/schemas/index.ts";
import {
  commandeImporterCentroides,
  commandeImporterCommunes,
  commandeImporterCompetences,
  commandeImporterContours,
  commandeImporterEpci,
  commandeImporterZonage,
  nomDepartement,
  openEspace,
} from "#modules/territoires/index.ts";
import { backupCommands } from "#platform/backup/cli.ts";
import { runCommand } from "#platform/cli/run-command.ts";
import { type Protection, readSettings, type Settings } from "#platform/config/settings.ts";
import { systemClock } from "#platform/context/clock.ts";
import { connect, dataFolder } from "#platform/database/connect.ts";
import { type ApplicationLock, lockApplication } from "#platform/database/embedded/index.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import { stopPapiers } from "#platform/documents/render-pdf.ts";
import { answerUnreadable, PATIENCE } from "#platform/http/protection/connection.ts";
import { createServer } from "#platform/http/server.ts";
import { commandeVerifierJournal } from "#platform/journal/cli.ts";
import { commandesCourriel } from "#platform/mail/cli.ts";
import { openOutbox } from "#platform/mail/open-outbox.ts";
import { Atelier } from "#platform/papiers/atelier.ts";
import { rgpdCommands } from "#platform/rgpd/cli.ts";
import { Scheduler } from "#platform/schedule/scheduler.ts";
import { prepareRecherche } from "#platform/search/prepare.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { allMessages, compose } from "./composition.ts";

/** The web server: settings → base → modules → server. Resolves when it answers; stops on SIGINT and SIGTERM. */
export async function start(): Promise<void> {
  try {
    await startServer(readSettings(process.env));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // A refusal is a sentence for a person, not a stack for an engineer.
    throw Object.assign(new Error(allMessages().sentence(error)), { cause: error });
  }
}

/** `npm run maillage -- …`: returns the exit code. Works whether the server runs or not. */
export async function commande(args: string[]): Promise<number> {
  return runCommand(args, {
    commands: [
      commandeImporterPlan,
      commandeImporterIndicateurs,
      commandePrioriser,
      commandeAttaquer,
      commandeImporterCommunes,
      commandeImporterCentroides,
      commandeImporterContours,
      commandeImporterEpci,
      commandeImporterZonage,
      commandeImporterCompetences,
      commandeVerifierVersions,
      commandeCreerAdministrateur({ nomDepartement, openEspace }),
      commandeLienAdministrateur,
      commandeVerifierJournal,
      ...rgpdCommands,
      ...backupCommands(process.env, systemClock),
      ...commandesCourriel(() => readSettings(process.env)),
    ],
    settings: () => readSettings(process.env),
    connect: (settings) => connect(settings, () => {}),
    compose: (database, settings) => compose(database, settings, systemClock),
    messages: allMessages(),
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  });
}

async function startServer(settings: Settings & { protection: Protection }): Promise<void> {
  const log = (line: string) => console.log(line);
  const lock = settings.databaseUrl ? null : await lockApplication(dataFolder(settings));
  let stop = async () => {};
  try {
    const connection = await connect(settings, log);
    stop = connection.stop;
    const application = await compose(connection.database, settings, systemClock);
    const { version } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")) as {
      version: string;
    };
    const app = createServer(application, build, {
      origine: settings.origine,
      version,
      protection: settings.protection,
    });
    const server = await listen(app.fetch, settings);
    const address = settings.origine ?? `http://localhost:${settings.port}`;
    const { database } = connection;
    const scheduler = new Scheduler({
      database,
      clock: systemClock,
      application,
      taches: application.taches,
    });
    scheduler.start();
    const outbox = await openOutbox(application, settings, address);
    outbox?.start();
    const atelier = new Atelier({ application });
    atelier.start();
    lock?.setAddress(address);
    announce(address, settings);
    const ouverts = (await application.espaces.list()).map(({ code }) => code);
    const prepared = prepareRecherche(application.platform, application.recherche, ouverts);
    stopOnSignal(async () => {
      await Promise.all([prepared, scheduler.stop(), outbox?.stop(), atelier.stop().then(stopPapiers)]);
      await new Promise((resolve) => {
        server.close(resolve);
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      });
      await stop();
      await lock?.release();
    });
  } catch (error) {
    await stop();
    await lock?.release();
    throw error;
  }
}

function listen(
  fetch: Parameters<typeof serve>[0]["fetch"],
  settings: Settings,
): Promise<ReturnType<typeof serve>> {
  return new Promise((resolve, reject) => {
    const options = { fetch, port: settings.port, hostname: settings.host, serverOptions: PATIENCE };
    const server = serve(options, () => resolve(server));
    answerUnreadable(server as Server);
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE" ? new Refusal("demarrage.port-pris", { port: settings.port }) : error,
      );
    });
  });
}

function announce(address: string, settings: Settings): void {
  console.log(`\nMaillage est prêt : ${address}`);
  if (settings.demo) {
    console.log(`Démonstration : choisissez une identité sur ${address}/demonstration`);
    console.log(
      "  Caf, coordinatrice du schéma : Solène Marchebois · PMI : Agathe Clairval · autres départements : 03, 43",
    );
  }
  console.log("Ctrl-C pour arrêter.\n");
}

function stopOnSignal(close: ApplicationLock["release"]): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // A second Ctrl-C does not wait for open requests.
      if (stopping) process.exit(1);
      stopping = true;
      console.log("Arrêt…");
      setTimeout(() => process.exit(1), 10_000).unref();
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
