/** A file of the corpus: how to make it, and what a coordinator must be told of it. */
export type Cas = {
  readonly titre: string;
  readonly nom: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
  readonly attendu: Refus | Lue;
};

/** The file is not read. */
export type Refus = { readonly refus: string };

/** The file is read; what is not given is not looked at. */
export type Lue = {
  /** Rows of all its sheets. */
  readonly lignes: number;
  readonly encodage?: string;
  /** Words that must stand in a remark of the reading, or a warning of the plan. */
  readonly dit?: string;
  /** Titles of the actions, in order. */
  readonly actions?: readonly string[];
  /** Places of the errors of the plan: row and column. */
  readonly erreurs?: readonly (readonly [number | null, string | null])[];
  /** Start and end of the first action. */
  readonly dates?: readonly [string | null, string | null];
};

export const ENTETE = ["Volet", "Objectif", "Code", "Action", "Nature", "Début", "Fin", "Pilotage"];

/** A small plan: one header, two actions whose titles bear accents. */
export const PETIT_PLAN: readonly (readonly string[])[] = [
  ENTETE,
  ["Volet 1 : Petite enfance", "Créer des places", "1-A", "Ouvrir l'été", "Nouvelle", "2024", "2025", "Caf"],
  ["Volet 1 : Petite enfance", "Créer des places", "1-B", "Réunir à Noël", "À poursuivre", "2024", "", "MSA"],
];
export const TITRES = ["Ouvrir l'été", "Réunir à Noël"];

/** The small plan with other texts in its first action, by column. */
export function planAvec(changes: Readonly<Record<string, string>>): string[][] {
  return PETIT_PLAN.map((row, at) =>
    row.map((text, column) => (at === 1 ? (changes[ENTETE[column] ?? ""] ?? text) : text)),
  );
}

/** Rows as the text of a CSV, every field between quotes. */
export function csvText(rows: readonly (readonly string[])[], separator = ";", end = "\r\n"): string {
  const line = (row: readonly string[]) =>
    row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator);
  return rows.map((row) => line(row) + end).join("");
}
