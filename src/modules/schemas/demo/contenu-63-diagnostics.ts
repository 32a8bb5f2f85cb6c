/** Puy-de-Dôme: the diagnosis of each volet, invented and without figures: those are in `contenu-63-etats-des-lieux.ts`. */
import type { ContenuTexte } from "./contenu.ts";

export const diagnostics63: readonly ContenuTexte[] = [
  {
    rubrique: "diagnostic",
    volet: 1,
    titre: "L’offre d’accueil : deux pentes contraires",
    texte: `L’accueil collectif se développe, porté surtout par les micro-crèches. L’accueil chez une assistante maternelle recule : beaucoup partent à la retraite, peu s’installent. Comme elles accueillent encore la plupart des enfants, le département peut perdre des places tout en ouvrant des crèches.

Les écarts entre intercommunalités comptent plus que la moyenne. Là où l’offre manque, elle manque à tous ; là où elle abonde, elle reste hors de portée de certains : horaires décalés, handicap, retour à l’emploi, absence de voiture.`,
  },
  {
    rubrique: "diagnostic",
    volet: 1,
    titre: "Des métiers à soigner",
    texte: `Les gestionnaires disent tous la même difficulté : recruter, puis garder. Les équipes incomplètes ferment des sections, ce qui épuise celles qui restent. Revaloriser le métier, former, prévenir l’usure : c’est aujourd’hui la première condition pour ouvrir une place.

| Ce que disent les professionnels | Ce que le schéma en fait |
|---|---|
| Personne ne connaît notre métier | Objectif 3 : des forums, des visites, des stages |
| Nous sommes seules face aux situations difficiles | Objectif 4 : des séances d’analyse de la pratique |
| Le handicap nous arrive sans préparation | Objectif 6 : des formations et un pôle ressources |`,
  },
  {
    rubrique: "diagnostic",
    volet: 1,
    titre: "Des parents qui cherchent leur chemin",
    texte: `Un parent qui cherche une place frappe à plusieurs portes et répète son histoire à chacune. Les relais petite enfance rendent ce chemin plus court quand on les connaît. L’enjeu n’est pas un guichet de plus, mais que chaque porte mène à la bonne.`,
  },
  {
    rubrique: "diagnostic",
    volet: 2,
    titre: "Des réseaux nombreux qui se croisent peu",
    texte: `Accueils de loisirs, projets éducatifs de territoire, points d’accueil des jeunes, promeneurs du Net : l’enfance et la jeunesse ne manquent pas de dispositifs. Elles manquent d’un lieu où ceux qui les animent se parlent. Les jeunes, eux, passent de l’un à l’autre sans que personne ne fasse le lien.

L’âge du collège est celui du décrochage : les accueils pensés pour les enfants ne plaisent plus, ceux pensés pour les jeunes n’ouvrent pas encore.`,
  },
  {
    rubrique: "diagnostic",
    volet: 2,
    titre: "Ce que demandent les jeunes",
    texte: `- Des adultes disponibles sans rendez-vous.
- Des moyens de se déplacer le soir et le samedi.
- De l’aide pour un premier projet : un séjour, un stage, un logement.
- Qu’on leur confie quelque chose et qu’on les laisse essayer.`,
  },
  {
    rubrique: "diagnostic",
    volet: 3,
    titre: "Soutenir les parents avant la crise",
    texte: `Le soutien aux parents est partout et ne se voit nulle part. Les lieux d’accueil, les groupes de parole, la médiation, l’accompagnement à la scolarité touchent surtout ceux qui savent déjà demander. Les autres arrivent tard, quand la situation s’est dégradée.

Aller à la rencontre des parents là où ils sont déjà, au marché, à l’école, à la maison de santé, change la donne plus sûrement qu’une brochure.`,
  },
  {
    rubrique: "diagnostic",
    volet: 3,
    titre: "Parler d’une même voix",
    texte: `Chaque institution a son site, sa lettre, ses mots. Un parent n’a que faire de savoir qui finance. Une information commune, simple, traduite quand il le faut, est un service à part entière.`,
  },
  {
    rubrique: "diagnostic",
    volet: 4,
    titre: "Des lieux où l’on ne vient pas pour un problème",
    texte: `Un centre social ou un espace de vie sociale accueille sans demander pourquoi. C’est sa force : on y vient pour un café ou une activité, on y reste pour s’engager, on y trouve parfois l’aide que l’on ne cherchait pas. Cette utilité se voit mal dans les bilans et rend les financements fragiles.

Les territoires ruraux en manquent. Y faire naître un lieu demande du temps, un petit groupe d’habitants décidés et une collectivité qui y croit.`,
  },
  {
    rubrique: "diagnostic",
    volet: 4,
    titre: "La participation, un métier",
    texte: `Faire participer ne s’improvise pas. Les réunions publiques parlent aux mêmes personnes ; les plus éloignées n’y viennent pas. Les structures ont appris des manières de faire que les collectivités leur demandent de plus en plus de partager.

Les associations s’appuient sur des bénévoles qui vieillissent. Le renouvellement passe par des engagements plus courts et une responsabilité mieux partagée.`,
  },
];
