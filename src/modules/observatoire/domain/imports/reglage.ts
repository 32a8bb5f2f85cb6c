import { Refusal } from "#platform/values/refusal.ts";
import { readMillesime } from "../millesime.ts";
import { MAILLES } from "../vocabulaire.ts";
import type { Reglage } from "./prereglage.ts";

/**
 * What was said beside a file, on the command line or in a form; empty texts say nothing.
 *
 * @throws Refusal `observatoire.millesime`, `observatoire.maille`, `observatoire.geographie`, `observatoire.colonnes`
 */
export function readReglage(said: Readonly<Record<string, string | boolean | undefined>>): Reglage {
  const text = (name: string): string | undefined => {
    const value = said[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const reglage: Record<string, unknown> = {};
  for (const name of ["edition", "producteur", "jeu", "licence", "adresse", "indicateur"]) {
    if (text(name) !== undefined) reglage[name] = text(name);
  }
  const millesime = text("millesime");
  if (millesime !== undefined) {
    reglage.millesime = readMillesime(millesime);
    if (reglage.millesime === null) throw new Refusal("observatoire.millesime", { champ: "millesime" });
  }
  const maille = text("maille");
  if (maille !== undefined) {
    reglage.maille = MAILLES.find((one) => one === maille);
    if (reglage.maille === undefined) {
      throw new Refusal("observatoire.maille", { champ: "maille", connues: [...MAILLES] });
    }
  }
  const geographie = text("geographie");
  if (geographie !== undefined) {
    if (!/^\d{4}$/.test(geographie)) throw new Refusal("observatoire.geographie", { champ: "geographie" });
    reglage.geographie = Number(geographie);
  }
  const colonnes = text("colonnes");
  if (colonnes !== undefined) reglage.colonnes = readColonnes(colonnes);
  return reglage as Reglage;
}

/** « En-tête=code;Autre=valeur », or one a line. */
function readColonnes(texte: string): Record<string, string> {
  const pairs = texte
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const found: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.lastIndexOf("=");
    if (at <= 0) throw new Refusal("observatoire.colonnes", { champ: "colonnes" });
    found[pair.slice(0, at).trim()] = pair.slice(at + 1).trim();
  }
  return found;
}
