/** Allier, volet 1: a fictitious scheme, made so that two départements can be told apart. */
import type { ContenuVolet } from "./contenu.ts";

export const volet1: ContenuVolet = {
  no: 1,
  titre: "Petite enfance",
  engagements: [
    {
      no: 1,
      titre: "Maintenir une offre d'accueil dans tout le bocage",
      objectifs: [
        {
          no: 1,
          titre: "Soutenir les lieux d'accueil des bourgs-centres",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Les petites crèches du bocage ouvrent avec peu d'enfants certains jours et refusent du monde le mercredi.",
          resultatsAttendus: ["Des crèches rurales à l'équilibre", "Des horaires connus des familles"],
          indicateurs: [
            "Crèches suivies",
            "Taux d'occupation moyen",
            "Familles sans réponse après deux mois",
          ],
          pilotes: ["Caf", "CD"],
          partenaires: ["MSA", "Gestionnaires de crèches", "Collectivités territoriales"],
          actions: [
            {
              code: "1-A",
              intitule: "Suivre chaque trimestre les crèches de moins de quinze places",
              nature: "a_poursuivre",
              nouvelles: [
                {
                  joursAvant: 620,
                  auteur: "hugo-pierrelongue",
                  statut: "en_cours",
                  avancement: 40,
                  meteo: "soleil",
                  commentaire: "Neuf crèches suivies, dont trois en tension le mercredi.",
                },
                {
                  joursAvant: 60,
                  auteur: "hugo-pierrelongue",
                  statut: "en_cours",
                  avancement: 65,
                  meteo: "soleil",
                  commentaire:
                    "Tableau partagé avec les gestionnaires. Une crèche du Val de Cher a ouvert deux places de plus.",
                },
              ],
            },
            {
              code: "1-B",
              intitule: "Prêter du matériel d'éveil par tournée",
              nature: "nouvelle",
              debut: "2024",
              nouvelles: [
                {
                  joursAvant: 300,
                  auteur: "celestine-boisclair",
                  statut: "en_cours",
                  avancement: 30,
                  meteo: "nuages",
                  commentaire: "La tournée s'est arrêtée à Lapalisse, nous n'avons plus de conducteur.",
                  blocage: {
                    raison: "Aucun agent disponible pour conduire le véhicule de prêt.",
                    condition: "Mise à disposition d'un agent par une intercommunalité",
                    joursEcheance: -30,
                  },
                },
              ],
            },
            {
              code: "1-C",
              intitule: "Ouvrir deux accueils du mercredi à titre d'essai",
              nature: "nouvelle",
              debut: "2024",
              fin: "2026-06",
              nouvelles: [
                {
                  joursAvant: 410,
                  auteur: "hugo-pierrelongue",
                  statut: "en_cours",
                  avancement: 20,
                  meteo: "eclaircies",
                  commentaire: "Cusset et Dompierre-sur-Besbre se portent volontaires.",
                },
                {
                  joursAvant: 115,
                  auteur: "hugo-pierrelongue",
                  statut: "en_cours",
                  avancement: 50,
                  meteo: "eclaircies",
                  commentaire:
                    "Dompierre a ouvert, 14 enfants inscrits. Cusset attend l'avis sur les locaux.",
                },
              ],
            },
          ],
        },
        {
          no: 2,
          titre: "Accompagner les assistants maternels débutants",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Un nouvel agrément sur cinq n'a pas accueilli d'enfant après un an.",
          resultatsAttendus: ["Des débuts moins solitaires", "Des agréments qui servent"],
          indicateurs: ["Parrainages en cours", "Part des nouveaux agréés en activité après un an"],
          pilotes: ["CD", "Caf"],
          partenaires: ["Relais petite enfance", "MSA"],
          actions: [
            {
              code: "2-A",
              intitule: "Proposer un parrainage à chaque nouvel agréé",
              nature: "nouvelle",
              debut: "2023",
              nouvelles: [
                {
                  joursAvant: 700,
                  auteur: "hugo-pierrelongue",
                  statut: "en_cours",
                  avancement: 30,
                  meteo: "soleil",
                  commentaire: "Dix-huit marraines volontaires, surtout autour de Moulins.",
                },
                {
                  joursAvant: 210,
                  auteur: "hugo-pierrelongue",
                  statut: "realisee",
                  avancement: 100,
                  meteo: "soleil",
                  commentaire: "Le parrainage est proposé d'office avec la lettre d'agrément.",
                },
              ],
            },
            {
              code: "2-B",
              intitule: "Tenir une permanence sur le contrat de travail dans chaque relais",
              nature: "a_poursuivre",
            },
            {
              code: "2-C",
              intitule: "Ouvrir un local commun pour se former en journée",
              nature: "nouvelle",
              debut: "2025",
              fin: "2027",
              nouvelles: [
                {
                  joursAvant: 35,
                  auteur: "marguerite-vaubourdon",
                  statut: "a_venir",
                  avancement: 0,
                  meteo: "eclaircies",
                  commentaire: "Deux communes ont proposé un local, visites le mois prochain.",
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};
