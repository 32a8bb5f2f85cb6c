import type { Famille } from "../domain/etiquettes/famille.ts";

/** A tag of the demonstration; those of a family keep this order. */
export type ContenuEtiquette = { genre: Famille; libelle: string; description: string };

/** What the three départements share: the words of the schemes of services to families. */
export const ETIQUETTES: readonly ContenuEtiquette[] = [
  { genre: "public", libelle: "Futurs parents", description: "De l’annonce de la grossesse à la naissance." },
  { genre: "public", libelle: "Moins de 3 ans", description: "Les tout-petits et leurs parents." },
  { genre: "public", libelle: "3 à 11 ans", description: "De l’entrée à l’école à la fin de l’élémentaire." },
  { genre: "public", libelle: "12 à 17 ans", description: "Collégiens, lycéens, jeunes sortis de l’école." },
  { genre: "public", libelle: "18 à 25 ans", description: "Jeunes adultes, dont les jeunes parents." },
  {
    genre: "public",
    libelle: "Parents",
    description: "Mères, pères et ceux qui tiennent leur place auprès d’un enfant.",
  },
  {
    genre: "public",
    libelle: "Familles monoparentales",
    description: "Un parent qui élève seul, tout ou partie du temps.",
  },
  {
    genre: "public",
    libelle: "Enfants en situation de handicap",
    description: "Et leurs familles, avec ou sans notification.",
  },
  {
    genre: "public",
    libelle: "Assistants maternels",
    description: "À domicile ou en maison d’assistants maternels.",
  },
  {
    genre: "public",
    libelle: "Professionnels et bénévoles",
    description: "Celles et ceux qui accueillent, animent, accompagnent.",
  },
  {
    genre: "enjeu",
    libelle: "Inclusion",
    description: "Que chacun trouve sa place, sans accueil à part.",
  },
  { genre: "enjeu", libelle: "Aller vers", description: "Rejoindre les familles qui ne demandent rien." },
  {
    genre: "enjeu",
    libelle: "Lutte contre la pauvreté",
    description: "Tarifs, accès aux droits, insertion.",
  },
  {
    genre: "enjeu",
    libelle: "Égalité des filles et des garçons",
    description: "Dans l’accueil, les loisirs, l’information.",
  },
  {
    genre: "enjeu",
    libelle: "Participation des familles",
    description: "Les parents et les jeunes décident et évaluent avec nous.",
  },
  {
    genre: "enjeu",
    libelle: "Attractivité des métiers",
    description: "Recruter, former et garder les professionnels.",
  },
  {
    genre: "enjeu",
    libelle: "Transition écologique",
    description: "Alimentation, bâtiments, liens avec la nature.",
  },
  {
    genre: "territoire",
    libelle: "Rural et montagne",
    description: "Communes peu denses, temps de trajet longs.",
  },
  {
    genre: "territoire",
    libelle: "Quartiers prioritaires",
    description: "Quartiers de la politique de la ville et leurs abords.",
  },
  {
    genre: "territoire",
    libelle: "Petites villes",
    description: "Bourgs-centres et petites villes de demain.",
  },
  {
    genre: "plan",
    libelle: "Stratégie nationale 1 000 premiers jours",
    description: "Du quatrième mois de grossesse aux deux ans de l’enfant.",
  },
  {
    genre: "plan",
    libelle: "Charte nationale d’accueil du jeune enfant",
    description: "Les dix principes que tout mode d’accueil affiche.",
  },
  { genre: "plan", libelle: "Pacte des solidarités", description: "Convention de l’État et du Département." },
];
