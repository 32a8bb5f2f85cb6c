import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Database } from "#platform/database/database.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import { bouton, liste, paragraphe, titre } from "#platform/mail/contenu.ts";
import { queueMails } from "#platform/mail/queue-mail.ts";
import { declareServer } from "#platform/mail/serveur.ts";
import { startSmtp } from "#testing/smtp.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { GENRE_RONDE } from "./support/courriel-round.ts";
import { figure, printTable } from "./support/figures.ts";
import { childEnvironment, stopChild } from "./support/processes.ts";

type MailFigures = {
  round: string;
  mails: number;
  kills: number;
  queuedPerSecond: number;
  sentPerSecond: number;
  /** Different Message-IDs that the server took: must be the number of mails. */
  received: number;
  /** Mails taken more than once, under the same Message-ID: killed between the word of the server and our commit. */
  twins: number;
  lost: number;
};

const EXPEDITEUR = "Maillage <maillage@exemple.fr>";

/** A round of mails by two processes, undisturbed, then with kill -9 of one process after another in its middle. */
export async function measureMail(cleanup: Cleanup, quick: boolean): Promise<MailFigures[]> {
  const mails = quick ? 200 : 5_000;
  const results = [await round(cleanup, "deux processus", mails, 0)];
  results.push(await round(cleanup, "kill -9 au milieu", mails, quick ? 2 : 8));
  printTable(
    `Courriels : une ronde de ${mails}, un courriel par personne`,
    ["Ronde", "kill -9", "écrits/s", "envoyés/s", "reçus", "perdus", "en double"],
    results.map((one) => [
      one.round,
      String(one.kills),
      figure(one.queuedPerSecond),
      figure(one.sentPerSecond),
      String(one.received),
      String(one.lost),
      String(one.twins),
    ]),
  );
  const wrong = results.filter((one) => one.lost > 0);
  if (wrong.length > 0) console.log("Des courriels ont été perdus : c'est une faute, pas une lenteur.");
  return results;
}

async function round(cleanup: Cleanup, name: string, mails: number, kills: number): Promise<MailFigures> {
  const smtp = await startSmtp();
  const closeSmtp = cleanup.defer(() => smtp.stop());
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const { database } = application.platform;
  const env = childEnvironment({
    MAILLAGE_DONNEES: dossier,
    MAILLAGE_DEMO: "0",
    SMTP_URL: `smtp://127.0.0.1:${smtp.settings.port}`,
    MAILLAGE_COURRIEL_EXPEDITEUR: EXPEDITEUR,
  });
  await declareServer(database, {
    smtp: smtp.settings,
    expediteur: { nom: "Maillage", adresse: "maillage@exemple.fr" },
    parMinute: null,
  });
  const queuedPerSecond = await queueRound(database, mails);
  const children = [startChild(cleanup, env), startChild(cleanup, env)];
  await until(() => smtp.recus.length > 0);
  const start = performance.now();
  for (let kill = 1; kill <= kills; kill += 1) {
    await until(() => smtp.recus.length >= (mails * kill) / (kills + 1));
    const [victim] = children.splice(0, 1);
    victim?.child.kill("SIGKILL");
    children.push(startChild(cleanup, env));
  }
  await until(async () => (await left(database)) === 0);
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(children.map(({ stop }) => stop()));
  await close();
  await remove();
  await closeSmtp();
  const received = new Set(smtp.recus.map((one) => one.messageId)).size;
  return {
    round: name,
    mails,
    kills,
    queuedPerSecond,
    sentPerSecond: mails / seconds,
    received,
    twins: smtp.recus.length - received,
    lost: mails - received,
  };
}

async function queueRound(database: Database, mails: number): Promise<number> {
  const now = Temporal.Now.instant();
  const start = performance.now();
  const round = Array.from({ length: mails }, (_, n) => ({
    genre: GENRE_RONDE,
    departement: null,
    destinataire: `pilote${n}@exemple${n % 40}.fr`,
    nom: `Pilote ${n}`,
    sujet: "Où en sont vos actions ?",
    contenu: [
      titre("Donnez des nouvelles"),
      paragraphe("Bonjour,\nvoici les actions que vous pilotez."),
      liste(Array.from({ length: 6 }, (__, k) => `Action ${n}-${k} : ouvrir de nouvelles places d'accueil`)),
      bouton("Donner des nouvelles", `http://localhost/nouvelles/${n}`),
    ],
  }));
  await database.national((tx) => queueMails(tx, round, now));
  return mails / ((performance.now() - start) / 1000);
}

async function left(database: Database): Promise<number> {
  const { rows } = await database.national((tx) =>
    sql<{ left: number }>`SELECT count(*)::int AS left FROM courriel WHERE etat <> 'envoye'`.execute(tx),
  );
  return rows[0]?.left ?? 0;
}

function startChild(
  cleanup: Cleanup,
  env: NodeJS.ProcessEnv,
): { child: ChildProcess; stop: () => Promise<void> } {
  const script = join(projectRoot(), "bench/support/courriel-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    cwd: projectRoot(),
    env,
    stdio: ["ignore", "ignore", "inherit"],
    detached: process.platform !== "win32",
  });
  return { child, stop: cleanup.defer(() => stopChild(child)) };
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 600_000;
  while (!(await done())) {
    if (performance.now() > end) throw new Error("the round does not end");
    await sleep(20);
  }
}
