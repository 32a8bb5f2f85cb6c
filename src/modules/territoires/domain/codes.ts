import type { Evenement, Peser } from "./passage.ts";

/** The meshes at which something is known of a territory, the finest first. */
export const MAILLES = [
  "iris",
  "qpv",
  "commune",
  "epci",
  "zonage",
  "departement",
  "region",
  "france",
] as const;
export type Maille = (typeof MAILLES)[number];

/** The one code of the mesh `france`. */
export const CODE_FRANCE = "FR";

export type CommuneConnue = { readonly nom: string; readonly departement: string };

/** A change of code, with the name of the commune that is gone. */
export type Changement = Evenement & { readonly nom: string; readonly dateConnue: boolean };

/** What is known of the codes of communes, of the whole country; read once, asked millions of times. */
export type Communes = {
  /** In force in `millesime`. */
  readonly enVigueur: ReadonlyMap<string, CommuneConnue>;
  readonly millesime: number;
  readonly changements: readonly Changement[];
  /** The changes of one code, oldest first. */
  readonly parAncien: ReadonlyMap<string, readonly Changement[]>;
  /** Weights of the communes of today, for want of those of the time. */
  readonly peser: Peser;
};

/**
 * What a code of a file is. `obsolete`: gone by the vintage asked; `successeurs` has more than one code when it was shared out.
 * `dateInconnue`: the reference says that it is gone, not since when. `fictif`: « XX » of a total, of a place unknown.
 */
export type CodeResolu =
  | { readonly genre: "connue"; readonly code: string; readonly nom: string; readonly departement: string }
  | {
      readonly genre: "obsolete";
      readonly code: string;
      readonly nom: string;
      readonly departement: string;
      readonly successeurs: readonly string[];
      readonly dateInconnue: boolean;
    }
  | { readonly genre: "arrondissement"; readonly code: string; readonly commune: string }
  | { readonly genre: "fictif"; readonly code: string }
  | { readonly genre: "inconnue"; readonly code: string };

/**
 * The code as the official one writes it: a spreadsheet drops the zero of « 01004 » and lowers the A of Corsica. Null
 * when no code looks like it.
 */
export function normaliserCommune(text: string): string | null {
  const bare = text.replace(/[\s\u00a0\u202f]/g, "").toUpperCase();
  if (/^\d{4}$/.test(bare)) return `0${bare}`;
  return /^(?:\d{2}|2[AB])[\dX]{3}$/.test(bare) ? bare : null;
}

/** The département that a code of commune belongs to, by its writing: « 63 », « 2A », « 974 ». */
export function departementOf(code: string): string {
  return code.startsWith("97") || code.startsWith("98") ? code.slice(0, 3) : code.slice(0, 2);
}

/** Paris, Lyon and Marseille, of which the arrondissements have codes of their own. */
function communeOfArrondissement(code: string): string | null {
  if (/^751(?:0[1-9]|1\d|20)$/.test(code)) return "75056";
  if (/^6938[1-9]$/.test(code)) return "69123";
  return /^132(?:0[1-9]|1[0-6])$/.test(code) ? "13055" : null;
}

/** What `text` names in the vintage of `millesime`. */
export function resolveCommune(communes: Communes, text: string, millesime: number): CodeResolu {
  const code = normaliserCommune(text);
  if (code === null) return { genre: "inconnue", code: text.trim() };
  if (code.includes("X")) return { genre: "fictif", code };
  const whole = communeOfArrondissement(code);
  if (whole) return { genre: "arrondissement", code, commune: whole };
  const changes = communes.parAncien.get(code) ?? [];
  const now = communes.enVigueur.get(code);
  const day = `${millesime}-01-01`;
  const [gone, ...others] = lastChanges(changes, day);
  if (gone && !isBack(communes, code, gone, day)) {
    return {
      genre: "obsolete",
      code,
      nom: gone.nom,
      departement: departementOf(code),
      successeurs: successors(communes, [gone, ...others], day),
      dateInconnue: !gone.dateConnue,
    };
  }
  if (!now && changes.length === 0) return { genre: "inconnue", code };
  const nom = now?.nom ?? changes.at(-1)?.nom ?? code;
  return { genre: "connue", code, nom, departement: now?.departement ?? departementOf(code) };
}

/** The last changes that ended a code by that day; none when it went on after them. */
function lastChanges(changes: readonly Changement[], day: string): readonly Changement[] {
  const date = changes.filter((one) => one.date <= day).at(-1)?.date;
  const last = changes.filter((one) => one.date === date);
  return last.some(({ de, vers }) => de === vers) ? [] : last;
}

/** True when the code that was gone had been taken up again by that day. */
function isBack(communes: Communes, code: string, gone: Changement, day: string): boolean {
  return communes.changements.some(
    ({ vers, date, de }) => vers === code && de !== code && date > gone.date && date <= day,
  );
}

function successors(communes: Communes, first: readonly Changement[], day: string): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (code: string, since: string) => {
    if (seen.has(code)) return;
    seen.add(code);
    const next = lastChanges(communes.parAncien.get(code) ?? [], day).filter(({ date }) => date > since);
    if (next.length === 0) found.add(code);
    for (const { vers, date } of next) follow(vers, date);
  };
  for (const { vers, date } of first) follow(vers, date);
  return [...found].sort();
}

/**
 * Puts the pieces together. A change whose day is not known gives way to one that names the same commune with its day.
 */
export function assemblerCommunes(
  enVigueur: ReadonlyMap<string, CommuneConnue & { readonly population: number | null }>,
  changements: readonly Changement[],
  millesime: number,
): Communes {
  const dated = new Set(changements.filter(({ dateConnue }) => dateConnue).map(({ de }) => de));
  const kept = changements
    .filter(({ dateConnue, de }) => dateConnue || !dated.has(de))
    .sort((a, b) => a.date.localeCompare(b.date));
  const parAncien = new Map<string, Changement[]>();
  for (const one of kept) parAncien.set(one.de, [...(parAncien.get(one.de) ?? []), one]);
  return {
    enVigueur,
    millesime,
    changements: kept,
    parAncien,
    peser: (code) => enVigueur.get(code)?.population ?? null,
  };
}
