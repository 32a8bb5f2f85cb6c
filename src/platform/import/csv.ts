/**
 * Reads the CSV files that French spreadsheet programs really write: any usual encoding,
 * semicolons, tabs, any line ending, a « sep= » line, quoted line breaks.
 */
import { CsvError, parse } from "csv-parse/sync";
import { Refusal } from "#platform/values/refusal.ts";
import { decodeText } from "./encodings.ts";
import { CELLULE_VIDE, type Lecture, LIMITES, type Ligne } from "./feuilles.ts";

export const SEPARATEURS = [
  [";", "point-virgule"],
  [",", "virgule"],
  ["\t", "tabulation"],
  ["|", "barre verticale"],
] as const;
const SAMPLE_RECORDS = 60;
const SAMPLE_CHARACTERS = 400_000;

/** Number of fields of the first records if `separator` were the right one; a quote opens at the start of a field. */
function countFields(text: string, separator: string): number[] {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let fieldStart = true;
  let empty = true;
  const end = Math.min(text.length, SAMPLE_CHARACTERS);
  for (let at = 0; at < end && counts.length < SAMPLE_RECORDS; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '"') quoted = false;
      continue;
    }
    if (character === "\n") {
      if (!empty) counts.push(fields);
      fields = 1;
      fieldStart = true;
      empty = true;
      continue;
    }
    if (character === '"' && fieldStart) quoted = true;
    // A doubled quote inside a quoted field closes it and opens it again.
    else if (character === '"' && text[at - 1] === '"') quoted = true;
    empty = false;
    fieldStart = character === separator;
    if (character === separator) fields++;
  }
  if (!empty) counts.push(fields);
  return counts;
}

/** The separator that cuts most records in the same number of fields; null when the file has a single column. */
export function sniffSeparator(text: string): (typeof SEPARATEURS)[number] | null {
  let best: (typeof SEPARATEURS)[number] | null = null;
  let bestScore = 0;
  for (const candidate of SEPARATEURS) {
    const counts = countFields(text, candidate[0]);
    const tally = new Map<number, number>();
    for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
    for (const [width, records] of tally) {
      const score = (records / counts.length) * (1 - 1 / (width + 1));
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
  }
  return best;
}

function unreadable(error: unknown, ligne: number): Refusal {
  const code = error instanceof CsvError ? error.code : "";
  if (code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_INVALID_CLOSING_QUOTE") {
    return new Refusal("import.guillemet", { ligne });
  }
  return new Refusal("import.illisible", { ligne, raison: code || "csv" });
}

/** Rows of the text (line endings already `\n`); `numero` is the line on which the record begins. */
function parseRecords(text: string, separator: string, firstLine: number, relaxed: boolean): Ligne[] {
  const lignes: Ligne[] = [];
  let next = firstLine;
  const onRecord = (item: unknown): null => {
    const { raw, record } = item as { raw: string; record: string[] };
    const numero = next;
    const breaks = raw.split("\n").length - 1;
    next += Math.max(breaks, 1);
    // Relaxed reading restores the quotes of a field it could not close: over several lines, rows were swallowed.
    if (relaxed && breaks > 1 && record.some((field) => field.startsWith('"') && field.includes("\n"))) {
      throw new Refusal("import.guillemet", { ligne: numero });
    }
    if (record.length > LIMITES.colonnes && record.slice(LIMITES.colonnes).some((field) => field.trim())) {
      throw new Refusal("import.trop-de-colonnes", { ligne: numero, limite: LIMITES.colonnes }, 413);
    }
    if (record.some((field) => field.trim() !== "")) {
      const cellules = record
        .slice(0, LIMITES.colonnes)
        .map((field) => (field.trim() === "" ? CELLULE_VIDE : { texte: field }));
      lignes.push({ numero, cellules });
      if (lignes.length > LIMITES.lignes) {
        throw new Refusal("import.trop-de-lignes", { limite: LIMITES.lignes, feuille: null }, 413);
      }
    }
    return null;
  };
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: "\n",
      relax_column_count: true,
      relax_quotes: relaxed,
      skip_empty_lines: false,
      raw: true,
      on_record: onRecord,
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const stray = error instanceof CsvError && /INVALID_OPENING_QUOTE|INVALID_CLOSING_QUOTE/.test(error.code);
    if (stray && !relaxed) return parseRecords(text, separator, firstLine, true);
    throw unreadable(error, next);
  }
  return lignes;
}

/**
 * Reads a CSV file.
 * @throws Refusal `import.octets-nuls`, `import.illisible`, `import.guillemet` (with the row), `import.feuille-vide`,
 * `import.trop-de-lignes`, `import.trop-de-colonnes`.
 */
export function readCsv(bytes: Uint8Array): Lecture {
  const { text: decoded, encodage } = decodeText(bytes);
  if (decoded.includes("\u0000")) throw new Refusal("import.octets-nuls");
  let text = decoded.replace(/\r\n?/g, "\n");
  const controls = text.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  if (controls > text.length / 100)
    throw new Refusal("import.illisible", { ligne: null, raison: "controles" });

  let firstLine = 1;
  const declared = /^sep=(.)\n/i.exec(text);
  if (declared) {
    text = text.slice(declared[0].length);
    firstLine = 2;
  }
  const separateur = SEPARATEURS.find(([sign]) => sign === declared?.[1]) ?? sniffSeparator(text);
  // A file of one column is read with a separator that it does not hold.
  const lignes = parseRecords(text, separateur?.[0] ?? ";", firstLine, false);
  if (lignes.length === 0) throw new Refusal("import.feuille-vide");
  const remarques = [`Encodage ${encodage} reconnu.`];
  if (separateur) remarques.push(`Séparateur ${separateur[1]} reconnu.`);
  return {
    format: "csv",
    encodage,
    separateur: separateur?.[1] ?? null,
    feuilles: [{ nom: null, lignes, visible: true }],
    remarques,
  };
}
