/** Puy-de-Dôme, engagement 12: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement12: ContenuEngagement = {
  no: 12,
  titre: "Mieux épauler les structures, sur le fond comme sur l'argent",
  objectifs: [
    {
      no: 24,
      titre: "Partager une culture commune et travailler en réseau",
      contexte:
        "Douze structures agréées en trois ans, 4 centres sociaux et 8 espaces de vie sociale, avec 10 gestionnaires différents : les façons de faire varient beaucoup.",
      resultatsAttendus: [
        "Des structures reliées entre elles",
        "Des évaluations meilleures et plus régulières",
      ],
      indicateurs: [
        "Temps d'échange organisés",
        "Participants différents et assiduité",
        "Critères d'évaluation communs",
        "Document repère publié",
      ],
      pilotes: ["Comité technique AVS", "Caf", "Fédération des CS de l'Allier"],
      partenaires: ["Réseau fédéral des centres sociaux", "Structures AVS", "Universités"],
      actions: [
        {
          code: "24-A",
          intitule:
            "Lancer avec l'université un travail sur l'évaluation, pour montrer les effets de l'animation sociale",
          nature: "nouvelle",
          debut: "2023",
          fin: "2026",
          nouvelles: [
            {
              joursAvant: 520,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 25,
              meteo: "soleil",
              commentaire:
                "Deux chercheuses intéressées, première journée à Clermont-Ferrand avec neuf structures.",
            },
            {
              joursAvant: 110,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 45,
              meteo: "soleil",
              commentaire: "Les entretiens d'habitants ont commencé à Aulnat et à Thiers. 34 faits sur 60.",
            },
          ],
        },
        {
          code: "24-B",
          intitule: "Animer le réseau : se connaître, partager outils et méthodes",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 870,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 50,
              meteo: "soleil",
              commentaire: "Rencontre de réseau à Billom, 17 structures sur 21.",
            },
            {
              joursAvant: 340,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 70,
              meteo: "soleil",
              commentaire:
                "Une boîte à outils partagée en ligne, 48 fiches déposées par les structures elles-mêmes.",
            },
          ],
        },
      ],
    },
    {
      no: 25,
      titre: "Faire reconnaître l'animation sociale et asseoir son financement",
      contexte:
        "Le diagnostic le montre : les savoir-faire des structures se voient mal, alors que leurs effets sont réels. Être reconnues des communes et des partenaires leur permettrait d'obtenir des appuis durables, surtout lorsqu'elles sont associatives.",
      resultatsAttendus: [
        "Des structures mieux connues des partenaires",
        "Une présence plus forte dans les réseaux et les contrats",
        "Une part de cofinancement qui progresse",
      ],
      indicateurs: [
        "Évolution des cofinancements",
        "Rencontres tenues, journée départementale comprise",
        "Partenaires présents",
        "Diagnostics menés avec des structures",
        "Contrats de territoire signés avec elles",
        "Actions soutenues par appel à projets",
        "Appel à projets commun lancé",
      ],
      pilotes: ["Comité de pilotage AVS", "Comité technique AVS"],
      partenaires: ["Réseau AVS", "Collectivités territoriales", "Comité technique AVS"],
      actions: [
        {
          code: "25-A",
          intitule: "Ouvrir à tous de grands rendez-vous sur les territoires",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 750,
              auteur: "lucie-belleroche",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire:
                "Une journée superbe à Romagnat : 220 habitants, des élus, et la fanfare du quartier.",
            },
            {
              joursAvant: 190,
              auteur: "lucie-belleroche",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Troisième édition, à Thiers cette fois. Le rendez-vous est installé, les structures se portent candidates pour le recevoir.",
            },
          ],
        },
        {
          code: "25-B",
          intitule: "Écrire avec les structures un discours commun",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 310,
              auteur: "lucie-belleroche",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire:
                "Trois ateliers d'écriture. On tient les cinq messages, reste à les dire sans sigles.",
            },
          ],
        },
        {
          code: "25-C",
          intitule: "Mettre en valeur l'observatoire Senacs et ses publications",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 700,
              auteur: "lucie-belleroche",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Taux de réponse de toutes les structures cette année, synthèse de quatre pages diffusée aux maires.",
            },
          ],
        },
        {
          code: "25-D",
          intitule: "Rassembler les acteurs à l'échelle de chaque intercommunalité",
          nature: "nouvelle",
          debut: "2022",
          nouvelles: [
            {
              joursAvant: 990,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 20,
              meteo: "soleil",
              commentaire: "Première rencontre intercommunale du côté de Sauxillanges, 25 personnes.",
            },
            {
              joursAvant: 300,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 45,
              meteo: "eclaircies",
              commentaire: "Six intercommunalités sur 14 rencontrées.",
            },
          ],
        },
        {
          code: "25-E",
          intitule: "Guetter ensemble les cofinancements et les appels à projets utiles",
          nature: "nouvelle",
          debut: "2023",
        },
        {
          code: "25-F",
          intitule: "Choisir des thèmes pour un appel à projets commun aux institutions",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 400,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 20,
              meteo: "eclaircies",
              commentaire: "Deux thèmes en discussion : la solitude et la mobilité.",
            },
            {
              joursAvant: 90,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 35,
              meteo: "nuages",
              commentaire: "Le thème de la mobilité fait l'unanimité, le budget pas encore.",
              blocage: {
                raison: "Aucune ligne commune n'est prévue au budget des institutions.",
                condition: "Inscription d'une enveloppe partagée au prochain exercice",
                joursEcheance: 30,
              },
            },
          ],
        },
      ],
    },
    {
      no: 26,
      titre: "Accompagner les demandes et les renouvellements d'agrément",
      contexte:
        "Écrire un projet social demande du temps et des compétences, et cela fragilise les équipes. L'appui doit s'adapter : on n'aide pas de la même façon une création, un renouvellement ou un changement d'échelle.",
      resultatsAttendus: ["Des espaces de vie sociale qui deviennent centres sociaux"],
      indicateurs: [
        "Outils produits",
        "Structures accompagnées",
        "Espaces de vie sociale devenus centres sociaux",
      ],
      pilotes: ["Comité de pilotage AVS", "Caf", "Fédération des CS"],
      partenaires: ["MAIA", "Comité technique AVS", "DDETS"],
      actions: [
        {
          code: "26-A",
          intitule: "Créer des ressources pour de meilleurs projets sociaux",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 480,
              auteur: "lucie-belleroche",
              statut: "en_cours",
              avancement: 45,
              meteo: "soleil",
              commentaire:
                "Notre guide pas à pas est en test chez trois espaces de vie sociale. Ils l'annotent sans pitié, tant mieux.",
            },
            {
              joursAvant: 12,
              auteur: "lucie-belleroche",
              statut: "en_cours",
              avancement: 70,
              meteo: "soleil",
              commentaire: "Guide imprimé la semaine dernière. On l'a présenté à 13 structures à Issoire.",
            },
          ],
        },
        {
          code: "26-B",
          intitule: "Aider les structures qui grandissent ou deviennent employeuses",
          nature: "nouvelle",
          debut: "2023",
        },
      ],
    },
  ],
};
