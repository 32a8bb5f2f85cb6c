import type { HistoriqueModule } from "#platform/references/references.ts";
import { LIBELLE_COMPETENCE } from "./domain/competences.ts";

const mot = (mots: Readonly<Record<string, string>>) => (value: unknown) =>
  mots[String(value)] ?? String(value);

/** What the journal says of the territories. */
export const historiqueTerritoires: HistoriqueModule = {
  operations: {
    "territoires.importer-contours": "Contours importés",
    "territoires.retirer-contours": "Contours retirés",
    "territoires.importer-zonages": "Zonages importés",
    "territoires.retirer-zonage": "Zonage retiré",
    "territoires.dire-competence": "Compétence d’une intercommunalité dite",
    "territoires.modifier-competence": "Compétence d’une intercommunalité modifiée",
    "territoires.retirer-competence": "Compétence d’une intercommunalité retirée",
  },
  genres: [
    {
      genre: "contours",
      libelle: "Contours",
      champs: {
        source: { libelle: "Source" },
        fichier: { libelle: "Fichier" },
        millesime: { libelle: "Année" },
        territoires: { libelle: "Territoires dessinés" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
    {
      genre: "zonage",
      libelle: "Zonage",
      champs: {
        genre: { libelle: "Genre" },
        nom: { libelle: "Nom" },
        source: { libelle: "Source" },
        zonages: { libelle: "Zonages" },
        communes: { libelle: "Communes" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
    {
      genre: "competence",
      libelle: "Compétence d’une intercommunalité",
      champs: {
        epci: { libelle: "Siren" },
        competence: { libelle: "Compétence", lire: mot(LIBELLE_COMPETENCE) },
        etat: { libelle: "État", lire: mot({ exercee: "Exercée", non_exercee: "Non exercée" }) },
        du: { libelle: "Depuis le" },
        au: { libelle: "Jusqu’au" },
        source: { libelle: "Source" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
  ],
};
