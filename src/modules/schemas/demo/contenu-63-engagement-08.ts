/** Puy-de-Dôme, engagement 8: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement8: ContenuEngagement = {
  no: 8,
  titre: "Travailler en réseau autour des parents",
  objectifs: [
    {
      no: 17,
      titre: "Faire tourner le réseau parentalité",
      contexte:
        "Les initiatives pour les parents sont nombreuses et de toutes formes. Sur le terrain, les équipes demandent à mieux se connaître pour orienter sans se tromper.",
      resultatsAttendus: [
        "Des réseaux locaux qui durent",
        "De nouveaux réseaux là où il n'y en a pas",
        "Un groupe départemental installé, à une date connue",
        "Des parents présents",
      ],
      indicateurs: [
        "Réunions du groupe départemental",
        "Parents ambassadeurs engagés",
        "Réseaux locaux créés",
        "Actions menées",
        "Part des partenaires présents aux Semaines de la parentalité",
        "Actions labellisées",
      ],
      pilotes: ["Caf"],
      partenaires: ["MSA", "Réseaux parentalité"],
      actions: [
        {
          code: "17-A",
          intitule: "Installer un groupe départemental de la parentalité",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 900,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 30,
              meteo: "soleil",
              commentaire:
                "Séance de lancement à Cournon-d'Auvergne, 29 participants, et une vraie envie de continuer !",
            },
            {
              joursAvant: 560,
              auteur: "noemie-brisefer",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Le groupe a son règlement, son calendrier et deux co-animatrices. Il se réunit chaque trimestre.",
            },
          ],
        },
        {
          code: "17-B",
          intitule: "Faire naître un réseau local par territoire",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 850,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 30,
              meteo: "soleil",
              commentaire: "Réseau d'Ambert lancé avec 12 structures.",
            },
            {
              joursAvant: 360,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 55,
              meteo: "eclaircies",
              commentaire: "Huit réseaux actifs. Deux territoires de montagne n'ont pas d'animateur.",
            },
            {
              joursAvant: 55,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 65,
              meteo: "soleil",
              commentaire: "Neuvième réseau créé autour d'Aigueperse, porté par l'espace de vie sociale.",
            },
          ],
        },
        {
          code: "17-C",
          intitule: "Faire connaître les lieux ressources par des actions départementales",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 160,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 40,
              meteo: "eclaircies",
              commentaire:
                "Une carte postale par lieu ressource, 8 000 exemplaires distribués. Je n'ai pas encore les retours des pédiatres.",
            },
          ],
        },
        {
          code: "17-D",
          intitule:
            "Partager les actions réussies, labelliser celles du Reaap et jouer collectif pendant les Semaines",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 280,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 50,
              meteo: "eclaircies",
              commentaire:
                "33 actions labellisées. Six dossiers étaient incomplets, nous avons simplifié la grille.",
            },
          ],
        },
        {
          code: "17-E",
          intitule: "Ouvrir les instances à des parents ambassadeurs",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 430,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 20,
              meteo: "eclaircies",
              commentaire: "Quatre parents volontaires, tous de l'agglomération. Il faut chercher plus loin.",
            },
            {
              joursAvant: 25,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 45,
              meteo: "soleil",
              commentaire:
                "Onze parents ambassadeurs, dont cinq en zone rurale. Leur première proposition : des réunions le soir.",
            },
          ],
        },
      ],
    },
    {
      no: 18,
      titre: "Outiller et former les membres du réseau",
      contexte:
        "Les professionnels réclament des formations et un appui. Ils veulent mieux comprendre chaque situation familiale et les façons actuelles de parler aux parents.",
      resultatsAttendus: [
        "Des partenaires plus mobilisés",
        "Une meilleure connaissance de la parentalité",
        "Une meilleure connaissance des services",
        "Un jeu d'outils à disposition du réseau",
      ],
      indicateurs: [
        "Journées départementales",
        "Sessions de formation",
        "Participants",
        "Outils créés",
        "Part des membres qui s'en servent",
      ],
      pilotes: ["Caf"],
      partenaires: ["MSA", "Réseaux parentalité"],
      actions: [
        {
          code: "18-A",
          intitule: "Réunir tout le réseau : séminaires et petits déjeuners",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 1000,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire:
                "Séminaire à Clermont-Ferrand, 140 personnes. Le sujet des écrans a rempli la salle.",
            },
            {
              joursAvant: 600,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire: "Cinq petits déjeuners dans l'année, 22 personnes en moyenne.",
            },
            {
              joursAvant: 115,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 75,
              meteo: "soleil",
              commentaire: "Prochain séminaire calé à Riom, 90 inscrits en une semaine.",
            },
          ],
        },
        {
          code: "18-B",
          intitule: "Former par thème : communiquer autrement, situations familiales, handicap",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 350,
              auteur: "noemie-brisefer",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Catalogue de six formations complet, chacune a trouvé son public et le programme se renouvelle tout seul.",
            },
          ],
        },
        {
          code: "18-C",
          intitule: "Comprendre la lassitude des équipes et leur redonner de l'élan",
          nature: "a_poursuivre",
        },
        {
          code: "18-D",
          intitule: "Assembler une mallette pour les professionnels : annuaire, carte, mots partagés",
          nature: "nouvelle",
          debut: "2023",
          fin: "2025-12",
          nouvelles: [
            {
              joursAvant: 610,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 25,
              meteo: "soleil",
              commentaire: "Lexique terminé, 60 mots expliqués simplement.",
            },
            {
              joursAvant: 235,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 50,
              meteo: "nuages",
              commentaire:
                "L'annuaire n'avance plus : chaque fiche demande l'accord de la structure et peu répondent.",
              blocage: {
                raison: "Accord de publication manquant pour 70 structures sur 160.",
                condition:
                  "Envoi d'une relance signée par les institutions et accord tacite au bout d'un mois",
                joursEcheance: -75,
              },
            },
          ],
        },
        {
          code: "18-E",
          intitule:
            "Enrichir les outils communs : expositions, jeux, guides sur les écrans, ressources de l'Ireps",
          nature: "a_poursuivre",
        },
      ],
    },
  ],
};
