/** Puy-de-Dôme, engagement 4: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement4: ContenuEngagement = {
  no: 4,
  titre: "Ajuster l'offre d'accueil aux besoins de chaque territoire",
  objectifs: [
    {
      no: 9,
      titre: "Garantir la même chance de trouver une place partout",
      contexte:
        "Avec 63,3 % de couverture en 2020, le Puy-de-Dôme s'en sort plutôt bien en moyenne. Mais cette moyenne cache des zones presque sans solution.",
      resultatsAttendus: ["Sur chaque territoire, une offre à la hauteur des besoins"],
      indicateurs: [
        "Avis rendus par le comité technique",
        "Actions menées, par type",
        "Carte des territoires prioritaires établie",
      ],
      pilotes: ["Caf", "CD", "MSA"],
      partenaires: [
        "Représentants de l'accueil individuel et collectif",
        "Professionnels de terrain",
        "DDETS",
      ],
      actions: [
        {
          code: "9-A",
          intitule: "Épauler ceux qui montent un projet",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 1280,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire: "Treize porteurs reçus en rendez-vous, dont huit projets de MAM.",
            },
            {
              joursAvant: 650,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire: "Guide du porteur mis en ligne. Les questions de local reviennent moins souvent.",
            },
            {
              joursAvant: 20,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 80,
              meteo: "soleil",
              commentaire:
                "Neuf rendez-vous ce mois-ci, un record. Deux projets de micro-crèche arrivent à maturité du côté de Vic-le-Comte.",
            },
          ],
        },
        {
          code: "9-B",
          intitule: "Garder le comité technique qui étudie les projets de crèches et de MAM",
          nature: "a_poursuivre",
        },
        {
          code: "9-C",
          intitule: "Soutenir l'accueil individuel, qui recule dans le département",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 760,
              auteur: "bastien-fontanel",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire:
                "Tournée de six soirées avec les relais ruraux. Les assistantes maternelles attendent surtout des locaux communs.",
            },
            {
              joursAvant: 290,
              auteur: "bastien-fontanel",
              statut: "en_cours",
              avancement: 35,
              meteo: "nuages",
              commentaire:
                "Agréments encore en baisse dans les Combrailles. Trois retraites ne seront pas remplacées.",
              blocage: {
                raison:
                  "Aucune commune du secteur ne dispose d'un local aux normes pour regrouper les assistantes maternelles.",
                condition: "Choix d'un local par la communauté de communes et accord de la PMI",
                joursEcheance: -95,
              },
            },
          ],
        },
        {
          code: "9-D",
          intitule:
            "Cibler les territoires qui manquent le plus de crèches et convaincre leurs élus d'en ouvrir",
          nature: "nouvelle",
          debut: "2024",
          fin: "2026-06",
          nouvelles: [
            {
              joursAvant: 470,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire: "Carte provisoire présentée au comité technique : onze communes ressortent.",
            },
            {
              joursAvant: 100,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 50,
              meteo: "eclaircies",
              commentaire:
                "Cinq conseils municipaux rencontrés sur onze. Les élections ont gelé les autres rendez-vous.",
            },
          ],
        },
      ],
    },
    {
      no: 10,
      titre: "Tenir les places qui existent",
      contexte:
        "Les places ont beaucoup augmenté à partir de 2009, puis l'élan s'est ralenti en crèche malgré les micro-crèches privées. Chez les assistants maternels, 15 % ont disparu entre 2016 et 2021.",
      resultatsAttendus: ["Aucune fermeture évitable"],
      indicateurs: ["Réunions du comité technique", "Places ouvertes"],
      pilotes: ["Caf", "CD", "MSA"],
      partenaires: ["Comité technique EAJE", "Collectivités territoriales"],
      actions: [
        {
          code: "10-A",
          intitule: "Suivre de près, en comité technique, les crèches et les MAM qui vacillent",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 720,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire:
                "Six structures suivies. Deux sont sorties de la zone rouge après révision de leurs tarifs.",
            },
            {
              joursAvant: 50,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 75,
              meteo: "soleil",
              commentaire: "Quatre structures suivies à ce jour, aucune fermeture cette année.",
            },
          ],
        },
        {
          code: "10-B",
          intitule: "Tenir à jour l'état des places et des façons d'accueillir",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 340,
              auteur: "elodie-sauvegrain",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "La grille d'évaluation est remplie en ligne par toutes les crèches et toutes les MAM. Le tableau se met à jour chaque trimestre.",
            },
          ],
        },
        {
          code: "10-C",
          intitule: "Aider les lieux en difficulté, une fois la cause comprise, à continuer d'accueillir",
          nature: "a_poursuivre",
        },
        {
          code: "10-D",
          intitule: "Veiller sur les crèches associatives et former leurs bénévoles à la gouvernance",
          nature: "nouvelle",
          debut: "2023",
        },
      ],
    },
  ],
};
