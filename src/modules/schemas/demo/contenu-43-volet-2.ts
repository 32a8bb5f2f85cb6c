/** Haute-Loire, volet 2: a fictitious scheme, made so that two départements can be told apart. */
import type { ContenuVolet } from "./contenu.ts";

export const volet2: ContenuVolet = {
  no: 2,
  titre: "Familles et jeunesse",
  engagements: [
    {
      no: 2,
      titre: "Soutenir les parents, même à distance",
      objectifs: [
        {
          no: 3,
          titre: "Proposer une écoute à distance",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Une heure de route décourage de venir à un rendez-vous de quarante minutes.",
          resultatsAttendus: ["Une écoute joignable en soirée"],
          indicateurs: ["Appels reçus", "Rendez-vous en visio"],
          pilotes: ["CD", "Caf"],
          partenaires: ["UDAF", "MSA"],
          actions: [
            {
              code: "3-A",
              intitule: "Tenir deux soirées d'écoute téléphonique par semaine",
              nature: "nouvelle",
              debut: "2024",
              nouvelles: [
                {
                  joursAvant: 610,
                  auteur: "tristan-chantelauze",
                  statut: "en_cours",
                  avancement: 20,
                  meteo: "soleil",
                  commentaire: "Équipe de six écoutants formée au Puy-en-Velay.",
                },
                {
                  joursAvant: 200,
                  auteur: "tristan-chantelauze",
                  statut: "realisee",
                  avancement: 100,
                  meteo: "soleil",
                  commentaire: "Le service tourne, 84 appels le mois dernier.",
                },
              ],
            },
            {
              code: "3-B",
              intitule: "Prêter tablette et connexion aux familles non équipées",
              nature: "a_poursuivre",
            },
            {
              code: "3-C",
              intitule: "Parler des écrans en famille dans les médiathèques",
              nature: "nouvelle",
              debut: "2025",
              nouvelles: [
                {
                  joursAvant: 75,
                  auteur: "apolline-montredon",
                  statut: "en_cours",
                  avancement: 30,
                  meteo: "soleil",
                  commentaire: "Première soirée à Brioude, 26 parents et presque autant d'enfants.",
                },
              ],
            },
          ],
        },
      ],
    },
    {
      no: 3,
      titre: "Donner des raisons de rester aux jeunes",
      objectifs: [
        {
          no: 4,
          titre: "Rapprocher les loisirs des adolescents",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Passé quatorze ans, les accueils se vident faute de propositions et de transport.",
          resultatsAttendus: ["Des accueils qui attirent les 14-17 ans", "Des trajets organisés"],
          indicateurs: ["Adolescents inscrits", "Navettes en service"],
          pilotes: ["Caf", "SDJES"],
          partenaires: ["CD", "Collectivités territoriales"],
          actions: [
            {
              code: "4-A",
              intitule: "Confier aux adolescents le programme d'un samedi par mois",
              nature: "nouvelle",
              debut: "2024",
              nouvelles: [
                {
                  joursAvant: 370,
                  auteur: "apolline-montredon",
                  statut: "en_cours",
                  avancement: 40,
                  meteo: "soleil",
                  commentaire: "Cinq accueils volontaires. Les jeunes ont choisi le bivouac, partout.",
                },
              ],
            },
            {
              code: "4-B",
              intitule: "Mettre en place une navette du samedi vers Monistrol-sur-Loire",
              nature: "nouvelle",
              debut: "2024",
              nouvelles: [
                {
                  joursAvant: 460,
                  auteur: "apolline-montredon",
                  statut: "en_cours",
                  avancement: 15,
                  meteo: "eclaircies",
                  commentaire: "Devis demandé à trois transporteurs.",
                },
                {
                  joursAvant: 170,
                  auteur: "apolline-montredon",
                  statut: "abandonnee",
                  avancement: 15,
                  meteo: "orage",
                  commentaire:
                    "Trop cher pour huit places : nous arrêtons et passons au covoiturage entre parents.",
                },
              ],
            },
          ],
        },
        {
          no: 5,
          titre: "Accompagner les premiers engagements",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Les associations cherchent des relais, les jeunes cherchent à être utiles, et ils se croisent peu.",
          resultatsAttendus: ["Des jeunes présents dans les associations"],
          indicateurs: ["Jeunes engagés", "Associations accueillantes"],
          pilotes: ["SDJES", "Caf"],
          partenaires: ["MSA", "Associations locales"],
          actions: [
            {
              code: "5-A",
              intitule: "Créer une bourse des missions courtes pour les 16-20 ans",
              nature: "nouvelle",
              debut: "2024",
              nouvelles: [
                {
                  joursAvant: 280,
                  auteur: "apolline-montredon",
                  statut: "en_cours",
                  avancement: 35,
                  meteo: "eclaircies",
                  commentaire: "Quarante missions déposées, douze pourvues.",
                },
              ],
            },
            {
              code: "5-B",
              intitule: "Remettre chaque année un prix de l'engagement",
              nature: "a_poursuivre",
              nouvelles: [
                {
                  joursAvant: 55,
                  auteur: "rosalie-fontclaire",
                  statut: "en_cours",
                  avancement: 60,
                  meteo: "soleil",
                  commentaire: "Onze dossiers ruraux sur dix-huit, nous n'en avions jamais eu autant.",
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};
