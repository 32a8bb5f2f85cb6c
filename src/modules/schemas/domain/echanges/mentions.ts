import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";

/** Somebody whom a comment may name. */
export type Nommable = {
  readonly personne: Id<"acteur">;
  readonly nom: string;
  /** In short, of those in whose name they act. */
  readonly institutions: readonly string[];
  /** Whether they may read what is commented. */
  readonly lit: boolean;
};

export type Nommee = { readonly personne: Id<"acteur">; readonly ecrit: string };

/** A name that leads to nobody: no such person, several, or one who may not read this. */
export type NomPerdu = {
  readonly ecrit: string;
  readonly raison: "inconnu" | "ambigu" | "sans-acces";
  /** As they may be written instead. */
  readonly proches: readonly string[];
};

/** Words of the longest name looked for after « @ ». */
const MOTS = 8;
/** An address of e-mail is no name: nothing stands before « @ » but a space or a sign. */
const MENTION = /(?<![\p{L}\p{N}_.+-])@(?=\p{L})([^\n@]{1,160})/gu;

/** « Camille Durand (Caf) »: a name that tells people of one name apart, as it is typed after « @ ». */
export function nomComplet({ nom, institutions: [institution] }: Pick<Nommable, "nom" | "institutions">) {
  return institution ? `${nom} (${institution})` : nom;
}

/**
 * Who is named after each « @ » of a text, in any case and without accents: by their full name, in both orders, with an
 * institution in brackets, or by a first or last name that one person alone bears. The longest name wins.
 */
export function readMentions(
  texte: string,
  personnes: readonly Nommable[],
): { nommees: Nommee[]; perdus: NomPerdu[] } {
  const annuaire = annuaireOf(personnes);
  const nommees = new Map<string, Nommee>();
  const perdus = new Map<string, NomPerdu>();
  for (const [, suite = ""] of texte.matchAll(MENTION)) {
    const found = longestName(suite, annuaire);
    if ("personne" in found) nommees.set(found.personne, nommees.get(found.personne) ?? found);
    else if (!perdus.has(normalise(found.ecrit))) perdus.set(normalise(found.ecrit), found);
  }
  return { nommees: [...nommees.values()], perdus: [...perdus.values()] };
}

/** One name, typed alone or chosen in the list. */
export function readNom(ecrit: string, personnes: readonly Nommable[]): Nommee | NomPerdu {
  const found = decide(ecrit, annuaireOf(personnes).get(normalise(ecrit)) ?? []);
  return found ?? { ecrit, raison: "inconnu", proches: near(normalise(ecrit), personnes) };
}

type Annuaire = Map<string, Nommable[]> & { readonly personnes?: readonly Nommable[] };

function annuaireOf(personnes: readonly Nommable[]): Annuaire {
  const annuaire: Annuaire = Object.assign(new Map<string, Nommable[]>(), { personnes });
  for (const personne of personnes) {
    const nom = normalise(personne.nom);
    const mots = nom.split(" ");
    const ecritures = new Set([
      nom,
      ...mots,
      mots.slice(1).concat(mots.slice(0, 1)).join(" "),
      ...personne.institutions.map((one) => `${nom} ${normalise(one)}`),
    ]);
    for (const ecriture of ecritures) {
      // A first name is often somebody's last name: one letter or an article names nobody.
      if (ecriture.length < 3) continue;
      annuaire.set(ecriture, [...(annuaire.get(ecriture) ?? []), personne]);
    }
  }
  return annuaire;
}

function longestName(suite: string, annuaire: Annuaire): Nommee | NomPerdu {
  const mots = suite.trim().split(/[\s\u00a0\u202f]+/, MOTS);
  for (let n = mots.length; n > 0; n--) {
    const ecrit = mots
      .slice(0, n)
      .join(" ")
      .replace(/[^\p{L}\p{N})]+$/u, "");
    const found = decide(ecrit, annuaire.get(normalise(ecrit)) ?? []);
    if (found) return found;
  }
  const capitals = mots.findIndex((mot) => !/^\p{Lu}/u.test(mot));
  const ecrit = mots
    .slice(0, Math.max(1, Math.min(capitals === -1 ? mots.length : capitals, 3)))
    .join(" ")
    .replace(/[^\p{L}\p{N}]+$/u, "");
  return { ecrit, raison: "inconnu", proches: near(normalise(ecrit), annuaire.personnes ?? []) };
}

function decide(ecrit: string, found: readonly Nommable[]): Nommee | NomPerdu | null {
  const readers = found.filter(({ lit }) => lit);
  const [only] = readers;
  if (only && readers.length === 1) return { personne: only.personne, ecrit };
  if (readers.length > 1) return { ecrit, raison: "ambigu", proches: readers.map(nomComplet) };
  return found.length > 0 ? { ecrit, raison: "sans-acces", proches: [] } : null;
}

/** Readers whose name begins as what was typed does. */
function near(ecrit: string, personnes: readonly Nommable[]): string[] {
  const start = ecrit.slice(0, 3);
  if (start.length < 3) return [];
  return personnes
    .filter(
      ({ nom, lit }) =>
        lit &&
        normalise(nom)
          .split(" ")
          .some((mot) => mot.startsWith(start)),
    )
    .slice(0, 3)
    .map(nomComplet);
}
