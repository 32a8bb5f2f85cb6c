import { normalise } from "#platform/values/french.ts";
import type { Genre } from "./genre.ts";

/** A body that every département has, and how papers write it. */
export type ActeurConnu = {
  nom: string;
  sigle: string;
  genre: Genre;
  nature: string;
  alias: readonly string[];
};

/**
 * Acronyms that mean the same everywhere in this field: an unknown « CD » becomes the conseil départemental under its
 * full name, and « Conseil départemental » in the next file is found to be the same. Only what is never ambiguous.
 */
const CONNUS: readonly ActeurConnu[] = [
  known("Caisse d'allocations familiales", "Caf", "institution", "caf", ["La Caf", "CAF"]),
  known("Conseil départemental", "CD", "institution", "departement", ["Département", "Le Département"]),
  known("Mutualité sociale agricole", "MSA", "institution", "msa", ["Caisse de mutualité sociale agricole"]),
  known(
    "Direction départementale de l'emploi, du travail et des solidarités",
    "DDETS",
    "institution",
    "etat",
    [],
  ),
  known("Service départemental à la jeunesse, à l'engagement et aux sports", "SDJES", "service", "etat", []),
  known("Direction des services départementaux de l'Éducation nationale", "DSDEN", "institution", "etat", [
    "Éducation nationale",
    "DSDEN (SDJES, DDEE)",
  ]),
  known("Union départementale des associations familiales", "Udaf", "institution", "association", []),
  known("Agence régionale de santé", "ARS", "institution", "etat", []),
  known("Protection maternelle et infantile", "PMI", "service", "departement", [
    "CD (PMI)",
    "Service de PMI",
  ]),
  known("Maison départementale des personnes handicapées", "MDPH", "institution", "departement", []),
  known("France Travail", "France Travail", "institution", "etat", ["Pôle emploi"]),
  known("Préfecture", "Préfecture", "institution", "etat", ["État", "Préfet"]),
];

function known(
  nom: string,
  sigle: string,
  genre: Genre,
  nature: string,
  alias: readonly string[],
): ActeurConnu {
  return { nom, sigle, genre, nature, alias };
}

const BY_NAME = new Map(
  CONNUS.flatMap((connu) => [connu.nom, connu.sigle, ...connu.alias].map((name) => [normalise(name), connu])),
);

/** The well-known body that `ecrit` means, or null. */
export function knownActeur(ecrit: string): ActeurConnu | null {
  return BY_NAME.get(normalise(ecrit)) ?? null;
}
