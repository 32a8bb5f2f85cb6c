import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Settings } from "#platform/config/settings.ts";
import type { Application } from "#platform/http/application.ts";
import type { Messages } from "#platform/http/messages.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";

/** One command of `npm run maillage`. Modules declare theirs; `main.ts` lists them. */
export type Command = {
  /** Words that call it: « importer plan ». */
  readonly mots: string;
  readonly resume: string;
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Number of words expected after the name, files for instance. */
  readonly arguments: number;
  readonly run: (call: CommandCall) => Promise<CommandResult>;
};

export type CommandCall = {
  readonly application: Application;
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** For people, on standard error. */
  readonly say: (line: string) => void;
};

/** `result` is the machine-readable last line; exit 0, or 2 when the command refused and wrote nothing. */
export type CommandResult = { result: object; exit: 0 | 2 };

export type CommandHost = {
  readonly commands: readonly Command[];
  readonly settings: () => Settings;
  readonly open: (settings: Settings) => Promise<{ application: Application; stop: () => Promise<void> }>;
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
    const call = parseCall(command, args);
    const { application, stop } = await host.open(host.settings());
    try {
      const { result, exit } = await command.run({ application, ...call, say: host.err });
      host.out(JSON.stringify(result));
      return exit;
    } finally {
      await stop();
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = host.messages.sentence(error);
    host.err(message);
    host.out(JSON.stringify({ erreurs: [{ feuille: null, ligne: null, colonne: null, message }] }));
    return error.code === "commande.usage" ? 1 : 2;
  }
}

function parseCall(command: Command, args: readonly string[]): Pick<CommandCall, "arguments" | "options"> {
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
