/**
 * Merged ranges and sheet files of a workbook, noted while its entries are inflated. ExcelJS compares every range with
 * all others and makes a cell for each place they cover: a hostile or merely large file would take minutes.
 */
import type { Plage } from "./assemblage.ts";
import { indexColonne } from "./feuilles.ts";

const RANGE = /<(?:\w+:)?mergeCell\b[^>]*?\bref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"/gi;
const SMALL_XML = 4 * 1024 * 1024;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const text = value?.[1] ?? value?.[2];
  if (text === undefined) return null;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, named) => {
    if (named) return ENTITIES[named] ?? whole;
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Collects, chunk after chunk, what {@link fusions} needs. */
export class MergeCollector {
  readonly #ranges = new Map<string, Plage[]>();
  readonly #small = new Map<string, Buffer[]>();
  #tail = "";
  #current = "";

  visit(name: string, chunk: Buffer): void {
    if (name === "xl/workbook.xml" || name === "xl/_rels/workbook.xml.rels") {
      const parts = this.#small.get(name) ?? [];
      const size = parts.reduce((sum, part) => sum + part.length, 0);
      if (size < SMALL_XML) this.#small.set(name, [...parts, chunk]);
      return;
    }
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return;
    if (name !== this.#current) this.#tail = "";
    this.#current = name;
    const text = this.#tail + chunk.toString("latin1");
    const found = this.#ranges.get(name) ?? [];
    let consumed = 0;
    for (const match of text.matchAll(RANGE)) {
      const [whole, left = "", top = "", right = "", bottom = ""] = match;
      consumed = match.index + whole.length;
      found.push({
        haut: Number(top),
        gauche: indexColonne(left),
        bas: Number(bottom),
        droite: indexColonne(right),
      });
    }
    this.#ranges.set(name, found);
    this.#tail = text.slice(Math.max(consumed, text.length - 200));
  }

  #xml(name: string): string {
    return Buffer.concat(this.#small.get(name) ?? []).toString("utf8");
  }

  /** Merged ranges by name of sheet. */
  fusions(): Map<string, readonly Plage[]> {
    const targets = new Map<string, string>();
    for (const [tag] of this.#xml("xl/_rels/workbook.xml.rels").matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
      const id = attribute(tag, "Id");
      const target = attribute(tag, "Target");
      if (id && target) targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    }
    const fusions = new Map<string, readonly Plage[]>();
    for (const [tag] of this.#xml("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      const target = targets.get(attribute(tag, "r:id") ?? attribute(tag, "id") ?? "");
      if (name && target) fusions.set(name, this.#ranges.get(target) ?? []);
    }
    return fusions;
  }
}
