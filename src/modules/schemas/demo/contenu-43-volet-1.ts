/** Haute-Loire, volet 1: a fictitious scheme, made so that two départements can be told apart. */
import type { ContenuVolet } from "./contenu.ts";

export const volet1: ContenuVolet = {
  no: 1,
  titre: "Accueil des jeunes enfants",
  engagements: [
    {
      no: 1,
      titre: "Trouver une solution d'accueil, même en altitude",
      objectifs: [
        {
          no: 1,
          titre: "Adapter l'accueil aux villages isolés",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Sur les plateaux, la neige et les distances rendent une place à vingt kilomètres inutilisable l'hiver.",
          resultatsAttendus: ["Une solution à moins de vingt minutes", "Moins de ruptures en hiver"],
          indicateurs: ["Villages couverts", "Jours d'accueil perdus pour intempéries"],
          pilotes: ["Caf", "CD"],
          partenaires: ["MSA", "Collectivités territoriales", "Assistants maternels"],
          actions: [
            {
              code: "1-A",
              intitule: "Faire tourner une micro-crèche itinérante sur trois villages",
              nature: "nouvelle",
              debut: "2024",
              fin: "2027",
              nouvelles: [
                {
                  joursAvant: 520,
                  auteur: "tristan-chantelauze",
                  statut: "en_cours",
                  avancement: 25,
                  meteo: "soleil",
                  commentaire: "Véhicule livré, agrément en cours d'instruction.",
                },
                {
                  joursAvant: 140,
                  auteur: "tristan-chantelauze",
                  statut: "en_cours",
                  avancement: 55,
                  meteo: "soleil",
                  commentaire: "Trois villages desservis autour de Saugues, 19 enfants accueillis.",
                },
              ],
            },
            {
              code: "1-B",
              intitule: "Aider les maisons d'assistants maternels à s'installer",
              nature: "a_poursuivre",
              nouvelles: [
                {
                  joursAvant: 330,
                  auteur: "tristan-chantelauze",
                  statut: "en_cours",
                  avancement: 50,
                  meteo: "eclaircies",
                  commentaire: "Deux ouvertures à Yssingeaux, un projet retiré à Craponne-sur-Arzon.",
                },
              ],
            },
            {
              code: "1-C",
              intitule: "Préparer une solution de secours pour les jours de neige",
              nature: "nouvelle",
              debut: "2025",
              nouvelles: [
                {
                  joursAvant: 25,
                  auteur: "apolline-montredon",
                  statut: "a_venir",
                  avancement: 0,
                  meteo: "eclaircies",
                  commentaire:
                    "Le sujet est inscrit au prochain comité, avec les services de transport scolaire.",
                },
              ],
            },
          ],
        },
        {
          no: 2,
          titre: "Faire connaître les places disponibles",
          contexte:
            "Exemple fictif, écrit pour la démonstration. Des places restent libres à quelques kilomètres de familles qui cherchent.",
          resultatsAttendus: ["Une information à jour", "Des demandes mieux réparties"],
          indicateurs: ["Lieux qui publient leurs disponibilités", "Demandes satisfaites en deux mois"],
          pilotes: ["Caf"],
          partenaires: ["Relais petite enfance", "MSA"],
          actions: [
            {
              code: "2-A",
              intitule: "Demander à chaque lieu de publier ses places le premier lundi du mois",
              nature: "nouvelle",
              debut: "2024",
              fin: "2026-03",
              nouvelles: [
                {
                  joursAvant: 430,
                  auteur: "apolline-montredon",
                  statut: "en_cours",
                  avancement: 40,
                  meteo: "eclaircies",
                  commentaire: "La moitié des lieux joue le jeu.",
                },
                {
                  joursAvant: 250,
                  auteur: "apolline-montredon",
                  statut: "en_cours",
                  avancement: 55,
                  meteo: "nuages",
                  commentaire: "On plafonne : les petites structures n'ont personne pour le faire.",
                  blocage: {
                    raison: "Les structures de moins de dix places n'ont pas de personnel administratif.",
                    condition: "Saisie assurée par les relais petite enfance",
                    joursEcheance: -50,
                  },
                },
              ],
            },
            {
              code: "2-B",
              intitule: "Ouvrir un guichet téléphonique unique",
              nature: "nouvelle",
              debut: "2025",
            },
          ],
        },
      ],
    },
  ],
};
