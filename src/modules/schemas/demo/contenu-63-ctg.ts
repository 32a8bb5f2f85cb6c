/** Clermont Auvergne Métropole: an invented convention of the usual form, axis → objectif → action. */
import type { ContenuLocal } from "./contenu-local.ts";

const rosalie = "rosalie-champfleuri";
const METROPOLE = ["cam"];

export const ctg63: ContenuLocal = {
  titre: "Services aux familles de Clermont Auvergne Métropole : convention territoriale globale",
  type: "ctg",
  forme: "objectifs",
  debut: 2023,
  fin: 2026,
  ecritAvant: 1_020,
  phase: "mise_en_oeuvre",
  membres: [
    {
      institution: "caf",
      role: "copilote",
      proposeAvant: 1_015,
      par: "solene-marchebois",
      reponse: { avant: 1_014, par: "solene-marchebois" },
    },
    {
      institution: "cam",
      role: "copilote",
      proposeAvant: 1_010,
      par: "solene-marchebois",
      reponse: { avant: 996, par: rosalie },
    },
    {
      institution: "ville-clermont",
      role: "contributeur",
      proposeAvant: 980,
      par: rosalie,
      reponse: { avant: 961, par: "capucine-riomont" },
    },
  ],
  decline: {
    par: rosalie,
    avant: 940,
    note: "Le diagnostic de la convention est parti des fiches du schéma départemental.",
  },
  axes: [
    {
      titre: "Un accueil pour chaque tout-petit de la métropole",
      objectifs: [
        {
          titre: "Un seul guichet pour chercher une place",
          contexte:
            "Vingt-et-une communes, presque autant de façons de s’inscrire : les parents recommencent leur récit à chaque porte.",
          resultatsAttendus: ["Un dossier unique dans toutes les communes", "Une réponse en trois semaines"],
          indicateurs: ["Communes qui utilisent le dossier unique", "Délai moyen de réponse"],
          pilotes: METROPOLE,
          decline: [1],
          rattache: ["1-E"],
          actions: [
            {
              code: "M1",
              intitule: "Ouvrir un guichet commun aux relais petite enfance de la métropole",
              nature: "nouvelle",
              debut: "2023-09",
              fin: "2025-06",
              pilotes: METROPOLE,
              partenaires: ["ville-clermont", "caf"],
              lien: {
                nature: "decline",
                vers: "1-C",
                note: "Même public visé, à l’échelle de l’agglomération.",
              },
              nouvelle: {
                joursAvant: 48,
                auteur: rosalie,
                statut: "en_cours",
                avancement: 70,
                commentaire:
                  "Quatorze communes partagent le dossier. Les sept dernières attendent la nouvelle version du logiciel.",
              },
            },
            {
              code: "M2",
              intitule: "Former les agents d’accueil des mairies aux aides à la garde",
              nature: "nouvelle",
              debut: "2024",
              fin: "2026",
              pilotes: ["caf"],
              partenaires: METROPOLE,
              nouvelle: {
                joursAvant: 120,
                auteur: "solene-marchebois",
                statut: "en_cours",
                avancement: 40,
                commentaire: "Deux sessions tenues, 31 agents venus de neuf mairies.",
              },
            },
          ],
        },
        {
          titre: "Des places d’accueil qui tiennent dans les quartiers et le périurbain",
          contexte: "Les places se concentrent au centre, alors que les naissances augmentent en périphérie.",
          resultatsAttendus: ["Aucune fermeture faute de professionnels", "Soixante places de plus"],
          indicateurs: ["Places ouvertes pour cent enfants, commune par commune"],
          pilotes: METROPOLE,
          decline: [9, 10],
          actions: [
            {
              code: "M3",
              intitule: "Réserver des locaux petite enfance dans les opérations d’aménagement",
              nature: "nouvelle",
              debut: "2024-01",
              pilotes: METROPOLE,
              lien: {
                nature: "depend",
                vers: "9-B",
                note: "Le comité technique donne son avis avant que la métropole réserve le local.",
              },
              nouvelle: {
                joursAvant: 200,
                auteur: rosalie,
                statut: "en_cours",
                avancement: 25,
                commentaire: "Deux locaux inscrits au programme d’un quartier, un troisième discuté.",
              },
            },
            {
              code: "M4",
              intitule: "Aider les crèches associatives à recruter ensemble",
              nature: "a_poursuivre",
              debut: "2023",
              fin: "2026",
              pilotes: METROPOLE,
              partenaires: ["gestionnaires"],
              lien: { nature: "contribue", vers: "3-A", note: "" },
            },
          ],
        },
      ],
    },
    {
      titre: "Grandir dans l’agglomération",
      objectifs: [
        {
          titre: "Des mercredis et des vacances ouverts à tous les enfants",
          contexte:
            "Les centres de loisirs affichent complet, et peu d’entre eux savent accueillir un enfant handicapé.",
          resultatsAttendus: ["Un référent inclusion dans chaque centre"],
          indicateurs: ["Enfants en situation de handicap accueillis"],
          pilotes: METROPOLE,
          decline: [6, 14],
          rattache: ["14-B"],
          actions: [
            {
              code: "M5",
              intitule: "Partager un animateur spécialisé entre les centres de loisirs",
              nature: "nouvelle",
              debut: "2024-09",
              pilotes: METROPOLE,
              partenaires: ["pole-handicap"],
              nouvelle: {
                joursAvant: 30,
                auteur: rosalie,
                statut: "en_cours",
                avancement: 55,
                commentaire: "L’animatrice intervient dans six centres ; la liste d’attente s’allonge.",
              },
            },
          ],
        },
        {
          titre: "Des adolescents qui trouvent où aller",
          contexte: "Passé treize ans, l’offre se raréfie et les horaires ne conviennent plus.",
          resultatsAttendus: ["Un lieu ouvert en soirée dans chaque secteur"],
          indicateurs: ["Lieux ouverts après 19 heures"],
          pilotes: ["ville-clermont"],
          decline: [13],
          actions: [
            {
              code: "M6",
              intitule: "Ouvrir les maisons de quartier deux soirs par semaine",
              debut: "2025",
              pilotes: ["ville-clermont"],
            },
          ],
        },
      ],
    },
    {
      titre: "Être parent, vivre ensemble",
      objectifs: [
        {
          titre: "Rejoindre les parents là où ils sont",
          contexte: "Les ateliers réunissent toujours les mêmes familles.",
          resultatsAttendus: ["Des rendez-vous dans les lieux de tous les jours"],
          indicateurs: ["Parents venus pour la première fois"],
          pilotes: METROPOLE,
          decline: [20, 21],
          rattache: ["20-E"],
          actions: [
            {
              code: "M7",
              intitule: "Tenir un stand mobile sur les marchés et aux sorties d’école",
              nature: "nouvelle",
              debut: "2024-03",
              pilotes: METROPOLE,
              partenaires: ["fdcs"],
              nouvelle: {
                joursAvant: 15,
                auteur: rosalie,
                statut: "en_cours",
                avancement: 60,
                commentaire:
                  "Vingt-deux sorties depuis le printemps. Les marchés fonctionnent mieux que les écoles.",
              },
            },
          ],
        },
        {
          titre: "Compter sur les habitants",
          contexte: "Trois quartiers n’ont ni centre social ni espace de vie sociale.",
          resultatsAttendus: ["Un collectif d’habitants soutenu dans chacun"],
          indicateurs: ["Habitants actifs dans les collectifs"],
          pilotes: ["fdcs"],
          rattache: ["27-D"],
          actions: [
            {
              code: "M8",
              intitule: "Prêter une salle et un budget de départ aux collectifs d’habitants",
              debut: "2025-01",
              pilotes: ["fdcs"],
              partenaires: METROPOLE,
            },
          ],
        },
        {
          titre: "Mesurer ensemble les effets de la convention",
          contexte: "Chaque institution compte à sa manière ; personne ne voit l’ensemble.",
          resultatsAttendus: ["Un tableau de bord commun, public chaque printemps"],
          indicateurs: ["Indicateurs renseignés à la date prévue"],
          pilotes: ["cam", "caf"],
          actions: [
            {
              code: "M9",
              intitule: "Réunir chaque trimestre les chargés de coopération des communes",
              debut: "2023",
              pilotes: METROPOLE,
            },
          ],
        },
      ],
    },
  ],
};
