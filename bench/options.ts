import { parseArgs } from "node:util";

export const PARTS = [
  "web",
  "api",
  "import",
  "sauvegarde",
  "courriel",
  "demarrage",
  "fuzz",
  "journal",
  "crash",
  "droits",
  "identite",
  "nouvelles",
  "recherche",
  "public",
  "priorites",
  "secret",
  "documents",
  "observatoire",
  "explorer",
  "national",
  "suite",
] as const;
export type Part = (typeof PARTS)[number];

export type Options = {
  parts: readonly Part[];
  /** Few départements, few seconds, few rows: shows that everything runs, its figures mean nothing. */
  quick: boolean;
  /** Where to write the figures as JSON; null: nowhere. */
  json: string | null;
};

export const HELP = `npm run bench [-- --seulement ${PARTS.join("|")}] [-- --rapide] [-- --json FICHIER]

  --seulement  une partie, ou plusieurs séparées par des virgules ; toutes sinon
               (« suite » lance deux fois les essais : elle ne part que si on la nomme)
  --rapide     petit jeu, en quelques secondes : vérifie que tout tourne, ses chiffres ne valent rien
  --json       écrit aussi les chiffres dans un fichier
  --aide       affiche cette aide

Ce qui est mesuré, et comment : bench/README.md.`;

/** Reads the command line; null when help was asked for. @throws Error whose message is the sentence to show. */
export function readOptions(args: readonly string[]): Options | null {
  let values: { seulement?: string[]; rapide?: boolean; json?: string; aide?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        seulement: { type: "string", multiple: true },
        rapide: { type: "boolean" },
        json: { type: "string" },
        aide: { type: "boolean" },
      },
    }));
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
  if (values.aide) return null;
  const names = (values.seulement ?? []).flatMap((list) => list.split(",")).map((name) => name.trim());
  const unknown = names.filter((name) => !(PARTS as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`Partie inconnue : ${unknown.join(", ")}\n\n${HELP}`);
  return {
    parts:
      names.length === 0
        ? PARTS.filter((part) => part !== "suite")
        : PARTS.filter((part) => names.includes(part)),
    quick: values.rapide ?? false,
    json: values.json ?? null,
  };
}
