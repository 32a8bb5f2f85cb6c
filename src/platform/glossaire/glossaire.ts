import { compareFrench } from "#platform/values/french.ts";
import type { Reference } from "./reference/terme.ts";

/** Where the text of an entry comes from. */
export type Origine = "commun" | "adapte" | "departement";

/** An entry as a département shows it. */
export type TermeGlossaire = Reference & { origine: Origine };

/** What a département says of an entry; texts are null where the common ones hold. */
export type TermePropre = {
  id: string;
  cle: string;
  masque: boolean;
  sigle: string | null;
  terme: string | null;
  definition: string | null;
  lien: string | null;
  variantes: readonly string[];
  revision: number;
};

/** An entry as its writers see it: hidden ones too, with what is needed to change them. */
export type TermeEcrit = TermeGlossaire & {
  masque: boolean;
  /** 0 while the département said nothing of it. */
  revision: number;
};

/** The common entries as the département says them, and its own, in the order of the page. */
export function assemble(reference: readonly Reference[], propres: readonly TermePropre[]): TermeEcrit[] {
  const own = new Map(propres.map((one) => [one.cle, one]));
  const common = new Set(reference.map(({ cle }) => cle));
  const all = [
    ...reference.map((one) => merge(one, own.get(one.cle))),
    ...propres.flatMap((one) => (common.has(one.cle) ? [] : (added(one) ?? []))),
  ];
  return all.sort(parEntree);
}

/** The order of a glossary. */
export function parEntree(
  a: Pick<Reference, "sigle" | "terme">,
  b: Pick<Reference, "sigle" | "terme">,
): number {
  return compareFrench(entreeOf(a), entreeOf(b)) || compareFrench(a.terme, b.terme);
}

function merge(reference: Reference, own: TermePropre | undefined): TermeEcrit {
  const { masque = false, revision = 0 } = own ?? {};
  const texts = own && textsOf(own);
  if (!texts) return { ...reference, origine: "commun", masque, revision };
  const { sansSigle } = reference;
  // An acronym that the département wrote itself is meant.
  const silent = sansSigle && texts.sigle === reference.sigle;
  return { ...texts, cle: reference.cle, sansSigle: silent, origine: "adapte", masque, revision };
}

function added(own: TermePropre): TermeEcrit | null {
  const texts = textsOf(own);
  const { cle, masque, revision } = own;
  return texts && { ...texts, cle, sansSigle: false, origine: "departement", masque, revision };
}

function textsOf({ sigle, terme, definition, lien, variantes }: TermePropre) {
  return terme === null || definition === null ? null : { sigle, terme, definition, lien, variantes };
}

/** Under what an entry is filed: its acronym, or the term. */
export function entreeOf({ sigle, terme }: Pick<Reference, "sigle" | "terme">): string {
  return sigle ?? terme;
}

/** Letter of the page under which an entry stands: « É » is « E », what begins otherwise is « # ». */
function lettreOf(one: Pick<Reference, "sigle" | "terme">): string {
  const [first = ""] = entreeOf(one)
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .normalize("NFD");
  const letter = first.toUpperCase();
  return /^[A-Z]$/.test(letter) ? letter : "#";
}

/** Entries by letter, in the order of both. */
export function parLettre<Terme extends Pick<Reference, "sigle" | "terme">>(
  termes: readonly Terme[],
): [string, Terme[]][] {
  const lettres = new Map<string, Terme[]>();
  for (const terme of termes) {
    const lettre = lettreOf(terme);
    const known = lettres.get(lettre);
    if (known) known.push(terme);
    else lettres.set(lettre, [terme]);
  }
  return [...lettres].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Host of the site that says more: « caf.fr ». */
export function siteOf(lien: string): string {
  return new URL(lien).hostname.replace(/^www\./, "");
}
