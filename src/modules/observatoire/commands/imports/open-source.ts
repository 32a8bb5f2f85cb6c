import type { Readable } from "node:stream";
import { LIMITES } from "#platform/import/feuilles.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { type LigneFlux, type Octets, openRows } from "#platform/import/stream-rows.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { tabulate } from "../../domain/imports/prereglages/extraits.ts";

/** A file to read, as often as needed: from the disk on the command line, from memory on screen. */
export type Source = { readonly nom: string; readonly octets: Octets; readonly taille: number };

export type SourceOuverte = {
  readonly encodage: string | null;
  readonly separateur: string | null;
  /** True when a row must have as many cells as its header: a spreadsheet leaves the last ones out. */
  readonly stricte: boolean;
  readonly tableaux: readonly AsyncIterable<readonly LigneFlux[]>[];
};

/** A JSON is read whole: the sets of millions of rows come as CSV. */
const JSON_OCTETS = 20 * 1024 * 1024;

/**
 * Opens a CSV of any length, a workbook within the limits of `read-sheets`, or a JSON of a known shape.
 *
 * @throws Refusal `import.*`, `observatoire.json`, `observatoire.lourd`
 */
export async function openSource(source: Source): Promise<SourceOuverte> {
  const first = await firstBytes(source.octets);
  const sign = Buffer.from(first).toString("latin1").trimStart();
  if (sign.startsWith("PK")) return openWorkbook(source);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(sign)) return openJson(source);
  const { encodage, separateur, tranches } = await openRows(source.octets);
  return { encodage, separateur, stricte: true, tableaux: [tranches] };
}

export function octetsOf(contenu: Uint8Array): Octets {
  const PIECE = 64 * 1024;
  return async function* () {
    for (let at = 0; at < contenu.length; at += PIECE) yield contenu.subarray(at, at + PIECE);
  };
}

/** The bytes of a file of the disk, read again each time. */
export function octetsOfStream(open: () => Readable): Octets {
  return () => open() as AsyncIterable<Uint8Array>;
}

async function firstBytes(octets: Octets): Promise<Uint8Array> {
  for await (const part of octets()) return part.subarray(0, 64);
  return new Uint8Array();
}

async function whole({ octets, taille }: Source, limite: number, code: string): Promise<Buffer> {
  if (taille > limite)
    throw new Refusal(code, { limite: limite / 1024 / 1024, octets: taille, maximum: limite }, 413);
  const parts: Uint8Array[] = [];
  for await (const part of octets()) parts.push(Uint8Array.from(part));
  return Buffer.concat(parts);
}

async function openWorkbook(source: Source): Promise<SourceOuverte> {
  const lecture = await readSheets(await whole(source, LIMITES.octets, "import.trop-lourd"), source.nom);
  const feuille = lecture.feuilles.find(({ visible }) => visible) ?? lecture.feuilles[0];
  const lignes = (feuille?.lignes ?? []).map(
    ({ numero, cellules }): LigneFlux => ({
      numero,
      cellules: cellules.map(({ texte }) => texte),
      autreEncodage: false,
    }),
  );
  return { encodage: null, separateur: null, stricte: false, tableaux: [inOneSlice(lignes)] };
}

async function openJson(source: Source): Promise<SourceOuverte> {
  const bytes = await whole(source, JSON_OCTETS, "observatoire.lourd");
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, ""));
  } catch {
    throw new Refusal("observatoire.json");
  }
  const tableaux = tabulate(json);
  if (tableaux === null) throw new Refusal("observatoire.json");
  return {
    ...{ encodage: "UTF-8", separateur: null, stricte: false },
    tableaux: tableaux.map(({ colonnes, lignes }) =>
      inOneSlice(
        [colonnes, ...lignes].map((cellules, index) => ({
          numero: index + 1,
          cellules,
          autreEncodage: false,
        })),
      ),
    ),
  };
}

async function* inOneSlice(lignes: readonly LigneFlux[]): AsyncGenerator<readonly LigneFlux[]> {
  yield lignes;
}
