import { parse } from "csv-parse/sync";
import { decodeText } from "#platform/import/encodings.ts";
import { Refusal } from "#platform/values/refusal.ts";

/**
 * The rows of a national CSV file (35 000 communes and more), by the names of their columns. The separator is the one that
 * cuts the header most. Cells are trimmed. @throws Refusal `import.fichier-vide`, `import.octets-nuls`, `import.illisible`
 */
export function readTable(bytes: Uint8Array): Record<string, string>[] {
  const { text } = decodeText(bytes);
  if (text.trim() === "") throw new Refusal("import.fichier-vide");
  if (text.includes("\0")) throw new Refusal("import.octets-nuls");
  const header = text.slice(0, text.search(/\r|\n/) >>> 0);
  const [delimiter] = [";", ",", "\t"].sort((a, b) => header.split(b).length - header.split(a).length);
  try {
    return parse(text, {
      delimiter,
      columns: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch {
    throw new Refusal("import.illisible", { ligne: null, raison: "csv" });
  }
}
