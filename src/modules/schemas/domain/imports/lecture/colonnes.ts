/** Settles, by their place, the columns whose header alone does not say which level they name. */
import { applyMapping, type Entete, matchColumns } from "#platform/import/columns.ts";
import type { Feuille } from "#platform/import/feuilles.ts";
import { CHAMPS, CHAMPS_RECONNUS, ETIQUETTES, INTITULE, NIVEAU, NUMERO } from "./champs.ts";

const NIVEAUX = ["volet", "engagement", "objectif", "action"] as const;
const NUMERO_DE: Readonly<Record<string, string>> = {
  volet: "volet_no",
  engagement: "engagement_no",
  objectif: "objectif_no",
  action: "action_code",
};
const CODE_MAX = 12;

type Choix = Map<number, string | null>;

/** Texts of a column below the header, empty ones and copies of merged cells left out. */
function ownTexts(feuille: Feuille, entete: Entete, index: number): string[] {
  return feuille.lignes.flatMap((ligne) => {
    const cellule = ligne.cellules[index];
    const texte = cellule?.texte.trim() ?? "";
    const data = ligne.numero >= entete.premiereLigneDonnees && !entete.lignes.includes(ligne.numero);
    return data && texte !== "" && !cellule?.fusion ? [texte] : [];
  });
}

/** True for a column of short texts holding digits: « 1-A », « FA 12 ». */
function looksLikeCodes(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((texte) => texte.length <= CODE_MAX && /\d/.test(texte));
}

function settleTitles(feuille: Feuille, entete: Entete, choix: Choix): void {
  const taken = (cle: string) => [...choix].find(([, champ]) => champ === cle)?.[0];
  for (const [index, champ] of choix) {
    if (champ !== INTITULE) continue;
    const action = taken("action");
    if (action === undefined) choix.set(index, "action");
    else if (taken("action_code") === undefined && looksLikeCodes(ownTexts(feuille, entete, action))) {
      // « Action » holds « 1-A » and « Intitulé » what it is about.
      choix.set(action, "action_code");
      choix.set(index, "action");
    } else choix.set(index, null);
  }
}

/**
 * Levels from the outermost, left to right. The action comes first to be served (the last level, when nothing else
 * names it), then the objectif, which every plan needs, then volet and engagement.
 */
function settleLevels(choix: Choix): void {
  const taken = new Set([...choix.values()]);
  const floating = [...choix].filter(([, champ]) => champ === NIVEAU).map(([index]) => index);
  floating.sort((a, b) => a - b);
  const action = [...choix].find(([, champ]) => champ === "action")?.[0];
  const before = floating.filter((index) => action === undefined || index < action);
  for (const index of floating) if (!before.includes(index)) choix.set(index, null);
  for (const level of ["action", "objectif"]) {
    const last = before.at(-1);
    if (taken.has(level) || last === undefined) continue;
    choix.set(last, level);
    before.pop();
  }
  const free = ["volet", "engagement"].filter((level) => !taken.has(level));
  for (const [rank, index] of before.entries()) choix.set(index, free[rank] ?? null);
}

/** Each number goes to the next level at its right; alone and never the same twice, it is the action's code. */
function settleNumbers(feuille: Feuille, entete: Entete, choix: Choix): void {
  const numbers = [...choix].filter(([, champ]) => champ === NUMERO).map(([index]) => index);
  numbers.sort((a, b) => a - b);
  const levels = [...choix].filter(([, champ]) => NIVEAUX.some((level) => level === champ));
  levels.sort(([a], [b]) => a - b);
  const taken = () => new Set(choix.values());
  const [only] = numbers;
  if (numbers.length === 1 && only !== undefined && !taken().has("action_code")) {
    const texts = ownTexts(feuille, entete, only);
    const titles = [...choix].find(([, champ]) => champ === "action")?.[0];
    const actions = titles === undefined ? 0 : ownTexts(feuille, entete, titles).length;
    if (texts.length >= actions && new Set(texts).size === texts.length) {
      choix.set(only, "action_code");
      return;
    }
  }
  for (const index of numbers) {
    const level = levels.find(([at]) => at > index)?.[1] ?? "action";
    const field = NUMERO_DE[level] ?? "action_code";
    choix.set(index, taken().has(field) ? null : field);
  }
}

/**
 * Header of a plan of actions, each column with its field of {@link CHAMPS}; null when the sheet holds none.
 * The first two obligatory columns missing, or a doubled one, are in `anomalies`.
 */
export function trouverColonnes(feuille: Feuille): Entete | null {
  const entete = matchColumns(feuille, CHAMPS_RECONNUS);
  if (!entete) return null;
  const choix: Choix = new Map(
    entete.colonnes.map(({ index, champ }) => [index, champ === ETIQUETTES ? null : champ]),
  );
  settleTitles(feuille, entete, choix);
  settleLevels(choix);
  settleNumbers(feuille, entete, choix);
  return applyMapping(entete, Object.fromEntries(choix), CHAMPS, feuille.nom);
}
