/** Allier, volet 2: a fictitious scheme, made so that two départements can be told apart. */
import type { ContenuVolet } from "./contenu.ts";

export const volet2: ContenuVolet = {
  no: 2,
  titre: "Parentalité et vie locale",
  engagements: [
    {
      no: 2,
      titre: "Être présent aux moments qui comptent",
      objectifs: [
        {
          no: 3,
          titre: "Épauler les parents d'adolescents",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Les parents d'adolescents demandent de l'aide tard, souvent par l'intermédiaire du collège.",
          resultatsAttendus: ["Des parents accueillis plus tôt", "Des collèges qui orientent"],
          indicateurs: ["Parents reçus", "Collèges partenaires"],
          pilotes: ["Caf", "Éducation nationale"],
          partenaires: ["UDAF", "Réseau parentalité"],
          actions: [
            {
              code: "3-A",
              intitule: "Tenir des soirées de parents dans six collèges",
              nature: "nouvelle",
              debut: "2023",
              nouvelles: [
                {
                  joursAvant: 560,
                  auteur: "marguerite-vaubourdon",
                  statut: "en_cours",
                  avancement: 35,
                  meteo: "soleil",
                  commentaire: "Quatre collèges engagés, 40 parents à Montluçon pour la première soirée.",
                },
                {
                  joursAvant: 90,
                  auteur: "marguerite-vaubourdon",
                  statut: "en_cours",
                  avancement: 60,
                  meteo: "soleil",
                  commentaire:
                    "Sixième collège inscrit. Les parents veulent parler du sommeil, nous changeons le programme.",
                },
              ],
            },
            {
              code: "3-B",
              intitule: "Former les accueillants à l'écoute des adolescents",
              nature: "a_poursuivre",
              nouvelles: [
                {
                  joursAvant: 340,
                  auteur: "marguerite-vaubourdon",
                  statut: "en_cours",
                  avancement: 40,
                  meteo: "eclaircies",
                  commentaire: "Douze personnes formées, une session reportée.",
                },
              ],
            },
          ],
        },
        {
          no: 4,
          titre: "Aider les familles au moment d'une séparation",
          contexte:
            "Exemple fictif, écrit pour la démonstration. La médiation familiale existe à Vichy et Moulins, beaucoup moins ailleurs.",
          resultatsAttendus: ["Une médiation à moins de trente minutes"],
          indicateurs: ["Permanences ouvertes", "Entretiens menés"],
          pilotes: ["Caf"],
          partenaires: ["MSA", "État"],
          actions: [
            {
              code: "4-A",
              intitule: "Ouvrir une permanence de médiation à Gannat",
              nature: "nouvelle",
              debut: "2024",
              fin: "2025-12",
              nouvelles: [
                {
                  joursAvant: 480,
                  auteur: "marguerite-vaubourdon",
                  statut: "en_cours",
                  avancement: 40,
                  meteo: "soleil",
                  commentaire: "Local trouvé en mairie, médiatrice recrutée à mi-temps.",
                },
                {
                  joursAvant: 230,
                  auteur: "marguerite-vaubourdon",
                  statut: "realisee",
                  avancement: 100,
                  meteo: "soleil",
                  commentaire: "Permanence ouverte un jeudi sur deux, 31 entretiens déjà.",
                },
              ],
            },
            {
              code: "4-B",
              intitule: "Distribuer un guide clair dans les tribunaux et les mairies",
              nature: "nouvelle",
              debut: "2025",
            },
          ],
        },
      ],
    },
    {
      no: 3,
      titre: "Faire vivre les lieux où l'on se rencontre",
      objectifs: [
        {
          no: 5,
          titre: "Relier espaces de vie sociale et habitants",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Les espaces de vie sociale sont appréciés mais reposent sur très peu de bénévoles.",
          resultatsAttendus: ["Des équipes bénévoles renouvelées", "Des habitants associés aux projets"],
          indicateurs: ["Bénévoles nouveaux", "Réunions d'habitants"],
          pilotes: ["Caf", "Fédération des centres sociaux"],
          partenaires: ["MSA", "Collectivités territoriales", "Associations locales"],
          actions: [
            {
              code: "5-A",
              intitule: "Organiser une journée des bénévoles par bassin de vie",
              nature: "a_poursuivre",
              nouvelles: [
                {
                  joursAvant: 270,
                  auteur: "octave-rivedoux",
                  statut: "en_cours",
                  avancement: 45,
                  meteo: "soleil",
                  commentaire:
                    "Belle journée à Saint-Pourçain-sur-Sioule : 75 bénévoles et un repas partagé.",
                },
              ],
            },
            {
              code: "5-B",
              intitule: "Écrire avec les habitants la carte des lieux de rencontre",
              nature: "nouvelle",
              debut: "2024",
              nouvelles: [
                {
                  joursAvant: 190,
                  auteur: "octave-rivedoux",
                  statut: "suspendue",
                  avancement: 15,
                  meteo: "orage",
                  commentaire: "L'animatrice est partie, on reprendra après le recrutement.",
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};
