/** Puy-de-Dôme, engagement 3: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement3: ContenuEngagement = {
  no: 3,
  titre: "Ouvrir les modes d'accueil à toutes les familles",
  objectifs: [
    {
      no: 6,
      titre: "Mieux accueillir les enfants en situation de handicap",
      contexte:
        "Parents et professionnels connaissent mal ce qui existe pour les jeunes enfants handicapés. Des familles renoncent avant même d'avoir demandé.",
      resultatsAttendus: ["Des parents et des équipes qui savent à qui s'adresser"],
      indicateurs: [
        "Familles, professionnels et structures informés ou suivis",
        "Enfants inscrits en crèche ouvrant droit à l'AEEH ou en cours de repérage",
      ],
      pilotes: ["Caf", "CD", "État"],
      partenaires: [
        "Pôle ressources handicap",
        "MSA",
        "Représentants de l'accueil individuel et collectif",
        "Professionnels de terrain",
      ],
      actions: [
        {
          code: "6-A",
          intitule: "Présenter le pôle ressources handicap à toutes les formes d'accueil",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 110,
              auteur: "solene-marchebois",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Tournée terminée : chaque relais et chaque crèche a reçu la visite du pôle. L'entretien du lien devient du quotidien.",
            },
          ],
        },
        {
          code: "6-B",
          intitule: "Former les équipes à repérer un handicap et à accueillir l'enfant",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 450,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 40,
              meteo: "eclaircies",
              commentaire:
                "64 professionnelles formées au repérage précoce. La liste d'attente est aussi longue.",
            },
            {
              joursAvant: 70,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 55,
              meteo: "soleil",
              commentaire:
                "Nouvelle session ouverte à Lezoux, complète en quatre jours. Une psychomotricienne rejoint l'équipe de formation.",
            },
          ],
        },
        {
          code: "6-C",
          intitule: "Aider crèches, MAM et assistants maternels à s'équiper et à renforcer leurs équipes",
          nature: "a_poursuivre",
        },
        {
          code: "6-D",
          intitule: "Informer sur les droits, le répit et les associations, par exemple dans un livret",
          nature: "nouvelle",
          debut: "2023",
          fin: "2025",
          nouvelles: [
            {
              joursAvant: 790,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 50,
              meteo: "soleil",
              commentaire: "Sommaire du livret arrêté avec la MDPH et quatre associations de parents.",
            },
            {
              joursAvant: 400,
              auteur: "solene-marchebois",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Livret paru, 5 000 exemplaires, version en facile à lire et à comprendre en ligne. Les pédiatres en redemandent.",
            },
          ],
        },
      ],
    },
    {
      no: 7,
      titre: "Imaginer des accueils qui facilitent l'insertion des parents",
      contexte:
        "Faire garder son enfant est le deuxième obstacle cité par les personnes qui veulent reprendre un emploi ou une formation, selon le protocole signé pour 2022-2023. Plus on est loin de l'emploi, plus l'obstacle est haut.",
      resultatsAttendus: ["Moins d'obstacles sur le chemin de l'insertion"],
      indicateurs: [
        "Réunions du comité AVIP",
        "Actions pour labelliser ou mettre en relation",
        "Enfants accueillis dont un parent suit un parcours d'insertion",
        "Crèches labellisées AVIP",
      ],
      pilotes: ["DDETS", "Caf", "CD"],
      partenaires: ["Comité AVIP", "Missions locales", "Professionnels de terrain"],
      actions: [
        {
          code: "7-A",
          intitule: "Faire vivre le comité départemental AVIP",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 420,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire:
                "Quatrième séance. La liste des crèches candidates est partagée avec les missions locales.",
            },
            {
              joursAvant: 35,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 75,
              meteo: "soleil",
              commentaire:
                "Cinquième séance tenue, 12 membres présents. Le rythme de deux réunions par an est pris.",
            },
          ],
        },
        {
          code: "7-B",
          intitule:
            "Étendre le label AVIP aux crèches, d'abord dans les quartiers prioritaires et les zones rurales fragiles",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 680,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 20,
              meteo: "eclaircies",
              commentaire:
                "Visite de huit crèches en quartier prioritaire. Quatre se disent prêtes, les autres craignent des places vides.",
            },
            {
              joursAvant: 190,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 45,
              meteo: "eclaircies",
              commentaire: "Septième crèche labellisée, la première en zone rurale, à Courpière.",
            },
          ],
        },
        {
          code: "7-C",
          intitule: "Relier les conseillers emploi à l'offre d'accueil du territoire",
          nature: "nouvelle",
          debut: "2023",
        },
        {
          code: "7-D",
          intitule:
            "Relier lieux d'accueil et écoles maternelles pour préparer la rentrée des enfants allophones",
          nature: "nouvelle",
          debut: "2025",
          nouvelles: [
            {
              joursAvant: 130,
              auteur: "ines-tournemire",
              statut: "a_venir",
              avancement: 0,
              meteo: "nuages",
              commentaire:
                "Nous avons repéré les enseignants de français langue étrangère. Première réunion à fixer avec l'Éducation nationale.",
            },
          ],
        },
        {
          code: "7-E",
          intitule:
            "Tester des accueils sur mesure pour les parents en insertion : ponctuels, itinérants, à horaires décalés",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 550,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 25,
              meteo: "soleil",
              commentaire:
                "Une halte-garderie itinérante a tourné trois semaines autour de Saint-Georges-de-Mons : 17 enfants accueillis.",
            },
            {
              joursAvant: 85,
              auteur: "ines-tournemire",
              statut: "suspendue",
              avancement: 25,
              meteo: "orage",
              commentaire:
                "Le véhicule est immobilisé et l'association porteuse ne peut avancer les réparations. Nous suspendons les tournées.",
              blocage: {
                raison: "Véhicule aménagé en panne, réparation estimée à 14 000 €.",
                condition: "Subvention d'équipement votée et versée à l'association",
                joursEcheance: 45,
              },
            },
          ],
        },
      ],
    },
    {
      no: 8,
      titre: "Faire tomber ce qui empêche d'accéder à une place",
      contexte:
        "Certains parents n'imaginent pas confier leur enfant, d'autres ignorent ce qui existe, d'autres encore n'ont aucun moyen de s'y rendre. Ces difficultés s'additionnent chez les plus fragiles.",
      resultatsAttendus: ["Des familles fragiles mieux informées et mieux accueillies"],
      indicateurs: [
        "Actions nouvelles testées",
        "Mises en relation organisées",
        "Enfants de familles pauvres inscrits en crèche, à moins de 1 € l'heure",
      ],
      pilotes: ["DDETS", "Caf", "CD"],
      partenaires: [
        "Représentants de l'accueil individuel et collectif",
        "Comité AVIP",
        "Professionnels de terrain",
      ],
      actions: [
        {
          code: "8-A",
          intitule: "Garder des aides ponctuelles et des solutions de transport pour les familles fragiles",
          nature: "a_poursuivre",
        },
        {
          code: "8-B",
          intitule:
            "Inventer avec le terrain des ateliers de séparation en douceur et former les équipes à cet accueil",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 15,
              auteur: "ines-tournemire",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire:
                "Deuxième cycle terminé : cinq enfants sur huit ont aujourd'hui une place régulière.",
            },
          ],
        },
        {
          code: "8-C",
          intitule:
            "Accorder horaires et lieux de formation avec ceux de l'accueil, entre crèches, écoles et acteurs de l'insertion",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 48,
              auteur: "ines-tournemire",
              statut: "a_venir",
              avancement: 0,
              meteo: "eclaircies",
              commentaire:
                "Deux organismes de formation acceptent d'ouvrir leurs plannings. Première comparaison avec les heures d'accueil à la fin du mois.",
            },
          ],
        },
      ],
    },
  ],
};
