import type { HistoriqueModule } from "#platform/references/references.ts";
import { type Exercice, LIBELLE_EXERCICE } from "./domain/competences/competence.ts";
import { type GenreZonage, LIBELLE_ZONAGE } from "./domain/zonages/lire-zonage.ts";

/** What the journal says of the territories. */
export const historiqueTerritoires: HistoriqueModule = {
  operations: {
    "territoires.importer-contours": "Contours importés",
    "territoires.retirer-contours": "Contours retirés",
    "territoires.importer-zonage": "Zonage importé",
    "territoires.retirer-zonage": "Zonage retiré",
    "territoires.situer": "Communes situées",
    "territoires.remettre-zonage": "Zonage remis",
    "territoires.dire-competence": "Compétence dite",
  },
  genres: [
    {
      genre: "competence",
      libelle: "Compétence d’une intercommunalité",
      champs: {
        epci: { libelle: "Intercommunalité" },
        competence: { libelle: "Compétence" },
        exercice: {
          libelle: "Exercice",
          lire: (valeur) => LIBELLE_EXERCICE[valeur as Exercice] ?? String(valeur),
        },
        depuis: { libelle: "Depuis" },
        source: { libelle: "Source" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
    {
      genre: "zonage",
      libelle: "Zonage",
      champs: {
        zonage: {
          libelle: "Zonage",
          lire: (valeur) => LIBELLE_ZONAGE[valeur as GenreZonage] ?? String(valeur),
        },
        annee: { libelle: "Année" },
        source: { libelle: "Source" },
        fichier: { libelle: "Fichier" },
        zones: { libelle: "Zones" },
        communes: { libelle: "Communes" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
    {
      genre: "lieux",
      libelle: "Centres des communes",
      champs: {
        source: { libelle: "Source" },
        fichier: { libelle: "Fichier" },
        communes: { libelle: "Communes" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
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
  ],
};
