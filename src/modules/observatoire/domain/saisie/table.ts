/** A table of figures typed by a person, on its way to a file like any other. Pure. */
import { STATUTS, type Statut } from "../vocabulaire.ts";

/** One line as typed: everything is text. */
export type LigneSaisie = {
  readonly code: string;
  readonly nom: string;
  readonly valeur: string;
  readonly statut: string;
  readonly note: string;
};

/** Statuses that a person may say, beside « publié » which a figure has by itself. */
export const STATUTS_SAISIS: readonly Statut[] = STATUTS.filter(
  (one) => one !== "publie" && one !== "secret_secondaire",
);

/** Lines of which something was said, in the order of the form. */
export function ditesOf(lignes: readonly LigneSaisie[]): LigneSaisie[] {
  return lignes.filter(({ valeur, statut }) => valeur.trim() !== "" || statut !== "");
}

/**
 * Lines of what was pasted: a territory (its code or its name), a figure, a status, a note, cut by tabs or semicolons. A
 * first line whose figure has no digit is a header.
 */
export function lireCollage(texte: string, codes: ReadonlySet<string>): LigneSaisie[] {
  const rows = texte
    .split(/\r?\n/)
    .map((row) => row.split(/\t|;/).map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ""));
  const [first = []] = rows;
  const header = first.length > 1 && /^[a-zéè ]{4,}$/i.test(first[1] ?? "");
  return rows.slice(header ? 1 : 0).map(([lieu = "", valeur = "", statut = "", note = ""]) => {
    const code = lieu.replace(/\s/g, "");
    return { code: codes.has(code) ? code : "", nom: codes.has(code) ? "" : lieu, valeur, statut, note };
  });
}

/** The lines as the CSV that the general preset reads. */
export function csvOf(lignes: readonly LigneSaisie[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""').replace(/\s+/g, " ").trim()}"`;
  const rows = lignes.map(({ code, nom, valeur, statut, note }) =>
    [code, nom, valeur, statut, note].map(cell).join(";"),
  );
  return `${["code;nom;valeur;statut;note", ...rows].join("\n")}\n`;
}
