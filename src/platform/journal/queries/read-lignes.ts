import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { ChampLu, ObjetNomme, References } from "#platform/references/references.ts";
import { formatInstant } from "#platform/values/french.ts";
import { isId } from "#platform/values/ids.ts";
import type { LigneJournal } from "./list-lignes.ts";
import { valueInWords } from "./value-in-words.ts";

/** One field that changed, in French; null when there was nothing. */
export type ChampChange = { champ: string; avant: string | null; apres: string | null };

/** A line as a person reads it. */
export type LigneLue = {
  no: string;
  /** ISO 8601, UTC. */
  instant: string;
  /** « 17 septembre 2026 à 14 h 05 », in Paris. */
  quand: string;
  operation: string;
  /** Without a title and with an address: the one of its kind. */
  objet: { genre: string; titre: string | null; lien: string | null; historique: string };
  /** Who, and in whose name. */
  auteur: string;
  institution: string | null;
  changements: ChampChange[];
  /** Why values are not shown, when they are not. */
  silence: "effacees" | "illisible" | null;
};

/**
 * Lines in French words: objects named, values field by field. The values of an object that the one who asks may not read
 * are not shown, nor the names of such objects within the values of another.
 */
export async function readLignes(
  ctx: Contexte,
  references: References,
  lignes: readonly LigneJournal[],
): Promise<LigneLue[]> {
  const ids = new Set<string>();
  for (const { objet, avant, apres } of lignes) {
    ids.add(objet);
    gatherIds(avant, ids);
    gatherIds(apres, ids);
  }
  const names = await references.nommer(ctx, [...ids]);
  return lignes.map((ligne) => readLigne(ctx, references, ligne, names));
}

function readLigne(
  { departement }: Contexte,
  references: References,
  ligne: LigneJournal,
  names: ReadonlyMap<string, ObjetNomme>,
): LigneLue {
  const genre = references.genre(ligne.genre);
  const named = names.get(ligne.objet);
  const hidden = named?.lisible === false;
  const silence = hidden ? "illisible" : ligne.avaitValeur && !ligne.valeurGardee ? "effacees" : null;
  return {
    no: String(ligne.no),
    instant: ligne.instant,
    quand: formatInstant(Temporal.Instant.from(ligne.instant)),
    operation: references.operation(ligne.operation),
    objet: {
      genre: genre?.libelle ?? ligne.genre,
      titre: named?.lisible ? named.titre : null,
      lien: named?.lisible ? named.lien : (genre?.page?.(departement) ?? null),
      historique: `/${departement}/historique/${ligne.genre}/${ligne.objet}`,
    },
    auteur: auteurInWords(ligne),
    institution: ligne.institutionNom,
    changements: silence ? [] : changementsOf(ligne, genre?.champs ?? {}, names),
    silence,
  };
}

function auteurInWords(ligne: LigneJournal): string {
  if (ligne.auteurGenre === "anonyme") return "Une personne sans identité";
  if (ligne.avaitAuteur && !ligne.auteurGarde) return "Nom effacé";
  if (ligne.auteurGenre === "systeme") return `Maillage (${ligne.auteurNom ?? "de lui-même"})`;
  if (ligne.auteurGenre === "lien") return `${ligne.auteurNom ?? "Nom non gardé"}, par lien`;
  // A line that erases names nobody: it could not be erased itself.
  return ligne.auteurNom ?? "Nom non gardé";
}

function changementsOf(
  { avant, apres }: LigneJournal,
  champs: Readonly<Record<string, ChampLu>>,
  names: ReadonlyMap<string, ObjetNomme>,
): ChampChange[] {
  const before = fieldsOf(avant);
  const after = fieldsOf(apres);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const champ = Object.hasOwn(champs, key) ? champs[key] : undefined;
    const words = (value: unknown) => valueInWords(value, champ, names);
    const change = {
      champ: champ?.libelle ?? wordsOfKey(key),
      avant: words(before[key]),
      apres: words(after[key]),
    };
    const same = key in before && key in after && JSON.stringify(before[key]) === JSON.stringify(after[key]);
    return same || (change.avant === null && change.apres === null) ? [] : [change];
  });
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function wordsOfKey(key: string): string {
  const words = key
    .replace(/_/g, " ")
    .replace(/([a-zà-ÿ])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function gatherIds(value: unknown, ids: Set<string>): void {
  if (typeof value === "string" && isId(value)) ids.add(value);
  else if (typeof value === "object" && value !== null) {
    for (const one of Object.values(value)) gatherIds(one, ids);
  }
}
