import { createHash, type Hash } from "node:crypto";
import { z } from "zod";
import { Refusal } from "#platform/values/refusal.ts";

/*
 * What a backup file is made of; the whole of it is told in docs/decisions, « Backup is a format of our own ».
 *
 *   preamble, one line of JSON in clear · body: gzip, sealed in chunks when a passphrase was given · SHA-256 of both
 */

export const FORMAT = "maillage-sauvegarde";
/** Goes up when an older Maillage could not read the file. */
export const VERSION = 1;
/** Bytes of the SHA-256 that ends the file. */
export const SUM_BYTES = 32;
/** The preamble is a short line: whatever is longer is another kind of file. */
export const PREAMBLE_BYTES = 1024;

const whole = z.number().int().positive();

export const PreambleContract = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  chiffrement: z
    .strictObject({
      algorithme: z.literal("aes-256-gcm"),
      derivation: z.literal("scrypt"),
      n: whole.max(2 ** 18),
      r: whole.max(16),
      p: whole.max(16),
      /** Hexadecimal. */
      sel: z.string().regex(/^[0-9a-f]{64}$/),
      /** Tells a wrong passphrase from a damaged file. */
      temoin: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .nullable(),
});
export type Preamble = z.infer<typeof PreambleContract>;

const TableContract = z.strictObject({
  nom: z.string(),
  /** Name and type of each column that is written, in the order of the table. */
  colonnes: z.array(z.tuple([z.string(), z.string()])),
});

const HeaderContract = z.strictObject({
  /** Instant, ISO 8601. */
  date: z.string(),
  migrations: z.array(z.strictObject({ nom: z.string(), empreinte: z.string() })),
  tables: z.array(TableContract),
  sequences: z.array(z.strictObject({ nom: z.string(), valeur: z.string() })),
});
/** What the base was: its migrations, its tables in an order where nothing points to what is not there yet. */
export type Header = z.infer<typeof HeaderContract>;

const SectionContract = z.strictObject({ table: z.string(), departement: z.string().nullable() });
/** The rows that follow: those of one table, of one département where the table is cut by département. */
export type Section = z.infer<typeof SectionContract>;

const FooterContract = z.strictObject({
  lignes: z.number().int().nonnegative(),
  tables: z.array(z.strictObject({ nom: z.string(), lignes: z.number().int(), sha256: z.string() })),
});
/** How many rows each table had and the SHA-256 of their lines, in order. */
export type Footer = z.infer<typeof FooterContract>;

/** A base as it flows, out of PostgreSQL or out of a file: one `entete`, then sections, each with its `lignes`, one `fin`. */
export type Piece =
  | { genre: "entete"; entete: Header }
  | { genre: "section"; section: Section }
  /** Rows as JSON objects, one a line: column → its value as PostgreSQL writes it, or null. */
  | { genre: "lignes"; lignes: readonly string[] }
  | { genre: "fin"; fin: Footer };

/** The lines of a piece, as the file has them; a row begins with « { » and never holds a line break. */
export function writePiece(piece: Piece): string {
  switch (piece.genre) {
    case "entete":
      return `#entete ${JSON.stringify(piece.entete)}\n`;
    case "section":
      return `#table ${JSON.stringify(piece.section)}\n`;
    case "lignes":
      return piece.lignes.map((ligne) => `${ligne}\n`).join("");
    case "fin":
      return `#fin ${JSON.stringify(piece.fin)}\n`;
  }
}

/** Reads a line that is not a row. @throws Refusal `sauvegarde.abimee` */
export function readPiece(line: string): Piece {
  const [, word, json = ""] = /^#(entete|table|fin) (.*)$/.exec(line) ?? [];
  try {
    const value: unknown = JSON.parse(json);
    if (word === "entete") return { genre: "entete", entete: HeaderContract.parse(value) };
    if (word === "table") return { genre: "section", section: SectionContract.parse(value) };
    return { genre: "fin", fin: FooterContract.parse(value) };
  } catch {
    throw damaged("une ligne est illisible");
  }
}

/** @throws never: makes the refusal of a file that cannot be trusted. */
export function damaged(raison: string): Refusal {
  return new Refusal("sauvegarde.abimee", { raison });
}

/** Counts and digests rows as they pass, table by table. */
export class Tally {
  readonly #tables = new Map<string, { lignes: number; hash: Hash }>();
  #current: { lignes: number; hash: Hash } | undefined;

  constructor(entete: Header) {
    for (const { nom } of entete.tables) this.#tables.set(nom, { lignes: 0, hash: createHash("sha256") });
  }

  /** @throws Refusal `sauvegarde.abimee` for rows of a table that the header lacks, or of none. */
  add(piece: Piece): void {
    if (piece.genre === "section") {
      this.#current = this.#tables.get(piece.section.table);
      if (!this.#current) throw damaged(`la table ${piece.section.table} n'est pas annoncée`);
    }
    if (piece.genre === "lignes") {
      if (!this.#current) throw damaged("des lignes ne sont d'aucune table");
      this.#current.lignes += piece.lignes.length;
      for (const ligne of piece.lignes) {
        // A row may weigh tens of megabytes: neither joined with others nor made into bytes in one piece.
        for (const part of slices(ligne)) this.#current.hash.update(part);
        this.#current.hash.update("\n");
      }
    }
  }

  /** May be asked once. */
  footer(): Footer {
    const tables = [...this.#tables].map(([nom, { lignes, hash }]) => ({
      nom,
      lignes,
      sha256: hash.digest("hex"),
    }));
    return { lignes: tables.reduce((sum, { lignes }) => sum + lignes, 0), tables };
  }
}

/** A text in parts of about a million characters, none of which cuts a character in two. */
function* slices(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + SLICE);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end -= 1;
    yield start === 0 && end === text.length ? text : text.slice(start, end);
    start = end;
  }
}

const SLICE = 2 ** 20;

/** Tables whose count or digest differ. */
export function differences(one: Footer, other: Footer): string[] {
  const found = new Map(other.tables.map((table) => [table.nom, table]));
  const names = new Set([...one.tables, ...other.tables].map(({ nom }) => nom));
  const before = new Map(one.tables.map((table) => [table.nom, table]));
  return [...names].filter((nom) => {
    const [a, b] = [before.get(nom), found.get(nom)];
    return a?.lignes !== b?.lignes || a?.sha256 !== b?.sha256;
  });
}
