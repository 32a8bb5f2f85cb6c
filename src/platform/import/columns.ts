/**
 * Finds the columns of a sheet by the meaning of their headers: below a title, on one or two lines, in any order, in
 * the words of whoever made the sheet. Knows nothing of the fields themselves. Pure.
 */
import { type Anomalie, type Cellule, type Feuille, type Ligne, lettreColonne } from "./feuilles.ts";
import { meaningfulWords, wordsScore } from "./words.ts";

export type Champ = {
  readonly cle: string;
  /** How the field is named on screens. */
  readonly libelle: string;
  readonly synonymes: readonly string[];
  readonly obligatoire?: boolean;
  /** Several columns may carry it (one per year). */
  readonly repetable?: boolean;
  /** Shape of a header that means the field whatever the words (« 2024 »). */
  readonly motif?: RegExp;
};

export type Colonne = {
  readonly index: number;
  /** The header as written; the two lines of a group are joined (« Calendrier 22 »). */
  readonly libelle: string;
  readonly champ: string | null;
};

export type Entete = {
  /** Physical rows of the headers, with those that are repeated further down. */
  readonly lignes: readonly number[];
  readonly premiereLigneDonnees: number;
  readonly colonnes: readonly Colonne[];
  readonly anomalies: readonly Anomalie[];
};

const SEARCHED_ROWS = 40;
const MIN_FIELDS = 2;
const THRESHOLD = 45;
const MAX_HEADER = 120;

type Prepared = { champ: Champ; synonymes: readonly (readonly string[])[] };
type Named = { index: number; libelle: string; variantes: readonly string[] };

const prepared = new WeakMap<readonly Champ[], readonly Prepared[]>();

function prepare(champs: readonly Champ[]): readonly Prepared[] {
  let ready = prepared.get(champs);
  if (!ready) {
    ready = champs.map((champ) => ({
      champ,
      synonymes: [champ.cle, champ.libelle, ...champ.synonymes].map(meaningfulWords),
    }));
    prepared.set(champs, ready);
  }
  return ready;
}

function textAt(ligne: Ligne | undefined, index: number): string {
  return (ligne?.cellules[index]?.texte ?? "").replace(/\s+/g, " ").trim();
}

function scoreOf({ champ, synonymes }: Prepared, variantes: readonly string[]): number {
  let best = 0;
  for (const variante of variantes) {
    if (variante === "" || variante.length > MAX_HEADER) continue;
    if (champ.motif?.test(variante)) best = Math.max(best, 92);
    const words = meaningfulWords(variante);
    for (const synonyme of synonymes) best = Math.max(best, wordsScore(words, synonyme));
  }
  return best;
}

/** Gives each column its best field; a column that loses its field to a better one takes its next best. */
function assign(
  named: readonly Named[],
  champs: readonly Champ[],
): Map<number, { cle: string; score: number }> {
  const pairs = named.flatMap((column) =>
    prepare(champs)
      .map((item) => ({ column, champ: item.champ, score: scoreOf(item, column.variantes) }))
      .filter(({ score }) => score >= THRESHOLD),
  );
  pairs.sort((a, b) => b.score - a.score || a.column.index - b.column.index);
  const given = new Map<number, { cle: string; score: number }>();
  const taken = new Map<string, number>();
  for (const { column, champ, score } of pairs) {
    if (given.has(column.index)) continue;
    const other = taken.get(champ.cle);
    // Two headers that both name the field in full are a doubled column, said so; a vague one gives way.
    if (other !== undefined && !champ.repetable && !(score >= 95 && other >= 95)) continue;
    given.set(column.index, { cle: champ.cle, score });
    taken.set(champ.cle, Math.max(other ?? 0, score));
  }
  return given;
}

function single(ligne: Ligne): Named[] {
  return ligne.cellules.flatMap((_, index) => {
    const libelle = textAt(ligne, index);
    return libelle === "" ? [] : [{ index, libelle, variantes: [libelle] }];
  });
}

/** True when `index` belongs to a group: a header spread over several columns that have names of their own below. */
function inGroup(top: Ligne, bottom: Ligne, index: number): boolean {
  const same = (a: Cellule | undefined, b: Cellule | undefined) =>
    a !== undefined && b !== undefined && a.texte === b.texte && (a.fusion === true || b.fusion === true);
  const under = textAt(bottom, index);
  if (under === "" || under.length > 60 || under === textAt(top, index)) return false;
  const spreads = (left: number) => {
    if (textAt(top, left) === "" || textAt(bottom, left + 1) === "") return false;
    return same(top.cellules[left], top.cellules[left + 1]) || textAt(top, left + 1) === "";
  };
  let start = index;
  while (start > 0 && (textAt(top, start) === "" || same(top.cellules[start - 1], top.cellules[start])))
    start--;
  return textAt(top, start) !== "" && spreads(start);
}

/** Headers on two lines, or null when the second line holds data. */
function double(top: Ligne, bottom: Ligne | undefined): Named[] | null {
  if (!bottom || bottom.numero !== top.numero + 1) return null;
  const width = Math.max(top.cellules.length, bottom.cellules.length);
  const named: Named[] = [];
  let group = "";
  let grouped = false;
  for (let index = 0; index < width; index++) {
    const above = textAt(top, index);
    const below = textAt(bottom, index);
    if (above !== "") group = above;
    if (inGroup(top, bottom, index)) {
      grouped = true;
      named.push({ index, libelle: `${group} ${below}`, variantes: [`${group} ${below}`, below] });
    } else if (above !== "" && below !== "" && !(above === below && bottom.cellules[index]?.fusion)) {
      return null;
    } else if (above !== "" || below !== "") {
      const libelle = above || below;
      named.push({ index, libelle, variantes: [libelle] });
    }
  }
  return grouped ? named : null;
}

function rowKey(ligne: Ligne): string {
  return ligne.cellules.map((cellule) => cellule.texte.trim().toLowerCase()).join("\u0001");
}

/** Doubled and missing columns of a mapping, one French sentence each. */
function checkColumns(
  nom: string | null,
  ligne: number,
  colonnes: readonly Colonne[],
  champs: readonly Champ[],
): Anomalie[] {
  const anomalies: Anomalie[] = [];
  for (const champ of champs) {
    const bearing = colonnes.filter((colonne) => colonne.champ === champ.cle);
    if (champ.obligatoire && bearing.length === 0) {
      const message = `La colonne « ${champ.libelle} » est introuvable : ajoutez-la, ou indiquez quelle colonne la contient.`;
      anomalies.push({ feuille: nom, ligne, colonne: champ.libelle, message });
    }
    if (champ.repetable || bearing.length < 2) continue;
    // The letter tells two columns of one name apart.
    const names = bearing
      .map((colonne) => `« ${colonne.libelle} » (${lettreColonne(colonne.index)})`)
      .join(" et ");
    const message = `Les colonnes ${names} donnent toutes « ${champ.libelle} » : gardez-en une, ou corrigez la correspondance.`;
    anomalies.push({ feuille: nom, ligne, colonne: bearing[1]?.libelle ?? null, message });
  }
  return anomalies;
}

/**
 * The header of a sheet: where it is, what each column means. Null when no row names two fields at least.
 * Doubled columns and missing obligatory ones are listed in `anomalies`, never thrown.
 */
export function matchColumns(feuille: Feuille, champs: readonly Champ[]): Entete | null {
  let best: { named: Named[]; lignes: number[]; at: number; weight: number } | null = null;
  const rows = feuille.lignes.slice(0, SEARCHED_ROWS);
  for (const [at, ligne] of rows.entries()) {
    const next = feuille.lignes[at + 1];
    const pair = double(ligne, next);
    const named = pair ?? single(ligne);
    const given = assign(named, champs);
    const fields = new Set([...given.values()].map(({ cle }) => cle));
    const sure = [...given.values()].reduce((sum, { score }) => sum + score, 0) / 10_000;
    if (fields.size < MIN_FIELDS || (best && fields.size + sure <= best.weight)) continue;
    const lignes = pair && next ? [ligne.numero, next.numero] : [ligne.numero];
    best = { named, lignes, at, weight: fields.size + sure };
  }
  if (!best) return null;
  const found = best;
  const given = assign(found.named, champs);
  const colonnes = found.named.map(({ index, libelle }) => ({
    index,
    libelle,
    champ: given.get(index)?.cle ?? null,
  }));
  const header = new Set(feuille.lignes.slice(found.at, found.at + found.lignes.length).map(rowKey));
  const data = feuille.lignes.slice(found.at + found.lignes.length);
  const repeated = data.filter((ligne) => header.has(rowKey(ligne))).map((ligne) => ligne.numero);
  const last = found.lignes[found.lignes.length - 1] ?? 0;
  return {
    lignes: [...found.lignes, ...repeated],
    premiereLigneDonnees: last + 1,
    colonnes,
    anomalies: checkColumns(feuille.nom, found.lignes[0] ?? 1, colonnes, champs),
  };
}

/**
 * The same header with the fields that a person chose; `correspondance` gives a field (or null for none) by index of
 * column, the others keep theirs. A field that is not in `champs` counts as none. Anomalies are found anew.
 */
export function applyMapping(
  entete: Entete,
  correspondance: Readonly<Record<number, string | null>>,
  champs: readonly Champ[],
  nomFeuille: string | null = null,
): Entete {
  const known = new Set(champs.map((champ) => champ.cle));
  const colonnes = entete.colonnes.map((colonne) => {
    const chosen = correspondance[colonne.index];
    const champ = chosen === undefined ? colonne.champ : chosen;
    return { ...colonne, champ: champ !== null && known.has(champ) ? champ : null };
  });
  const anomalies = checkColumns(nomFeuille, entete.lignes[0] ?? 1, colonnes, champs);
  return { ...entete, colonnes, anomalies };
}
