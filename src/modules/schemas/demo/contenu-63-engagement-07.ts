/** Puy-de-Dôme, engagement 7: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement7: ContenuEngagement = {
  no: 7,
  titre: "Aider les jeunes à prendre leur indépendance",
  objectifs: [
    {
      no: 15,
      titre: "Donner le goût de s'engager",
      contexte:
        "Les dispositifs se multiplient et pourtant peu d'adolescents s'en saisissent. Par endroits, personne n'est là pour faire naître leurs projets et les laisser les conduire.",
      resultatsAttendus: [
        "Des équipes qui connaissent les dispositifs ouverts aux adolescents",
        "Davantage de projets portés par des adolescents",
      ],
      indicateurs: ["Réunions d'information", "Envois de courriels", "Projets déposés, retenus et primés"],
      pilotes: ["Caf", "CD", "SDJES", "MSA"],
      partenaires: ["Professionnels de terrain"],
      actions: [
        {
          code: "15-A",
          intitule: "Mieux annoncer les appels à projets destinés aux adolescents",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 260,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 45,
              meteo: "nuages",
              commentaire:
                "18 dossiers déposés contre 27 l'an passé. Notre annonce est partie trop tard, en pleine période d'examens.",
            },
          ],
        },
        {
          code: "15-B",
          intitule: "Examiner ensemble, entre financeurs, les projets de jeunes",
          nature: "a_poursuivre",
        },
        {
          code: "15-C",
          intitule: "Faire circuler l'information : service civique, SNU, Bafa, Soliguide, info-jeunes",
          nature: "a_poursuivre",
        },
        {
          code: "15-D",
          intitule: "Repérer où manquent des accompagnateurs de projets de jeunes",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 105,
              auteur: "solene-marchebois",
              statut: "a_venir",
              avancement: 0,
              meteo: "eclaircies",
              commentaire:
                "La carte des postes existants est faite. L'échange avec les intercommunalités démarre après les budgets.",
            },
          ],
        },
      ],
    },
    {
      no: 16,
      titre: "Accompagner vers l'emploi sans rupture",
      contexte:
        "Les aides sont nombreuses, changeantes et mal connues de ceux qui suivent les jeunes. Dès 16 ans, certains décrochent ; d'autres restent sans emploi ni formation, ou sans moyen de se déplacer, surtout à la campagne.",
      resultatsAttendus: [
        "Des professionnels mieux informés",
        "Des jeunes mieux épaulés, surtout les plus isolés et les moins mobiles",
      ],
      indicateurs: [
        "Visites de soliguide.fr par les professionnels",
        "Demandes adressées aux dispositifs",
        "Acteurs de l'insertion présents dans les groupes",
        "Actions nées de l'appel à projets « Jeunes en rupture »",
        "Permis financés et obtenus",
      ],
      pilotes: ["Caf", "CD"],
      partenaires: ["CAM", "Missions locales"],
      actions: [
        {
          code: "16-A",
          intitule: "Aider au bon moment : transport, logement, vie quotidienne",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 170,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire:
                "212 jeunes aidés cette année. Le logement dépasse pour la première fois le transport dans les demandes.",
            },
          ],
        },
        {
          code: "16-B",
          intitule: "Suivre chaque jeune avec la plateforme « parcours jeunes »",
          nature: "a_poursuivre",
        },
        {
          code: "16-C",
          intitule: "Rendre les dispositifs lisibles pour les professionnels, besoin par besoin",
          nature: "nouvelle",
          debut: "2023",
        },
        {
          code: "16-D",
          intitule: "Faire connaître les formations ouvertes aux 16-18 ans tenus de se former",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 740,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 15,
              meteo: "nuages",
              commentaire:
                "Premier inventaire fait. Il recoupe très largement l'annuaire tenu par la Région.",
            },
            {
              joursAvant: 390,
              auteur: "solene-marchebois",
              statut: "abandonnee",
              avancement: 15,
              meteo: "nuages",
              commentaire:
                "Action arrêtée d'un commun accord : la Région publie le même contenu, à jour, chaque mois. Nous y renvoyons.",
            },
          ],
        },
        {
          code: "16-E",
          intitule: "Monter des actions pour les jeunes sans emploi ni formation",
          nature: "nouvelle",
          debut: "2023",
        },
        {
          code: "16-F",
          intitule: "Tirer les leçons de l'essai sur les aides au permis et l'ajuster",
          nature: "nouvelle",
          debut: "2023",
          fin: "2026",
          nouvelles: [
            {
              joursAvant: 670,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 30,
              meteo: "soleil",
              commentaire: "74 jeunes aidés la première année, 41 permis obtenus.",
            },
            {
              joursAvant: 40,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 65,
              meteo: "soleil",
              commentaire:
                "Bilan des deux ans en cours d'écriture. Le plafond de l'aide sera sans doute relevé en zone rurale.",
            },
          ],
        },
      ],
    },
  ],
};
