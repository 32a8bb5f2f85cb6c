import { normalise } from "#platform/values/french.ts";

export const GENRES = ["institution", "service", "comite", "reseau", "categorie", "personne"] as const;
export type Genre = (typeof GENRES)[number];

export const LIBELLE_GENRE: Record<Genre, string> = {
  institution: "Institution",
  service: "Service",
  comite: "Comité",
  reseau: "Réseau",
  categorie: "Catégorie",
  personne: "Personne",
};

/** Heading of a group of each kind. */
export const PLURIEL_GENRE: Readonly<Record<Genre, string>> = {
  institution: "Institutions",
  service: "Services",
  comite: "Comités",
  reseau: "Réseaux",
  categorie: "Catégories",
  personne: "Personnes",
};

/** Words that open the name of each kind; the first list that matches wins. */
const OPENINGS: readonly (readonly [Genre, RegExp])[] = [
  [
    "comite",
    /^(?:comites?|commission|copil|cotech|groupe|instance|conseil de|gt|gad|participants du gt|membres du)\b/,
  ],
  ["reseau", /^(?:reseaux?|collectif|federations? d[eu]s? reseaux?)\b/],
  [
    "categorie",
    /^(?:acteurs|animateurs|associations locales|autres|collectivites|communes|epci|elus|familles|gestionnaires|habitants|intervenants|maires|maisons des|missions? locales?|operateurs|organismes|parents|partenaires|personnels|porteurs|professionnels|representants|services|structures|travailleurs sociaux|universites)\b/,
  ],
  ["service", /^(?:service|direction|pole|pmi|plateforme|unite)\b/],
];

/**
 * The most likely kind of an acteur of whom only the name is known; an institution when nothing says otherwise. A guess,
 * shown as such and corrected on the preview of the import.
 */
export function guessGenre(nom: string): Genre {
  const text = normalise(nom);
  for (const [genre, opening] of OPENINGS) if (opening.test(text)) return genre;
  return "institution";
}
