/** Puy-de-Dôme, engagement 10: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement10: ContenuEngagement = {
  no: 10,
  titre: "Parler d'une même voix",
  objectifs: [
    {
      no: 21,
      titre: "Mieux informer les parents",
      contexte:
        "Les services restent peu visibles. Le site monenfant.fr rassemble beaucoup de réponses, mais l'enquête montre que les parents interrogent plutôt leurs proches, un professionnel ou d'autres pages.",
      resultatsAttendus: ["Des lieux ressources mieux connus"],
      indicateurs: [
        "Actions départementales, par type",
        "Participations",
        "Consultation et abonnés de monenfant.fr et des réseaux",
      ],
      pilotes: ["Caf"],
      partenaires: [
        "MSA",
        "UDAF",
        "Service communication Caf",
        "Services communication des collectivités",
        "Partenaires et professionnels de terrain",
      ],
      actions: [
        {
          code: "21-A",
          intitule:
            "Mettre en lumière les lieux ressources, notamment pendant les Semaines de la parentalité",
          nature: "a_poursuivre",
        },
        {
          code: "21-B",
          intitule: "Donner des supports aux services : page Facebook, dépliants, lettre d'information",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 375,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire:
                "2 300 abonnés à la page, le double en un an. Les vidéos courtes marchent le mieux.",
            },
            {
              joursAvant: 10,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 75,
              meteo: "soleil",
              commentaire: "Nouveau dépliant livré ce matin dans les 14 intercommunalités.",
            },
          ],
        },
        { code: "21-C", intitule: "Faire connaître monenfant.fr", nature: "a_poursuivre" },
      ],
    },
    {
      no: 22,
      titre: "Réunir les financeurs autour des mêmes projets",
      contexte:
        "Né avec le schéma 2016-2019, le comité des financeurs évite que chacun décide dans son coin. Depuis 2022, la MSA utilise la même plateforme de dépôt pour le Clas et le Reaap.",
      resultatsAttendus: [
        "Des projets étudiés ensemble",
        "Des décisions et des financements cohérents",
        "Des institutions plus impliquées",
      ],
      indicateurs: ["Comités des financeurs tenus", "Réunions d'information", "Dossiers acceptés et refusés"],
      pilotes: ["Caf", "DDETS", "MSA", "CD", "Éducation nationale", "Service politique de la ville"],
      partenaires: ["Partenaires des comités des financeurs"],
      actions: [
        {
          code: "22-A",
          intitule: "Installer durablement un comité des financeurs par thème",
          nature: "a_poursuivre",
        },
        {
          code: "22-B",
          intitule: "Rapprocher les règles d'agrément et de financement",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 30,
              auteur: "solene-marchebois",
              statut: "a_venir",
              avancement: 0,
              meteo: "eclaircies",
              commentaire:
                "Inventaire des règles de chacun demandé pour le mois prochain. Deux institutions ont déjà répondu.",
            },
          ],
        },
        {
          code: "22-C",
          intitule: "Réunir les porteurs de projets pour leur présenter les aides possibles",
          nature: "a_poursuivre",
        },
      ],
    },
  ],
};
