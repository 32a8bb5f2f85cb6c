/**
 * The sheets of an OpenDocument spreadsheet, from the tags of its content.xml as they come: nothing but the rows that
 * hold something is kept, and a repetition costs what it holds. Format: OASIS OpenDocument 1.3, part 3, §9 (tables),
 * §6.1 (text), §19.385 (office:value-type).
 */
import type { SaxesTagNS } from "saxes";
import { Refusal } from "#platform/values/refusal.ts";
import { type Brouillon, type FeuilleBrute, numberText, type Plage, pushRow, putCell } from "./assemblage.ts";
import { type Cellule, LIMITES } from "./feuilles.ts";

const SPACES: Readonly<Record<string, string>> = {
  "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
  "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
  "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
  "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
};
const ROW_PARENTS = new Set([
  "table:table",
  "table:table-header-rows",
  "table:table-rows",
  "table:table-row-group",
]);
/** The largest sheet of any program: 1 048 576 rows. A repetition beyond that is not one. */
const MAX_REPEAT = 2 ** 20;
const MAX_DEPTH = 200;
/** Spreadsheets stop at 32 767 characters a cell; `text:s` writes any number of spaces in a few bytes. */
const MAX_SPACES = 1_000;

type Attributes = ReadonlyMap<string, string>;
type Sheet = {
  nom: string;
  visible: boolean;
  lignes: Brouillon[];
  masquees: number;
  plages: Plage[];
  next: number;
};
type Row = { ligne: Brouillon; repeat: number; hidden: boolean; column: number; plages: Plage[] };
type Cell = {
  attributes: Attributes;
  covered: boolean;
  depth: number;
  /** Paragraphs begun, and how many are open. */
  paragraphs: number;
  open: number;
  /** Depth of the note or drawing inside which texts are not the cell's; 0: none. */
  muted: number;
  texte: string;
};

function qualified(uri: string, local: string): string {
  return `${SPACES[uri] ?? "?"}:${local}`;
}

function attributesOf(tag: SaxesTagNS): Attributes {
  const found = new Map<string, string>();
  for (const { uri, local, value } of Object.values(tag.attributes)) found.set(qualified(uri, local), value);
  return found;
}

/** A count written in an attribute, 1 when absent or wrong. */
function countOf(text: string | undefined): number {
  const count = /^\d{1,9}$/.test(text ?? "") ? Number(text) : 1;
  return Math.min(Math.max(count, 1), MAX_REPEAT);
}

/** What LibreOffice makes of a boolean of XLSX: a formula that nobody typed. */
const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ["of:=TRUE()", "oui"],
  ["of:=FALSE()", "non"],
]);

function formulaOf(attributes: Attributes): string | undefined {
  const formula = attributes.get("table:formula");
  return formula !== undefined && CONSTANTS.has(formula) ? undefined : formula;
}

/** The value as XLSX would give it: numbers as typed, ISO dates, « oui »; what has no such form as it is displayed. */
function valueText(attributes: Attributes, displayed: string): string {
  const constant = CONSTANTS.get(attributes.get("table:formula") ?? "");
  if (constant) return constant;
  const type = attributes.get("office:value-type");
  if (type === "float") {
    const value = Number(attributes.get("office:value") ?? Number.NaN);
    return numberText(value) || displayed;
  }
  if (type === "date") {
    const value = attributes.get("office:date-value") ?? "";
    if (!/^\d{4}-\d\d-\d\d(?:T|$)/.test(value)) return displayed;
    return value.replace(/T00:00:00(?:[.,]0*)?Z?$/, "").slice(0, 19);
  }
  if (type === "boolean") return attributes.get("office:boolean-value") === "true" ? "oui" : "non";
  return displayed === "" ? (attributes.get("office:string-value") ?? "") : displayed;
}

export class OdsContent {
  readonly feuilles: FeuilleBrute[] = [];
  readonly #stack: string[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = "";
  #sheet: Sheet | null = null;
  #row: Row | null = null;
  #cell: Cell | null = null;
  #budget = LIMITES.lignes * LIMITES.colonnes;

  /** @throws Refusal `import.trop-complexe` when tags are nested beyond reason. */
  open(tag: SaxesTagNS): void {
    const name = qualified(tag.uri, tag.local);
    const parent = this.#stack.at(-1);
    if (this.#stack.push(name) > MAX_DEPTH) throw new Refusal("import.trop-complexe", {}, 413);
    if (this.#cell) this.#openInCell(this.#cell, name, tag);
    else if (this.#row) {
      const covered = name === "table:covered-table-cell";
      if (parent !== "table:table-row" || !(covered || name === "table:table-cell")) return;
      const attributes = attributesOf(tag);
      const depth = this.#stack.length;
      this.#cell = { attributes, covered, depth, paragraphs: 0, open: 0, muted: 0, texte: "" };
    } else if (this.#sheet) this.#openRow(this.#sheet, name, parent, tag);
    else if (name === "table:table" && parent === "office:spreadsheet") this.#openSheet(attributesOf(tag));
    else if (name === "style:style") this.#style = attributesOf(tag).get("style:name") ?? "";
    else if (name === "style:table-properties" && parent === "style:style") {
      if (attributesOf(tag).get("table:display") === "false") this.#hiddenStyles.add(this.#style);
    }
  }

  text(text: string): void {
    const cell = this.#cell;
    // White space in the file is layout: several are one, those that are meant are `text:s`.
    if (cell && cell.open > 0 && cell.muted === 0) cell.texte += text.replace(/[ \t\r\n]+/g, " ");
  }

  /** @throws Refusal `import.trop-de-lignes`, `import.trop-de-colonnes`, `import.trop-complexe`. */
  close(): void {
    const depth = this.#stack.length;
    const name = this.#stack.pop();
    const cell = this.#cell;
    if (cell && depth > cell.depth) {
      if (cell.muted === depth) cell.muted = 0;
      else if (cell.muted === 0 && (name === "text:p" || name === "text:h")) cell.open--;
    } else if (cell && this.#row) {
      this.#closeCell(this.#row, cell);
      this.#cell = null;
    } else if (this.#row && this.#sheet && name === "table:table-row") {
      this.#closeRow(this.#sheet, this.#row);
      this.#row = null;
    } else if (this.#sheet && name === "table:table" && this.#stack.at(-1) === "office:spreadsheet") {
      this.feuilles.push(this.#sheet);
      this.#sheet = null;
    }
  }

  #openSheet(attributes: Attributes): void {
    const nom = attributes.get("table:name") ?? `Feuille ${this.feuilles.length + 1}`;
    const visible = !this.#hiddenStyles.has(attributes.get("table:style-name") ?? "");
    this.#sheet = { nom, visible, lignes: [], masquees: 0, plages: [], next: 1 };
  }

  #openRow(sheet: Sheet, name: string, parent: string | undefined, tag: SaxesTagNS): void {
    if (name !== "table:table-row" || !ROW_PARENTS.has(parent ?? "")) return;
    const attributes = attributesOf(tag);
    const visibility = attributes.get("table:visibility") ?? "visible";
    this.#row = {
      ligne: { numero: sheet.next, cellules: [] },
      repeat: countOf(attributes.get("table:number-rows-repeated")),
      hidden: visibility !== "visible",
      column: 0,
      plages: [],
    };
  }

  #openInCell(cell: Cell, name: string, tag: SaxesTagNS): void {
    if (cell.muted > 0) return;
    if (!name.startsWith("text:") || name === "text:note") {
      cell.muted = this.#stack.length;
    } else if (name === "text:p" || name === "text:h") {
      if (cell.paragraphs++ > 0) cell.texte += "\n";
      cell.open++;
    } else if (cell.open > 0 && name === "text:s") {
      cell.texte += " ".repeat(Math.min(countOf(attributesOf(tag).get("text:c")), MAX_SPACES));
    } else if (cell.open > 0 && name === "text:tab") cell.texte += "\t";
    else if (cell.open > 0 && name === "text:line-break") cell.texte += "\n";
  }

  #closeCell(row: Row, cell: Cell): void {
    const { attributes, covered } = cell;
    const repeat = countOf(attributes.get("table:number-columns-repeated"));
    const start = row.column;
    row.column += repeat;
    // What a merged range covers is not seen: the first cell of the range speaks for it.
    if (covered) return;
    const formula = formulaOf(attributes);
    let texte = valueText(attributes, cell.texte);
    if (formula !== undefined && texte === "" && !attributes.has("office:value-type")) {
      texte = formula.replace(/^[a-z]+:(?==)/, "");
    }
    if (texte.trim() === "" && formula === undefined) return;
    const cellule: Cellule = formula === undefined ? { texte } : { texte, formule: true };
    for (let index = start; index < row.column; index++) putCell(row.ligne, index, cellule);
    const right = start + countOf(attributes.get("table:number-columns-spanned")) - 1;
    const bas = row.ligne.numero + countOf(attributes.get("table:number-rows-spanned")) - 1;
    if (right > start || bas > row.ligne.numero) {
      row.plages.push({ haut: row.ligne.numero, gauche: start, bas, droite: right });
    }
  }

  #closeRow(sheet: Sheet, row: Row): void {
    const { numero, cellules } = row.ligne;
    sheet.next = numero + row.repeat;
    if (cellules.length === 0) return;
    for (let copy = 0; copy < row.repeat; copy++) {
      this.#budget -= cellules.length;
      if (this.#budget < 0) throw new Refusal("import.trop-complexe", {}, 413);
      // A range fills the rows that it covers, each of which needs cells of its own.
      const own = copy === 0 ? cellules : [...cellules];
      pushRow(sheet.lignes, { numero: numero + copy, cellules: own }, sheet.nom);
      if (row.hidden) sheet.masquees++;
    }
    sheet.plages.push(...row.plages);
  }
}
