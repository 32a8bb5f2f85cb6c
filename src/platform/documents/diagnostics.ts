import { Refusal } from "#platform/values/refusal.ts";
import type { Diagnostic, Reponse } from "./protocole.ts";

/** What the compiler, or a component of `typst/papier.typ`, objects to, by the refusal that says it to a person. */
const OBJECTIONS: readonly [RegExp, string][] = [
  [/missing document title/, "documents.sans-titre"],
  [/missing alt text|papier:sans-texte-alternatif/, "documents.sans-texte-alternatif"],
  [/heading level|papier:niveau-de-titre/, "documents.niveaux-de-titre"],
  [/papier:tableau-sans-entete/, "documents.tableau-sans-entete"],
  [/file not found.*__images__/s, "documents.image-absente"],
  [
    /failed to decode image|unknown image format|failed to parse SVG|cannot read image/i,
    "documents.image-illisible",
  ],
];

/** What to throw for an answer without a document: a refusal for a person, or an error for an engineer. */
export function errorOf(reponse: Exclude<Reponse, { octets: Uint8Array }>, modele: string): Error {
  if ("refus" in reponse) {
    const { code, details, status } = reponse.refus;
    return new Refusal(code, details, status);
  }
  if ("modele" in reponse) return new Error(`${modele}: a reading instead of a document`);
  return "faute" in reponse
    ? new Error(`${modele}: ${reponse.faute}`)
    : refusalOf(reponse.diagnostics, modele);
}

function refusalOf(diagnostics: readonly Diagnostic[], modele: string): Error {
  for (const { message } of diagnostics) {
    const [, code] = OBJECTIONS.find(([pattern]) => pattern.test(message)) ?? [];
    if (code) return new Refusal(code, detailsOf(message));
  }
  const lines = diagnostics.map(({ message, fichier }) => `${fichier ?? modele}: ${message}`);
  return new Error(`the template ${modele} is wrong\n${lines.join("\n")}`);
}

function detailsOf(message: string): { image?: string } {
  const [, image] = /__images__\/([^)"\s]+)/.exec(message) ?? [];
  return image ? { image } : {};
}
