import type { Maille } from "../domain/vocabulaire.ts";

/** A finding of the demonstration: whose, how many days ago, and the number of the objectif that answers it. */
export type ConstatDemo = {
  enonce: string;
  precisions?: string;
  par: string;
  joursAvant: number;
  /** Number of the objectif of the departmental scheme; nothing answers it without one. */
  reponse?: number;
  /** Why it answers. */
  note?: string;
  /** Noted by mistake: taken off, it can be brought back. */
  retire?: boolean;
} & (
  | { indicateur: string; maille: Maille; territoire: string; millesime: string }
  | { nature: "groupe" | "enquete" | "temoignage"; origine: string; date: string }
);

const CAF = "solene-marchebois";
const PMI = "agathe-clairval";
const PARENTALITE = "noemie-brisefer";

/** Figures are the public ones of the catalogue; what was heard is invented, and says so by naming nobody. */
const CONSTATS_63: readonly ConstatDemo[] = [
  {
    enonce: "Dans le Pays de Saint-Éloy, les places d’accueil manquent plus qu’ailleurs",
    precisions:
      "Le taux le plus bas des intercommunalités du département. Les crèches y sont pourtant mieux représentées que dans bien des secteurs ruraux : ce sont les assistantes maternelles qui font défaut.",
    ...{ indicateur: "taux-couverture", maille: "epci", territoire: "200072080", millesime: "2023" },
    ...{ par: CAF, joursAvant: 420, reponse: 9, note: "Ouvrir là où le taux est le plus bas." },
  },
  {
    enonce: "Autour de Thiers, presque tout repose sur les assistantes maternelles",
    precisions: "Les places de crèche y sont parmi les plus rares du département.",
    ...{ indicateur: "taux-couverture-eaje", maille: "epci", territoire: "200070712", millesime: "2023" },
    ...{ par: CAF, joursAvant: 410 },
  },
  {
    enonce: "Aubière offre plus de places d’accueil qu’elle ne compte de tout-petits",
    precisions:
      "Les parents qui travaillent sur le campus y déposent leurs enfants. Le chiffre dépasse cent et il est juste : il compte des places pour cent enfants de la commune.",
    ...{ indicateur: "taux-couverture", maille: "commune", territoire: "63014", millesime: "2023" },
    ...{ par: PARENTALITE, joursAvant: 400, reponse: 9 },
  },
  {
    enonce: "À Saint-Jacques, plus d’un habitant sur deux vit sous le seuil de pauvreté",
    precisions: "Le reste à charge et l’avance des frais y décident du mode d’accueil avant tout le reste.",
    ...{ indicateur: "qpv-taux-pauvrete", maille: "qpv", territoire: "QP063002", millesime: "2022" },
    ...{ par: CAF, joursAvant: 395, reponse: 8, note: "Lever les freins financiers, d’abord là." },
  },
  {
    enonce: "Le niveau de vie médian de Thiers Dore et Montagne reste loin de celui du département",
    ...{ indicateur: "filosofi-q2", maille: "epci", territoire: "200070712", millesime: "2019" },
    ...{ par: PMI, joursAvant: 380, reponse: 7 },
  },
  {
    enonce: "Aux Quartiers Nord, les familles de trois enfants ou plus sont nombreuses",
    precisions: "Les accueils y sont pensés pour un enfant à la fois ; les fratries sont séparées.",
    ...{ indicateur: "caf-couples-3-enfants", maille: "qpv", territoire: "QP063003", millesime: "2022" },
    ...{ par: CAF, joursAvant: 370 },
  },
  {
    enonce: "Qui travaille tôt, tard ou le dimanche ne trouve pas d’accueil",
    precisions:
      "Aides-soignantes, ouvriers en équipe, employés du commerce : les mêmes métiers sont revenus à toutes les tables.",
    ...{ nature: "groupe", origine: "Groupe de travail petite enfance", date: "2021-11-18" },
    ...{ par: CAF, joursAvant: 360, reponse: 8 },
  },
  {
    enonce: "Beaucoup de parents ne savent pas à qui demander une place",
    precisions: "Mairie, relais, crèche, site internet : chacun renvoie vers un autre.",
    ...{ nature: "enquete", origine: "Enquête auprès des familles allocataires", date: "2022-02-28" },
    ...{ par: PARENTALITE, joursAvant: 350, reponse: 1, note: "Un interlocuteur par secteur." },
  },
  {
    enonce: "« On m’a donné quatre numéros, aucun n’était le bon »",
    ...{ nature: "temoignage", origine: "Une mère, réunion publique à Ambert", date: "2022-03-10" },
    ...{ par: PARENTALITE, joursAvant: 349, reponse: 21 },
  },
  {
    enonce: "« À la crèche on nous a dit oui, à condition de rester avec lui »",
    precisions: "Le père d’un enfant handicapé, qui a fini par prendre un congé.",
    ...{ nature: "temoignage", origine: "Un père, rencontre à Issoire", date: "2022-03-24" },
    ...{ par: CAF, joursAvant: 348, reponse: 6 },
  },
  {
    enonce: "Les assistantes maternelles se disent seules face aux situations difficiles",
    ...{ nature: "enquete", origine: "Enquête auprès des professionnels", date: "2022-01-31" },
    ...{ par: PARENTALITE, joursAvant: 340, reponse: 4 },
  },
  {
    enonce: "Les équipes d’animation changent à chaque vacances",
    precisions: "Faute de contrats qui durent, les jeunes formés partent ailleurs.",
    ...{ nature: "groupe", origine: "Groupe de travail enfance et jeunesse", date: "2021-12-07" },
    ...{ par: PMI, joursAvant: 335, reponse: 12 },
  },
  {
    enonce: "Dans les hameaux, sans voiture, on ne va à aucun atelier de parents",
    ...{ nature: "groupe", origine: "Groupe de travail parentalité", date: "2021-12-14" },
    ...{ par: PMI, joursAvant: 330, reponse: 19 },
  },
  {
    enonce: "Les pères viennent peu aux rencontres de soutien à la parentalité",
    precisions: "Les horaires et la manière d’inviter sont en cause, disent les animatrices.",
    ...{ nature: "groupe", origine: "Groupe de travail parentalité", date: "2021-12-14" },
    ...{ par: PMI, joursAvant: 329 },
  },
  {
    enonce: "Les démarches en ligne arrêtent ceux qui lisent mal le français",
    ...{ nature: "enquete", origine: "Enquête auprès des familles allocataires", date: "2022-02-28" },
    ...{ par: CAF, joursAvant: 320 },
  },
  {
    enonce: "« Le centre de loisirs ferme en août, c’est le mois où je travaille »",
    ...{ nature: "temoignage", origine: "Une saisonnière, marché de Besse", date: "2022-07-25" },
    ...{ par: PARENTALITE, joursAvant: 310 },
  },
  {
    enonce: "Trop de parents ne savent pas où demander une place",
    precisions: "Dit deux fois : voir l’enquête auprès des familles.",
    ...{ nature: "groupe", origine: "Groupe de travail petite enfance", date: "2021-11-18" },
    ...{ par: CAF, joursAvant: 430, retire: true },
  },
];

/** By code of the département. */
export const CONSTATS: Readonly<Record<string, readonly ConstatDemo[]>> = {
  "63": CONSTATS_63,
  "03": [
    {
      enonce: "Les assistants maternels qui débutent se découragent vite",
      ...{ nature: "groupe", origine: "Groupe de travail petite enfance", date: "2024-10-08" },
      ...{ par: "marguerite-vaubourdon", joursAvant: 200, reponse: 2 },
    },
    {
      enonce: "« Pour la médiation, il faut aller à Clermont »",
      ...{ nature: "temoignage", origine: "Un parent séparé, permanence de Gannat", date: "2024-11-14" },
      ...{ par: "hugo-pierrelongue", joursAvant: 190 },
    },
  ],
  "43": [
    {
      enonce: "Sur le plateau, l’hiver coupe les familles de tout accueil",
      ...{ nature: "groupe", origine: "Groupe de travail ruralité", date: "2024-12-03" },
      ...{ par: "apolline-montredon", joursAvant: 180 },
    },
  ],
};
