import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Settings } from "#platform/config/settings.ts";
import type { Database } from "#platform/database/database.ts";
import type { Application } from "#platform/http/application.ts";
import type { Messages } from "#platform/http/messages.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";

type CommandWords = {
  /** Words that call it: « importer plan ». */
  readonly mots: string;
  readonly resume: string;
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Number of words expected after the name, files for instance. */
  readonly arguments: number;
};

/** A command that needs the whole platform: the base is migrated, national tables and demonstration loaded. */
export type ApplicationCommand = CommandWords & {
  readonly prepare?: "complet";
  readonly run: (call: CommandCall) => Promise<CommandResult>;
};

/** A command that needs the base as it is: migrated, and nothing put into it. */
export type DatabaseCommand = CommandWords & {
  readonly prepare: "base";
  readonly run: (call: DatabaseCall) => Promise<CommandResult>;
};

/** A command that only computes: neither settings nor base are looked at. */
export type PureCommand = CommandWords & {
  readonly prepare: "rien";
  readonly run: (call: PureCall) => Promise<CommandResult>;
};

/** One command of `npm run maillage`. Modules declare theirs; `main.ts` lists them. */
export type Command = ApplicationCommand | DatabaseCommand | PureCommand;

export type PureCall = {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** For people, on standard error. */
  readonly say: (line: string) => void;
};

export type CommandCall = PureCall & { readonly application: Application };
export type DatabaseCall = PureCall & { readonly database: Database };

/** `result` is the machine-readable last line; exit 0, or 2 when the command refused and wrote nothing. */
export type CommandResult = { result: object; exit: 0 | 2 };

export type CommandHost = {
  readonly commands: readonly Command[];
  readonly settings: () => Settings;
  /** The base, migrated. */
  readonly connect: (settings: Settings) => Promise<{ database: Database; stop: () => Promise<void> }>;
  /** What turns the base into the platform. */
  readonly compose: (database: Database, settings: Settings) => Promise<Application>;
  readonly messages: Messages;
  /** Standard output: the JSON line, nothing else. */
  readonly out: (line: string) => void;
  /** Standard error: all that is for people. */
  readonly err: (line: string) => void;
};

/** Runs one command line. Returns the exit code: 0 done, 1 fault or wrong call, 2 refused with nothing written. */
export async function runCommand(args: readonly string[], host: CommandHost): Promise<number> {
  const command = host.commands.find(
    (one) => one.mots === args.slice(0, one.mots.split(" ").length).join(" "),
  );
  const help = args.includes("--aide") || args.includes("-h") || args.length === 0;
  if (!command || help) {
    const lines = command ? describe(command) : overview(host.commands);
    for (const line of lines) (help ? host.out : host.err)(line);
    return help ? 0 : 1;
  }
  try {
    return await runCall(command, { ...parseCall(command, args), say: host.err }, host);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = host.messages.sentence(error);
    host.err(message);
    host.out(JSON.stringify({ erreurs: [{ feuille: null, ligne: null, colonne: null, message }] }));
    return error.code === "commande.usage" ? 1 : 2;
  }
}

async function runCall(command: Command, call: PureCall, host: CommandHost): Promise<number> {
  const report = ({ result, exit }: CommandResult) => {
    host.out(JSON.stringify(result));
    return exit;
  };
  if (command.prepare === "rien") return report(await command.run(call));
  const settings = host.settings();
  const { database, stop } = await host.connect(settings);
  try {
    if (command.prepare === "base") return report(await command.run({ ...call, database }));
    return report(await command.run({ ...call, application: await host.compose(database, settings) }));
  } finally {
    await stop();
  }
}

function parseCall(command: Command, args: readonly string[]): Pick<PureCall, "arguments" | "options"> {
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(command.mots.split(" ").length),
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length !== command.arguments) throw new Error("argument");
    return { arguments: positionals, options: values as CommandCall["options"] };
  } catch {
    throw new Refusal("commande.usage", { usage: command.usage });
  }
}

function overview(commands: readonly Command[]): string[] {
  return [
    "npm run maillage -- <commande> [options]",
    "",
    ...commands.map((command) => `  ${command.usage}\n      ${command.resume}`),
    "",
    "--aide après une commande donne son détail. La dernière ligne de la sortie est du JSON.",
    "Codes de sortie : 0 fait, 1 appel incorrect ou panne, 2 refusé et rien d'écrit.",
  ];
}

function describe(command: Command): string[] {
  return [command.usage, "", command.resume];
}
