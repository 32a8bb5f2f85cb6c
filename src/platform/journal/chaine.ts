import { createHash, randomBytes } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { CodeDepartement } from "#platform/values/ids.ts";

/**
 * What the two chains of a département hash, exactly, so that anybody can compute it again with any language.
 *
 * Every digest is SHA-256 of a text in UTF-8, written in lower case hexadecimal (64 characters). A text is made of fields
 * joined by one line feed (U+000A), without one at the end. An absent field of a line is the empty text.
 *
 * - **Root** of a chain: `maillage-journal-1` (or `maillage-lecture-1`), département, `souche` of the head. Its digest is
 *   what line 1 has for `precedente`.
 * - **Line of the journal**: `maillage-journal-1`, departement, no, precedente, instant, operation, objet_genre, objet,
 *   auteur_genre, auteur_personne, auteur_institution, auteur_compte, empreinte_auteur, empreinte_valeur.
 * - **Line of the readings**: `maillage-lecture-1`, departement, no, precedente, instant, operation, objet_genre, objet,
 *   motif, auteur_genre, auteur_personne, auteur_institution, auteur_compte.
 * - **Author**: `maillage-auteur-1`, sel_auteur, then auteur_nom and auteur_institution_nom as measured fields.
 * - **Values**: `maillage-valeur-1`, sel_valeur, then avant and apres (the JSON text as it is kept) as measured fields.
 *
 * A measured field is `-` when it is null, else its length in bytes, a colon, and the text: `5:été`. `no` is written in
 * decimal, identifiers in lower case with hyphens, instants in UTC with six decimals: `2026-11-25T08:03:00.000000Z`.
 * The head of a chain is its number of lines and the digest of the last (of the root when there is none).
 */
export type Chaine = "journal" | "lecture";

/** Who did it, as a line keeps it: identifiers and no name. */
export type AuteurLigne = {
  genre: string;
  personne: string | null;
  institution: string | null;
  compte: string | null;
};

/** A line of either chain before it takes its place: its fields from `instant` on, in the order that is hashed. */
export type Champs = readonly (string | null)[];

/** `precedente` of the first line. */
export function rootOf(chaine: Chaine, departement: CodeDepartement, souche: string): string {
  return digest([header(chaine), departement, souche]);
}

/** Digest of a line at its place. */
export function digestOfLine(
  chaine: Chaine,
  departement: CodeDepartement,
  no: bigint,
  precedente: string,
  champs: Champs,
): string {
  return digest([header(chaine), departement, String(no), precedente, ...champs.map((champ) => champ ?? "")]);
}

/** Fields of a line of the journal that are hashed after its place. */
export function champsJournal(ligne: {
  instant: string;
  operation: string;
  objetGenre: string;
  objet: string;
  auteur: AuteurLigne;
  empreinteAuteur: string | null;
  empreinteValeur: string | null;
}): Champs {
  const { instant, operation, objetGenre, objet, auteur, empreinteAuteur, empreinteValeur } = ligne;
  return [instant, operation, objetGenre, objet, ...champsAuteur(auteur), empreinteAuteur, empreinteValeur];
}

/** The same for a reading. */
export function champsLecture(ligne: {
  instant: string;
  operation: string;
  objetGenre: string;
  objet: string | null;
  motif: string | null;
  auteur: AuteurLigne;
}): Champs {
  const { instant, operation, objetGenre, objet, motif, auteur } = ligne;
  return [instant, operation, objetGenre, objet, motif, ...champsAuteur(auteur)];
}

function champsAuteur({ genre, personne, institution, compte }: AuteurLigne): Champs {
  return [genre, personne, institution, compte];
}

/** Salted digest of the name of an author and of the institution in whose name they acted. */
export function digestOfAuteur(sel: string, nom: string | null, institutionNom: string | null): string {
  return digest(["maillage-auteur-1", sel, measured(nom), measured(institutionNom)]);
}

/** Salted digest of the values before and after, as the JSON texts that are kept. */
export function digestOfValeur(sel: string, avant: string | null, apres: string | null): string {
  return digest(["maillage-valeur-1", sel, measured(avant), measured(apres)]);
}

/** 128 random bits in hexadecimal: without it, nobody tries the likely values against the digest. */
export function newSel(): string {
  return randomBytes(16).toString("hex");
}

/** An instant as it is hashed and kept: PostgreSQL counts in microseconds. */
export function instantOfLine(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 6, roundingMode: "floor" });
}

/** The same instant read back, for a column of that name: « to_char » of PostgreSQL gives the same text. */
export const INSTANT_SQL = `to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

function header(chaine: Chaine): string {
  return `maillage-${chaine}-1`;
}

function measured(text: string | null): string {
  return text === null ? "-" : `${Buffer.byteLength(text)}:${text}`;
}

function digest(fields: readonly string[]): string {
  return createHash("sha256").update(fields.join("\n")).digest("hex");
}
