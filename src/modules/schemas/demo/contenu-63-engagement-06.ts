/** Puy-de-Dôme, engagement 6: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement6: ContenuEngagement = {
  no: 6,
  titre: "Continuer à faire progresser les accueils collectifs de mineurs",
  objectifs: [
    {
      no: 14,
      titre: "Étendre et muscler les projets éducatifs de territoire et les plans mercredi",
      contexte:
        "D'une commune à l'autre, les projets éducatifs sont de qualité très inégale. Certaines collectivités n'en ont aucun.",
      resultatsAttendus: ["Plus de communes couvertes", "Des projets plus solides"],
      indicateurs: ["Projets et plans mercredi signés", "Part de dispositifs jugés solides par les services"],
      pilotes: ["Caf", "DSDEN"],
      partenaires: ["Groupe d'appui départemental"],
      actions: [
        {
          code: "14-A",
          intitule: "Continuer à promouvoir ces projets auprès des élus",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 1060,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 50,
              meteo: "soleil",
              commentaire: "Courrier aux maires, 26 demandes de rendez-vous.",
            },
            {
              joursAvant: 320,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 70,
              meteo: "soleil",
              commentaire:
                "Neuf nouvelles communes engagées en un an, surtout autour d'Issoire et de Brassac-les-Mines.",
            },
          ],
        },
        {
          code: "14-B",
          intitule: "Continuer à suivre les territoires, un par un et en groupe",
          nature: "a_poursuivre",
        },
      ],
    },
  ],
};
