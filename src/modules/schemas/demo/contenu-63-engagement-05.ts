/** Puy-de-Dôme, engagement 5: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement5: ContenuEngagement = {
  no: 5,
  titre: "Organiser et soutenir ensemble le secteur enfance-jeunesse",
  objectifs: [
    {
      no: 11,
      titre: "Apprendre à se connaître d'un réseau à l'autre",
      contexte:
        "Animateurs, éducateurs et élus chargés des enfants et des jeunes se croisent sans bien savoir ce que fait l'autre. Les partenaires veulent rendre ce secteur lisible, pour ses acteurs d'abord, pour les parents ensuite.",
      resultatsAttendus: [
        "Un réseau professionnel en état de marche",
        "Un avis partagé sur l'avenir de mutuacm",
      ],
      indicateurs: [
        "Acteurs associés",
        "Réunions du réseau",
        "Actions lancées et suivies",
        "Séances de travail sur le projet",
        "État des lieux de mutuacm et évolutions proposées",
      ],
      pilotes: ["Caf", "CD", "SDJES"],
      partenaires: ["Groupe de travail Enfance-jeunesse", "Gestionnaires d'équipements"],
      actions: [
        {
          code: "11-A",
          intitule:
            "Bâtir le réseau départemental : recenser les instances, fixer la composition et la feuille de route",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 910,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 20,
              meteo: "soleil",
              commentaire: "Recensement terminé : neuf instances, dont deux en sommeil.",
            },
            {
              joursAvant: 530,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire: "Feuille de route votée par les 32 membres présents à Clermont-Ferrand. On y va.",
            },
            {
              joursAvant: 210,
              auteur: "malik-hautecombe",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire: "Réseau installé, trois rencontres par an, compte rendu en ligne sous dix jours.",
            },
          ],
        },
        {
          code: "11-B",
          intitule: "Faire évoluer mutuacm : offres d'emploi, échanges entre utilisateurs",
          nature: "nouvelle",
          debut: "2023",
          fin: "2025-06",
          nouvelles: [
            {
              joursAvant: 660,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire: "Maquette d'une rubrique emploi montrée aux directeurs d'accueils. Bon accueil.",
            },
            {
              joursAvant: 245,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 40,
              meteo: "nuages",
              commentaire: "Développement non commencé. L'hébergeur change, tout est décalé.",
              blocage: {
                raison: "Le contrat d'hébergement du site arrive à son terme et n'est pas renouvelé.",
                condition: "Choix d'un nouvel hébergeur par l'association propriétaire du site",
                joursEcheance: -60,
              },
            },
          ],
        },
      ],
    },
    {
      no: 12,
      titre: "Donner envie de faire carrière dans l'animation",
      contexte:
        "Le grand public connaît mal ces métiers et les candidats manquent, au point de fermer des accueils. Horaires hachés, petits salaires et peu de perspectives font partir ceux qui restaient.",
      resultatsAttendus: [
        "Des recrutements plus faciles",
        "Des professionnels qui connaissent leurs possibilités d'évolution",
        "Des équipes plus qualifiées",
      ],
      indicateurs: [
        "Supports et événements de valorisation",
        "Formations et séances d'analyse de la pratique suivies",
      ],
      pilotes: ["Caf", "SDJES"],
      partenaires: ["Groupe de travail Enfance-jeunesse", "Gestionnaires d'équipements"],
      actions: [
        {
          code: "12-A",
          intitule: "Parler plus et mieux des métiers de l'animation",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 490,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire:
                "Quatre portraits filmés d'animateurs, 21 000 vues cumulées. Celui tourné à Pontgibaud a très bien marché.",
            },
            {
              joursAvant: 150,
              auteur: "malik-hautecombe",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Campagne achevée, dix portraits en ligne. Ils servent maintenant dans les forums de lycée.",
            },
          ],
        },
        {
          code: "12-B",
          intitule: "Retenir les salariés : carrières, formations, passerelles",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 370,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 25,
              meteo: "nuages",
              commentaire:
                "Guide des passerelles commencé. Les conventions collectives différentes compliquent l'exercice.",
            },
          ],
        },
        {
          code: "12-C",
          intitule: "Encourager les équipes à se former et à prendre du recul sur leur pratique",
          nature: "nouvelle",
          debut: "2023",
        },
      ],
    },
    {
      no: 13,
      titre: "Mieux travailler avec les adolescents",
      contexte:
        "Accompagner des adolescents s'apprend, et peu d'animateurs y sont formés, encore moins lorsqu'un jeune est handicapé. Chacun bricole ses outils dans son coin.",
      resultatsAttendus: ["Une culture commune du travail avec les adolescents"],
      indicateurs: [
        "Diagnostic réalisé",
        "Professionnels formés et supports créés par la personne ressource",
        "Animateurs inscrits aux Promeneurs du Net",
      ],
      pilotes: ["Caf", "SDJES"],
      partenaires: ["Groupe de travail Enfance-jeunesse", "Gestionnaires d'équipements", "Animateurs ados"],
      actions: [
        {
          code: "13-A",
          intitule: "Former les équipes à l'accueil de jeunes en situation de handicap",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 440,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 35,
              meteo: "soleil",
              commentaire:
                "Deux journées avec le pôle ressources, 28 animateurs. Prochaine étape dans les Combrailles.",
            },
            {
              joursAvant: 95,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 55,
              meteo: "soleil",
              commentaire:
                "Session complète. Une commune a recruté un référent inclusion à la suite du stage.",
            },
          ],
        },
        {
          code: "13-B",
          intitule: "Dresser l'état des besoins et des façons de faire",
          nature: "nouvelle",
          debut: "2023",
          fin: "2025",
          nouvelles: [
            {
              joursAvant: 880,
              auteur: "malik-hautecombe",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire: "Enquête envoyée à 96 structures, 58 réponses en quinze jours.",
            },
            {
              joursAvant: 510,
              auteur: "malik-hautecombe",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Diagnostic rendu et discuté à Riom. Première attente : des temps d'échange entre pairs.",
            },
          ],
        },
        {
          code: "13-C",
          intitule: "Nommer une personne ressource pour tout le département",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 630,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 20,
              meteo: "eclaircies",
              commentaire: "Fiche de poste écrite avec les fédérations, mi-temps partagé.",
            },
            {
              joursAvant: 155,
              auteur: "solene-marchebois",
              statut: "suspendue",
              avancement: 20,
              meteo: "orage",
              commentaire:
                "Le recrutement s'est arrêté après deux appels sans candidat retenu. Nous attendons l'arbitrage du financement.",
              blocage: {
                raison: "Le cofinancement du mi-temps n'est assuré que pour un an.",
                condition: "Engagement écrit des deux financeurs sur trois ans",
                joursEcheance: 60,
              },
            },
          ],
        },
        {
          code: "13-D",
          intitule: "Aller vers les jeunes, y compris en ligne, avec les Promeneurs du Net",
          nature: "nouvelle",
          debut: "2023",
        },
      ],
    },
  ],
};
