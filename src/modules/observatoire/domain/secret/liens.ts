/** What anybody knows of how published indicators hold together, and that an attack uses. Pure. */
import type { Controle } from "../imports/prereglage.ts";
import { CONTROLES_CAF } from "../imports/prereglages/allocataires.ts";

type Ordre = Extract<Controle, { genre: "ordre" }>["croissants"];

/** Parts of the beneficiaries that no control of the import looks at: a part is never above its whole. */
const ORDRES_CAF: readonly Ordre[] = [
  ["caf-logement", "caf-allocataires"],
  ["caf-apl", "caf-logement"],
  ["caf-aah", "caf-allocataires"],
  ["caf-prime-activite", "caf-allocataires"],
  ["caf-rsa", "caf-allocataires"],
  ["caf-rsa-socle", "caf-allocataires"],
  ["caf-prestations-100", "caf-prestations-50"],
  ["caf-prestations-50", "caf-allocataires"],
  ["caf-etudiants", "caf-allocataires"],
  ["caf-non-etudiants-25", "caf-allocataires"],
  ["caf-enfants", "caf-personnes-couvertes"],
];

/** Codes of indicators: a total and what makes it up, a part and its whole. */
export const LIENS: readonly Controle[] = [
  ...CONTROLES_CAF,
  ...ORDRES_CAF.map((croissants): Controle => ({ genre: "ordre", croissants })),
  { genre: "ordre", croissants: ["cnaf-foyers", "cnaf-personnes"] },
];

function codesOf(lien: Controle): readonly string[] {
  return lien.genre === "somme" ? [lien.total, ...lien.parties] : lien.croissants;
}

/** The indicators that hold to these, from one to the next: what must be protected together. */
export function linkedTo(codes: Iterable<string>): Set<string> {
  const found = new Set(codes);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const lien of LIENS) {
      const own = codesOf(lien);
      if (own.some((code) => found.has(code))) for (const code of own) found.add(code);
    }
  }
  return found;
}

/** Longest period whose years are looked for. */
const PERIODE_AU_PLUS = 20;

/** The years of « 2019/2021 »; none of a vintage of another shape. */
export function yearsOf(millesime: string): string[] {
  const [, debut, fin] = /^(\d{4})\/(\d{4})$/.exec(millesime) ?? [];
  const length = Number(fin) - Number(debut) + 1;
  if (!(length > 1 && length <= PERIODE_AU_PLUS)) return [];
  return Array.from({ length }, (_, index) => String(Number(debut) + index));
}

/** The vintages that hold to these among all: a period and its years. */
export function vintagesWith(touched: ReadonlySet<string>, all: Iterable<string>): Set<string> {
  const found = new Set(touched);
  const periods = [...new Set(all)].map((millesime) => [millesime, yearsOf(millesime)] as const);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [millesime, years] of periods)
      if (found.has(millesime) || years.some((year) => found.has(year)))
        for (const one of [millesime, ...years]) if (years.length > 0) found.add(one);
  }
  return found;
}
