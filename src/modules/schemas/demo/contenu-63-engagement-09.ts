/** Puy-de-Dôme, engagement 9: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement9: ContenuEngagement = {
  no: 9,
  titre: "Aller à la rencontre des parents",
  objectifs: [
    {
      no: 19,
      titre: "Rapprocher le soutien à la parentalité des campagnes",
      contexte:
        "Quand une difficulté survient, bien des parents ne savent pas à quelle porte frapper. Il faut consolider ce qui existe et ouvrir d'autres lieux, d'abord dans les intercommunalités rurales.",
      resultatsAttendus: ["Un département mieux couvert", "Des lieux ressources ouverts"],
      indicateurs: [
        "Intercommunalités disposant du panier de services",
        "Lieux ressources ouverts",
        "Fréquentation de ces lieux",
        "Promeneurs du Net dédiés aux parents",
      ],
      pilotes: ["Caf", "MSA", "CD"],
      partenaires: ["UDAF", "Travailleurs sociaux Caf", "Partenaires et professionnels de terrain"],
      actions: [
        {
          code: "19-A",
          intitule: "Informer les parents de leurs droits avec France services et les travailleurs sociaux",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 770,
              auteur: "bastien-fontanel",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire:
                "Agents de 14 maisons France services formés à nos prestations. Ils sont ravis d'avoir un numéro direct.",
            },
            {
              joursAvant: 195,
              auteur: "bastien-fontanel",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire:
                "Rendez-vous « naissance » testés à Rochefort-Montagne : 23 familles, dont la moitié ne connaissait aucun de ces droits.",
            },
          ],
        },
        {
          code: "19-B",
          intitule: "Conforter les services existants et en créer où le panier parentalité est vide",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 940,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire: "Cinq intercommunalités ont le panier complet.",
            },
            {
              joursAvant: 415,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 45,
              meteo: "eclaircies",
              commentaire:
                "Une intercommunalité de plus ce semestre, grâce à un lieu d'accueil enfants-parents ouvert à Besse.",
            },
            {
              joursAvant: 65,
              auteur: "noemie-brisefer",
              statut: "en_cours",
              avancement: 55,
              meteo: "soleil",
              commentaire: "Médiation familiale désormais assurée à Thiers un jour par quinzaine.",
            },
          ],
        },
        {
          code: "19-C",
          intitule: "Susciter des lieux ressources : maisons des parents, Promeneurs du Net, lignes d'écoute",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 80,
              auteur: "noemie-brisefer",
              statut: "a_venir",
              avancement: 0,
              meteo: "eclaircies",
              commentaire:
                "Trois communes intéressées par une maison des parents. Visite d'un lieu existant prévue le mois prochain.",
            },
          ],
        },
      ],
    },
    {
      no: 20,
      titre: "Toucher les parents qu'on ne voit jamais",
      contexte:
        "D'une réunion à l'autre, on retrouve les mêmes visages. Les parents les plus éloignés ont pourtant droit au même appui, et c'est à nous de faire le chemin.",
      resultatsAttendus: [
        "Une confiance renouée entre parents et professionnels",
        "Des actions mieux reliées aux crèches",
        "Des formes nouvelles",
        "Un partenariat plus vivant",
      ],
      indicateurs: [
        "Actions menées avec des crèches",
        "Formes nouvelles lancées",
        "Part des parents qui répondent présents",
      ],
      pilotes: ["Caf", "PMI", "MSA", "Éducation nationale"],
      partenaires: [
        "UDAF",
        "Partenaires et professionnels médico-sociaux de terrain",
        "Partenaires du milieu sportif",
      ],
      actions: [
        {
          code: "20-A",
          intitule: "N'oublier aucun parent et bâtir les projets ensemble, dans la confiance",
          nature: "a_poursuivre",
        },
        {
          code: "20-B",
          intitule: "Se faire connaître dès la naissance : visio, parents ambassadeurs, groupes de parole",
          nature: "nouvelle",
          debut: "2023",
          fin: "2026-12",
          nouvelles: [
            {
              joursAvant: 540,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 20,
              meteo: "soleil",
              commentaire: "La maternité d'Issoire accepte de remettre notre carte à chaque sortie.",
            },
            {
              joursAvant: 185,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 45,
              meteo: "soleil",
              commentaire:
                "130 mères ont choisi la visio du dixième jour. Les échanges durent vingt minutes en moyenne.",
            },
          ],
        },
        {
          code: "20-C",
          intitule: "Relier les actions parentalité aux crèches",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 135,
              auteur: "agathe-clairval",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Chaque réseau local compte maintenant au moins une crèche parmi ses membres, c'était la cible.",
            },
          ],
        },
        {
          code: "20-D",
          intitule: "Resserrer les liens avec l'Éducation nationale",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 505,
              auteur: "gaspard-montorgueil",
              statut: "en_cours",
              avancement: 25,
              meteo: "eclaircies",
              commentaire:
                "Une rencontre par circonscription a été tenue. Les directeurs d'école souhaitent une liste unique d'interlocuteurs.",
            },
            {
              joursAvant: 145,
              auteur: "gaspard-montorgueil",
              statut: "en_cours",
              avancement: 40,
              meteo: "eclaircies",
              commentaire:
                "La liste a été transmise aux 11 circonscriptions. Son usage sera vérifié lors des prochains conseils d'école.",
            },
          ],
        },
        {
          code: "20-E",
          intitule: "Associer clubs de sport, centres sociaux et autres lieux que fréquentent les parents",
          nature: "nouvelle",
          debut: "2022",
          nouvelles: [
            {
              joursAvant: 860,
              auteur: "bastien-fontanel",
              statut: "en_cours",
              avancement: 30,
              meteo: "soleil",
              commentaire: "Quatre clubs ruraux ont dit oui : rugby, judo, gymnastique et foot.",
            },
            {
              joursAvant: 450,
              auteur: "bastien-fontanel",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "26 clubs signataires de la charte « on en parle au bord du terrain ». L'action vit sans nous.",
            },
          ],
        },
        {
          code: "20-F",
          intitule: "Chercher avec le terrain d'autres façons de faire",
          nature: "a_poursuivre",
        },
      ],
    },
  ],
};
