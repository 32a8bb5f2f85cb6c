/** Puy-de-Dôme, engagement 2: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement2: ContenuEngagement = {
  no: 2,
  titre: "Donner envie des métiers et soigner la qualité d'accueil",
  objectifs: [
    {
      no: 3,
      titre: "Rendre leur valeur aux métiers de la petite enfance",
      contexte:
        "On manque de professionnels ici comme dans toute la France. Les départs en retraite s'accélèrent et les vocations ne suivent pas.",
      resultatsAttendus: ["Davantage de personnes formées chaque année"],
      indicateurs: [
        "Assistants maternels agréés",
        "Personnes formées",
        "Opérations de promotion",
        "Stagiaires reçus",
      ],
      pilotes: ["Caf", "CD", "DDETS"],
      partenaires: [
        "Représentants de l'accueil individuel et collectif",
        "Professionnels de terrain",
        "Organismes de formation",
        "Pôle emploi",
        "MSA",
      ],
      actions: [
        {
          code: "3-A",
          intitule:
            "Comprendre par enquête pourquoi ces métiers attirent peu, en commençant par les assistants maternels",
          nature: "nouvelle",
          debut: "2023",
          fin: "2025-03",
          nouvelles: [
            {
              joursAvant: 870,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 20,
              meteo: "soleil",
              commentaire:
                "Questionnaire prêt, testé auprès de 30 assistantes maternelles du réseau des relais.",
            },
            {
              joursAvant: 590,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 60,
              meteo: "eclaircies",
              commentaire:
                "612 réponses reçues. La solitude et la baisse des demandes arrivent avant le salaire.",
            },
            {
              joursAvant: 195,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 75,
              meteo: "nuages",
              commentaire:
                "L'analyse est faite, mais la restitution a été reportée deux fois, faute de date commune.",
            },
          ],
        },
        {
          code: "3-B",
          intitule:
            "Promouvoir les métiers auprès de tous, filles et garçons : forum, médias locaux, stages, passerelles avec les écoles",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 730,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 20,
              meteo: "soleil",
              commentaire:
                "Premier forum des métiers à Cournon-d'Auvergne : 380 visiteurs, 17 stands, deux lycées venus en car.",
            },
            {
              joursAvant: 350,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 45,
              meteo: "soleil",
              commentaire:
                "Deuxième forum à Thiers. La radio locale a suivi la journée, 26 stages ont été promis sur place.",
            },
            {
              joursAvant: 45,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire:
                "Convention signée avec trois CIO pour accueillir des collégiens en crèche dès la classe de troisième.",
            },
          ],
        },
        {
          code: "3-C",
          intitule: "Rapprocher l'offre de formation des besoins réels des employeurs",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 620,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 20,
              meteo: "eclaircies",
              commentaire:
                "Besoins recensés : environ 140 postes à pourvoir dans les trois ans, dont la moitié hors métropole.",
            },
            {
              joursAvant: 265,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 30,
              meteo: "orage",
              commentaire:
                "La session d'apprentissage prévue à Ambert n'a pas ouvert, il manquait quatre inscrits.",
              blocage: {
                raison:
                  "Le nombre minimal d'inscrits n'est pas atteint pour ouvrir une session hors de Clermont-Ferrand.",
                condition: "Dérogation de l'organisme de formation ou regroupement avec le bassin de Thiers",
                joursEcheance: -20,
              },
            },
          ],
        },
      ],
    },
    {
      no: 4,
      titre: "Prendre soin de celles et ceux qui accueillent",
      contexte:
        "Les équipes disent leur fatigue, parfois leur usure. Les conditions de travail s'éloignent de ce qu'elles espéraient de leur métier.",
      resultatsAttendus: ["Des conditions de travail meilleures"],
      indicateurs: ["Séances d'analyse de la pratique", "Actions menées"],
      pilotes: ["Caf", "CD"],
      partenaires: [
        "Représentants de l'accueil individuel et collectif",
        "Éducation nationale",
        "Professionnels de terrain",
        "Organismes de formation",
      ],
      actions: [
        {
          code: "4-A",
          intitule:
            "Faciliter les départs en formation et les échanges de services entre crèches, assistants maternels et écoles",
          nature: "a_poursuivre",
        },
        {
          code: "4-B",
          intitule: "Généraliser les séances d'analyse de la pratique",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 690,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire: "31 équipes ont eu au moins deux séances dans l'année, contre 18 auparavant.",
            },
            {
              joursAvant: 180,
              auteur: "agathe-clairval",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Toutes les crèches aidées par la Caf en proposent désormais. Les assistantes maternelles en bénéficient par leur relais.",
            },
          ],
        },
        {
          code: "4-C",
          intitule: "Chercher l'origine de l'épuisement des équipes et proposer des réponses",
          nature: "nouvelle",
          debut: "2025",
          nouvelles: [
            {
              joursAvant: 60,
              auteur: "agathe-clairval",
              statut: "a_venir",
              avancement: 0,
              meteo: "eclaircies",
              commentaire:
                "Cahier des charges de l'étude en cours de rédaction avec la médecine du travail. Démarrage espéré le trimestre prochain.",
            },
          ],
        },
      ],
    },
    {
      no: 5,
      titre: "Offrir à chaque enfant un accueil de qualité",
      contexte:
        "Parents et équipes partagent la même exigence : un enfant bien accueilli grandit mieux. Les repères existent, il reste à les faire vivre partout de la même façon.",
      resultatsAttendus: ["Un accueil soigné qui aide l'enfant à bien grandir"],
      indicateurs: ["Pratiques et outils mis en service", "Messages et supports diffusés"],
      pilotes: ["Caf", "CD", "MSA"],
      partenaires: ["Représentants de l'accueil individuel et collectif", "Professionnels de terrain"],
      actions: [
        {
          code: "5-A",
          intitule: "Partager idées, matériel et moyens entre structures d'un même territoire",
          nature: "a_poursuivre",
        },
        {
          code: "5-B",
          intitule:
            "Multiplier les passerelles entre crèche et école maternelle, surtout pour les enfants de 2 à 3 ans",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 520,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 30,
              meteo: "soleil",
              commentaire:
                "Quatre écoles volontaires à Riom, avec des visites croisées pendant un trimestre.",
            },
            {
              joursAvant: 28,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 50,
              meteo: "soleil",
              commentaire:
                "Onze passerelles actives. Les enseignantes demandent un modèle de calendrier, nous le diffusons cette semaine.",
            },
          ],
        },
        {
          code: "5-C",
          intitule:
            "Outiller les équipes : modèles de projets et de règlements, charte nationale, démarche des 1 000 premiers jours",
          nature: "nouvelle",
          debut: "2023",
          fin: "2026",
          nouvelles: [
            {
              joursAvant: 780,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 25,
              meteo: "soleil",
              commentaire:
                "Modèle de règlement de fonctionnement validé en comité technique et envoyé à toutes les crèches.",
            },
            {
              joursAvant: 140,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 70,
              meteo: "soleil",
              commentaire:
                "Charte affichée dans 9 crèches sur 10. Reste le guide d'aménagement des espaces, relecture en cours.",
            },
          ],
        },
        {
          code: "5-D",
          intitule:
            "Donner à voir les initiatives des équipes : blog, lettre aux partenaires, site du schéma",
          nature: "nouvelle",
          debut: "2023",
        },
      ],
    },
  ],
};
