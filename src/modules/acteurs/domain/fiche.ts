import { normalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Genre } from "./genre.ts";
import { readSiret } from "./siret.ts";

/** What a person types of an acteur; empty texts say nothing. */
export type FicheSaisie = {
  nom: string;
  sigle: string;
  /** What kind of body it is: « caf », « commune », « association »… */
  nature: string;
  siret: string;
  fonction: string;
  courriel: string;
};

/** The same once checked; null: not said, or not of this kind. */
export type Fiche = {
  nom: string;
  sigle: string | null;
  nature: string | null;
  siret: string | null;
  fonction: string | null;
  courriel: string | null;
};

/** Characters of the longest name; an acronym is shorter. */
export const LONGUEUR_NOM = 200;
export const LONGUEUR_SIGLE = 40;

/** Which fields each kind has, beside its name. */
export const CHAMPS: Readonly<Record<Genre, readonly (keyof Fiche)[]>> = {
  institution: ["sigle", "nature", "siret"],
  service: ["sigle"],
  comite: ["sigle"],
  reseau: ["sigle"],
  categorie: [],
  personne: ["fonction", "courriel"],
};

/** What may stand above each kind; none: it stands alone. */
export const PARENTS: Readonly<Record<Genre, readonly Genre[]>> = {
  institution: ["institution"],
  service: ["institution", "service"],
  comite: ["institution", "service"],
  reseau: ["institution", "service"],
  categorie: [],
  personne: ["institution"],
};

const COURRIEL = /^[^\s@<>()",;:]+@[^\s@<>()",;:.]+(?:\.[^\s@<>()",;:.]+)+$/;

/**
 * What the form says of an acteur of that kind, in its kept form.
 *
 * @throws Refusal naming the field: `acteur.nom-vide`, `acteur.trop-long`, `acteur.caractere`, `acteur.siret`,
 * `acteur.courriel`.
 */
export function readFiche(genre: Genre, saisie: FicheSaisie): Fiche {
  const has = (champ: keyof Fiche) => CHAMPS[genre].includes(champ);
  const text = (champ: keyof Fiche, maximum: number): string | null => {
    const value = saisie[champ].replace(/\s+/g, " ").trim();
    if (/\p{Cc}/u.test(value)) throw new Refusal("acteur.caractere", { champ });
    if ([...value].length > maximum) throw new Refusal("acteur.trop-long", { champ, maximum });
    return value === "" ? null : value;
  };
  const nom = text("nom", LONGUEUR_NOM) ?? "";
  if (!normalise(nom)) throw new Refusal("acteur.nom-vide", { champ: "nom" });
  const siret = has("siret") && saisie.siret.trim() ? readSiret(saisie.siret) : null;
  if (has("siret") && saisie.siret.trim() && siret === null)
    throw new Refusal("acteur.siret", { champ: "siret" });
  const courriel = has("courriel") ? (text("courriel", LONGUEUR_NOM)?.toLowerCase() ?? null) : null;
  if (courriel !== null && !COURRIEL.test(courriel))
    throw new Refusal("acteur.courriel", { champ: "courriel" });
  return {
    nom,
    sigle: has("sigle") ? text("sigle", LONGUEUR_SIGLE) : null,
    nature: has("nature") ? text("nature", LONGUEUR_SIGLE) : null,
    siret,
    fonction: has("fonction") ? text("fonction", LONGUEUR_NOM) : null,
    courriel,
  };
}
