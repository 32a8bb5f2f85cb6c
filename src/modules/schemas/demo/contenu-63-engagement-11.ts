/** Puy-de-Dôme, engagement 11: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement11: ContenuEngagement = {
  no: 11,
  titre: "Conduire ensemble l'animation sociale du département",
  objectifs: [
    {
      no: 23,
      titre: "Tenir le cap : décider, choisir les priorités, suivre, évaluer",
      contexte:
        "Depuis le schéma directeur 2018-2021, Caf, MSA Auvergne, Carsat Auvergne, Conseil départemental et services de l'État pilotent à plusieurs. L'évaluation a conclu que cette organisation suivait mieux les structures, repérait mieux les projets et partageait mieux les moyens.",
      resultatsAttendus: [
        "Une carte des priorités établie",
        "Des structures agréées qui prennent part à l'évaluation",
      ],
      indicateurs: [
        "Structures impliquées",
        "Comptes rendus des rencontres",
        "Note commune sur les critères de financement",
      ],
      pilotes: ["Comité de pilotage AVS", "Comité technique AVS"],
      partenaires: ["Réseau fédéral des centres sociaux", "Acteurs apportant des données", "Structures AVS"],
      actions: [
        {
          code: "23-A",
          intitule: "Animer les deux comités qui suivent le volet, la fédération à leurs côtés",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 1290,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire:
                "Premier comité de pilotage du nouveau schéma, tout le monde était là. Rythme adopté : deux par an, plus quatre comités techniques.",
            },
            {
              joursAvant: 620,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire: "Cinquième comité technique à Riom. L'ordre du jour tient enfin en deux heures !",
            },
            {
              joursAvant: 18,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 80,
              meteo: "soleil",
              commentaire: "Comité de pilotage tenu, relevé de décisions envoyé le lendemain.",
            },
          ],
        },
        {
          code: "23-B",
          intitule: "Chercher des critères de financement communs à toutes les institutions",
          nature: "nouvelle",
          debut: "2024",
          fin: "2026-03",
          nouvelles: [
            {
              joursAvant: 380,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 20,
              meteo: "eclaircies",
              commentaire:
                "Deux séances pour comparer nos grilles. On parle enfin de la même chose quand on dit « pilotage ».",
            },
            {
              joursAvant: 125,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 35,
              meteo: "nuages",
              commentaire:
                "La note est à moitié écrite. Chaque institution attend la position des autres sur la durée des aides.",
              blocage: {
                raison:
                  "Désaccord sur la durée des engagements, annuelle pour les uns, pluriannuelle pour les autres.",
                condition: "Arbitrage en comité de pilotage",
                joursEcheance: -15,
              },
            },
          ],
        },
        {
          code: "23-C",
          intitule: "Mettre à jour la carte des priorités avec de nouveaux signes de fragilité sociale",
          nature: "nouvelle",
          debut: "2022",
          fin: "2024",
          nouvelles: [
            {
              joursAvant: 1120,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 50,
              meteo: "soleil",
              commentaire: "Six indicateurs retenus, dont la part des familles d'un seul parent.",
            },
            {
              joursAvant: 830,
              auteur: "yann-courbepine",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Carte actualisée et adoptée en comité de pilotage. Elle sert déjà pour les rendez-vous avec les élus.",
            },
          ],
        },
        { code: "23-D", intitule: "Évaluer le volet avec les structures", nature: "a_poursuivre" },
        {
          code: "23-E",
          intitule: "Fixer la carte des priorités pour toute la durée du schéma",
          nature: "nouvelle",
          debut: "2022",
          nouvelles: [
            {
              joursAvant: 1100,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire:
                "Première version discutée en comité technique, trois secteurs à vérifier sur place.",
            },
            {
              joursAvant: 830,
              auteur: "yann-courbepine",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire: "Carte arrêtée pour la durée du schéma, adoptée en même temps que sa mise à jour.",
            },
          ],
        },
        {
          code: "23-F",
          intitule: "Donner aux structures agréées une place dans l'évaluation",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 465,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire: "Cinq structures volontaires pour écrire les questions de l'évaluation.",
            },
          ],
        },
      ],
    },
  ],
};
