/** Puy-de-Dôme, engagement 13: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement13: ContenuEngagement = {
  no: 13,
  titre: "Aider les territoires à donner la parole aux habitants",
  objectifs: [
    {
      no: 27,
      titre: "Faire naître des structures là où elles manquent",
      contexte:
        "Une première tournée, en 2019, a fait émerger de nouveaux équipements. En 2022, le département compte 13 espaces de vie sociale et 8 centres sociaux. La carte mise à jour doit dire où créer, où compléter et avec quels moyens.",
      resultatsAttendus: [
        "Des structures nouvelles là où la carte 2023-2026 les attend",
        "Des projets naissants reliés aux structures en place",
      ],
      indicateurs: [
        "Rencontres sur les territoires",
        "Demandes reçues",
        "Collectifs lancés",
        "Structures agréées en territoire prioritaire sur 2022-2026",
      ],
      pilotes: ["Comité de pilotage AVS", "Comité technique AVS"],
      partenaires: ["Structures AVS", "Collectivités territoriales", "Associations locales"],
      actions: [
        { code: "27-A", intitule: "Sensibiliser les élus des collectivités", nature: "a_poursuivre" },
        {
          code: "27-B",
          intitule: "Réunir habitants et associations pour former un collectif et trouver un porteur",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 580,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 30,
              meteo: "soleil",
              commentaire: "Un collectif de 15 habitants s'est formé aux Ancizes après deux soirées.",
            },
            {
              joursAvant: 170,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 40,
              meteo: "eclaircies",
              commentaire:
                "Le collectif hésite entre une association nouvelle et le portage par la commune. On leur laisse le temps.",
            },
          ],
        },
        {
          code: "27-C",
          intitule: "Refaire l'essai d'accompagnement pour trouver un porteur sur un territoire",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 640,
              auteur: "yann-courbepine",
              statut: "en_cours",
              avancement: 20,
              meteo: "eclaircies",
              commentaire: "Territoire choisi, cabinet retenu pour dix jours d'appui.",
            },
            {
              joursAvant: 165,
              auteur: "yann-courbepine",
              statut: "suspendue",
              avancement: 20,
              meteo: "orage",
              commentaire: "La commune pressentie se retire. On suspend le temps d'en trouver une autre.",
            },
          ],
        },
        {
          code: "27-D",
          intitule: "Mettre en commun les moyens pour soutenir les porteurs en territoire prioritaire",
          nature: "nouvelle",
          debut: "2023",
        },
      ],
    },
    {
      no: 28,
      titre: "Associer les habitants aux projets de territoire",
      contexte:
        "Deux ateliers du diagnostic et l'évaluation du schéma directeur l'ont redit : faire participer les habitants reste difficile. Les structures connaissent leur expérience du quotidien, mais elles peinent à entrer dans les réseaux où elles pourraient la faire entendre.",
      resultatsAttendus: [
        "Des structures présentes dans les réseaux",
        "Des habitants associés dès le diagnostic",
        "Des acteurs formés à faire participer",
      ],
      indicateurs: [
        "Structures actives dans les réseaux",
        "Projets de territoire participatifs menés avec les institutions",
        "Formations proposées",
        "Personnes formées",
      ],
      pilotes: ["Comité de pilotage AVS", "Comité technique AVS"],
      partenaires: ["Fédération des CS", "Acteurs des réseaux thématiques et territoriaux", "AGSGV"],
      actions: [
        {
          code: "28-A",
          intitule: "Demander l'avis des habitants dès le diagnostic, avec l'aide des structures",
          nature: "nouvelle",
          nouvelles: [
            {
              joursAvant: 250,
              auteur: "lucie-belleroche",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire:
                "Deux conventions territoriales ont prévu un diagnostic avec les habitants. C'est peu, mais c'est écrit.",
            },
          ],
        },
        {
          code: "28-B",
          intitule: "Ouvrir des formations à la participation aux porteurs de projets",
          nature: "nouvelle",
        },
        {
          code: "28-C",
          intitule:
            "Relier les structures aux réseaux de santé, d'insertion, de petite enfance ou de parentalité",
          nature: "nouvelle",
        },
      ],
    },
    {
      no: 29,
      titre: "Faire venir et écouter les plus fragiles",
      contexte:
        "Tous les partenaires peinent à rejoindre les personnes les plus vulnérables. Les structures font le premier pas ; il faut les aider à comprendre ce qui retient ces personnes et à s'allier à ceux qui les suivent déjà.",
      resultatsAttendus: [
        "Des alliances autour des publics fragiles",
        "Des projets sociaux qui pensent à eux",
        "Une participation en hausse",
      ],
      indicateurs: [
        "Partenariats noués",
        "Réflexion et indicateurs mis par écrit",
        "Projets sociaux qui visent ces publics",
        "Actions menées pour les faire participer",
      ],
      pilotes: ["Comité de pilotage AVS", "Comité technique AVS"],
      partenaires: [
        "Fédération des CS",
        "AGSGV",
        "Maisons des solidarités",
        "Autres partenaires à identifier",
      ],
      actions: [
        {
          code: "29-A",
          intitule: "Mettre les acteurs en relation pour comprendre ce qui freine",
          nature: "nouvelle",
        },
        {
          code: "29-B",
          intitule: "Essayer l'aller-vers, et même l'aller-chercher",
          nature: "nouvelle",
          nouvelles: [
            {
              joursAvant: 95,
              auteur: "lucie-belleroche",
              statut: "a_venir",
              avancement: 0,
              meteo: "eclaircies",
              commentaire:
                "Trois structures partantes pour des tournées en camionnette. On cherche la camionnette.",
            },
          ],
        },
      ],
    },
    {
      no: 30,
      titre: "Soutenir les associations et renouveler leurs bénévoles",
      contexte:
        "Une association, c'est déjà des habitants qui s'engagent et se lient. Le volet entend donner à cette vie associative l'appui dont elle a besoin, partout.",
      resultatsAttendus: [
        "Des liens solides entre centres sociaux et MAIA",
        "Des liens solides entre associations agréées et MAIA",
        "Des associations mieux accompagnées partout",
      ],
      indicateurs: ["Structures qui appuient des associations", "Rencontres entre collectivités et MAIA"],
      pilotes: ["Comité de pilotage AVS", "MAIA", "Comité technique AVS"],
      partenaires: ["Fédération des CS", "Réseau AVS"],
      actions: [
        {
          code: "30-A",
          intitule: "Rencontrer élus et techniciens pour valoriser les associations et coordonner leur appui",
          nature: "nouvelle",
          debut: "2023",
        },
        {
          code: "30-B",
          intitule: "Concrétiser le lien avec la MAIA : informations croisées, répertoire",
          nature: "a_poursuivre",
        },
        { code: "30-C", intitule: "Former davantage les bénévoles", nature: "a_poursuivre" },
      ],
    },
  ],
};
