import type { DonneesSchema } from "./contrat-public.ts";

const caf = { id: "b4t7xk2m", nom: "Caisse d’allocations familiales", genre: "institution" } as const;
const bilan = {
  ...{ actions: 1, realisees: 0, enCours: 1, aVenir: 0, suspendues: 0, abandonnees: 0 },
  ...{ enRetard: 1, bloquees: 0, sansNouvelles: 0, avancementMoyen: 60 },
};

/** What the description shows: invented, one of each level. */
export const EXEMPLE_DONNEES: DonneesSchema = {
  licence: "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
  source: caf.nom,
  departement: "63",
  id: "7k2m9qfd",
  titre: "Schéma départemental des services aux familles 2022-2026",
  type: "sdsf",
  debut: 2022,
  fin: 2026,
  phase: "mise_en_oeuvre",
  jour: "2026-11-22",
  dernieresNouvelles: "2026-09-17",
  version: {
    numero: 1,
    adopteeLe: "2022-03-15",
    instance: "Comité départemental des services aux familles",
    numeroDecision: "2022-04",
    empreinte: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  },
  membres: [{ institution: caf.id, nom: caf.nom, role: "copilote", portee: "Tout le schéma" }],
  bilan,
  volets: [{ rang: 1, no: 1, titre: "Petite enfance", bilan }],
  objectifs: [
    {
      ...{ id: "h5n8c3vt", no: 1, titre: "Créer des places d’accueil", volet: 1 },
      contexte: "Des familles attendent une place plus de six mois.",
      resultatsAttendus: ["Une place pour chaque enfant de moins de trois ans qui en a besoin"],
      publics: ["Jeunes parents"],
      indicateurs: [
        {
          ...{ libelle: "Places créées", resultatVise: "180", unite: "places", sens: "hausse" },
          ...{ base: "120 en 2022", cibles: "", periodicite: "annee" },
        },
      ],
    },
  ],
  actions: [
    {
      ...{ id: "m2p6r9kx", code: "1-A", intitule: "Ouvrir trois micro-crèches", description: "" },
      ...{ nature: "nouvelle", debut: "2023", fin: "2026-06-30", volet: 1, objectif: "h5n8c3vt" },
      pilotes: [caf],
      partenaires: [],
      territoires: [{ genre: "epci", code: "246300701", nom: "Clermont Auvergne Métropole" }],
      publics: ["Jeunes parents"],
      etat: {
        ...{ statut: "en_cours", avancement: 60, enRetard: true, bloquee: false },
        dernieresNouvelles: "2026-09-17",
      },
      adresse: "/63/schemas/7k2m9qfd/actions/m2p6r9kx",
    },
  ],
  page: "/63/schemas/7k2m9qfd/public",
};
