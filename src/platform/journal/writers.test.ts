import { type ChildProcess, spawn } from "node:child_process";
import { once as event } from "node:events";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { runCommand } from "#platform/cli/run-command.ts";
import { Platform } from "#platform/context/platform.ts";
import { Database } from "#platform/database/database.ts";
import { Messages } from "#platform/http/messages.ts";
import { newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { commandeVerifierJournal } from "./cli.ts";
import { recordJournal } from "./journal.ts";
import { recordReading } from "./lecture.ts";
import { messagesJournal } from "./messages.ts";
import { verifyChain } from "./verify.ts";

const d63 = departement("63");
const base = setUpDatabase();

const verify = (chaine: "journal" | "lecture") =>
  base().platform.read(d63, ESSAIS, ({ tx }) => verifyChain(tx, chaine, d63));

function write(platform: Platform, lines: number): Promise<void> {
  return platform.act(d63, ESSAIS, async (ctx) => {
    recordReading(ctx, { operation: "essai.lire", objet: { genre: "essai", id: newId() } });
    await recordJournal(
      ctx,
      Array.from({ length: lines }, (_, n) => ({
        operation: "essai.ecrire",
        objet: { genre: "essai", id: newId() },
        apres: { n },
      })),
    );
  });
}

/** Another process that writes in the same département as fast as it can, and says each transaction that was kept. */
function writeElsewhere(): { child: ChildProcess; kept: () => number } {
  const file = (name: string) => JSON.stringify(pathToFileURL(`${import.meta.dirname}/${name}`).href);
  const source = `
    const { Database } = await import(${file("../database/database.ts")});
    const { Platform } = await import(${file("../context/platform.ts")});
    const { systemClock } = await import(${file("../context/clock.ts")});
    const { recordJournal } = await import(${file("journal.ts")});
    const { newId } = await import(${file("../values/ids.ts")});
    const platform = new Platform(new Database(${JSON.stringify(base().settings)}, { connections: 5 }), systemClock);
    const writer = async () => {
      for (;;) {
        await platform.act("63", { genre: "systeme", nom: "ailleurs" }, (ctx) =>
          recordJournal(ctx, [1, 2, 3].map((n) => ({ operation: "essai.ailleurs", objet: { genre: "essai", id: newId() }, apres: { n } }))));
        process.stdout.write("+");
      }
    };
    await Promise.all([writer(), writer(), writer(), writer(), writer()]);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let kept = 0;
  child.stdout?.on("data", (data: Buffer) => {
    kept += data.length;
  });
  return { child, kept: () => kept };
}

it("fifty writers of two processes make one chain, and kill -9 leaves it whole", async () => {
  const other = writeElsewhere();
  await event(other.child.stdout as NodeJS.ReadableStream, "data");
  const database = new Database(base().settings, { connections: 20 });
  try {
    const platform = new Platform(database, clockAt(NOW));
    const writers = Array.from({ length: 50 }, async (_, index) => {
      for (let turn = 0; turn < 4; turn++) await write(platform, 1 + ((index + turn) % 5));
    });
    await Promise.all(writers);
  } finally {
    await database.close();
  }
  other.child.kill("SIGKILL");
  await event(other.child, "exit");
  // The server may still be ending what the killed process had sent.
  await write(base().platform, 1);
  const journal = await verify("journal");
  const here = 200 / 5;
  const own = here * (1 + 2 + 3 + 4 + 5) + 1;
  expect(journal).toMatchObject({ anomalies: [], nombre: 0 });
  expect(await verify("lecture")).toMatchObject({ anomalies: [], nombre: 0, lignes: 201 });
  const elsewhere = journal.lignes - own;
  expect(other.kept()).toBeGreaterThan(0);
  // Whole transactions only, and every one that was said to be kept.
  expect(elsewhere % 3).toBe(0);
  expect(elsewhere / 3).toBeGreaterThanOrEqual(other.kept());
}, 60_000);

/** Runs the command line on this base; standard output is its JSON. */
async function command(...args: string[]): Promise<{ code: number; json: unknown; said: string }> {
  const said: string[] = [];
  const out: string[] = [];
  const messages = new Messages();
  messages.add(messagesJournal);
  const code = await runCommand(["journal", "verifier", ...args], {
    commands: [commandeVerifierJournal],
    settings: () => ({}) as never,
    connect: async () => ({ database: base().database, stop: async () => {} }),
    compose: () => Promise.reject(new Error("needs the base only")),
    messages,
    out: (line) => out.push(line),
    err: (line) => said.push(line),
  });
  return { code, json: JSON.parse(out.at(-1) ?? "null"), said: said.join("\n") };
}

it("the command gives the head, which it takes back, and refuses what is none", async () => {
  await write(base().platform, 3);
  const whole = await command();
  expect(whole).toMatchObject({ code: 0, json: { anomalies: 0, departements: [{ departement: "63" }] } });
  const { tete } = (await verify("journal")) as { tete: { compte: string; empreinte: string } };
  const noted = `${tete.compte}:${tete.empreinte}`;
  expect(whole.said).toContain(`Tête ${noted}`);
  await write(base().platform, 2);
  expect(await command("--departement", "63", "--tete", noted)).toMatchObject({ code: 0 });
  const ahead = await command(
    "--departement",
    "63",
    "--tete",
    `${Number(tete.compte) + 50}:${tete.empreinte}`,
  );
  expect(ahead).toMatchObject({ code: 2, json: { anomalies: 1 } });
  expect(ahead.said).toContain("la fin a été coupée");
  expect(await command("--departement", "15")).toMatchObject({ code: 0, json: { anomalies: 0 } });
  for (const [args, words] of [
    [["--tete", noted], "ajoutez --departement"],
    [["--departement", "63", "--tete", "12"], "COMPTE:EMPREINTE"],
    [["--departement", "00"], "code de département"],
  ] as const) {
    const refused = await command(...args);
    expect(refused.code).toBe(2);
    expect(refused.said).toContain(words);
  }
});
