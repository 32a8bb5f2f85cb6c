import { createHash } from "node:crypto";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Entete } from "#platform/import/columns.ts";
import { normalise } from "#platform/values/french.ts";

/** Field, or null, by index of column. */
export type Correspondance = Readonly<Record<string, string | null>>;

/** What somebody said of the columns of such a file, when, and about which file. */
export type CorrespondanceMemorisee = {
  colonnes: Correspondance;
  nomFichier: string;
  par: string;
  /** ISO 8601. */
  le: string;
};

/** The shape of a sheet: its headers in their order, accents, case and punctuation apart; SHA-256, hexadecimal. */
export function formeOf({ colonnes }: Entete): string {
  const headers = colonnes.map(({ index, libelle }) => `${index} ${normalise(libelle)}`);
  return createHash("sha256").update(headers.join("\n")).digest("hex");
}

/** The meaning of each column of a header, in one order of keys. */
export function correspondanceOf({ colonnes }: Entete): Correspondance {
  return Object.fromEntries(colonnes.map(({ index, champ }) => [String(index), champ]));
}

/** True when both give the same meaning to the same columns. */
export function sameCorrespondance(a: Correspondance, b: Correspondance): boolean {
  const indexes = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...indexes].every((index) => (a[index] ?? null) === (b[index] ?? null));
}

/** What the département remembers for files of this shape, or null. */
export async function findCorrespondance(
  ctx: Contexte,
  forme: string,
): Promise<CorrespondanceMemorisee | null> {
  const row = await ctx.tx
    .selectFrom("correspondance_memorisee")
    .selectAll()
    .where("departement", "=", ctx.departement)
    .where("forme", "=", forme)
    .executeTakeFirst();
  if (!row) return null;
  return {
    colonnes: row.colonnes as Correspondance,
    nomFichier: row.nom_fichier,
    par: row.memorisee_par_nom,
    le: row.memorisee_le,
  };
}
