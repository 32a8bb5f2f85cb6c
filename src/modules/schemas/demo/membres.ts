/** Who holds the demonstration's schemes, from what was proposed to what was answered. Ages in days, oldest first. */
import type { RoleMembre } from "../domain/membres/membre.ts";

export type ContenuMembre = {
  /** Key of the institution. */
  institution: string;
  role: RoleMembre;
  /** Numbers of volets; the whole scheme when absent. */
  volets?: readonly number[];
  /** Days before the demonstration is loaded. */
  proposeAvant: number;
  /** Key of the person who proposes. */
  par: string;
  /** What the institution answered, and what became of it; nothing yet when absent. */
  reponse?: { avant: number; par: string; refus?: string };
  retrait?: { avant: number; par: string; motif: string };
  /** Institution that takes the role over. */
  transmission?: { vers: string; avant: number; par: string; acceptePar: string; accepteAvant: number };
};

const solene = "solene-marchebois";

const membres63: readonly ContenuMembre[] = [
  {
    institution: "caf",
    role: "copilote",
    proposeAvant: 1_510,
    par: solene,
    reponse: { avant: 1_508, par: solene },
  },
  {
    institution: "departement",
    role: "copilote",
    proposeAvant: 1_500,
    par: solene,
    reponse: { avant: 1_480, par: "victorine-hautepierre" },
  },
  {
    institution: "msa",
    role: "copilote",
    proposeAvant: 1_500,
    par: solene,
    reponse: { avant: 1_471, par: "aubin-trevelec" },
  },
  {
    institution: "ddets",
    role: "copilote",
    proposeAvant: 1_500,
    par: solene,
    reponse: { avant: 1_466, par: "ines-tournemire" },
    transmission: {
      vers: "etat",
      avant: 420,
      par: "ines-tournemire",
      acceptePar: "philibert-grandval",
      accepteAvant: 398,
    },
  },
  {
    institution: "dsden",
    role: "contributeur",
    volets: [2],
    proposeAvant: 1_440,
    par: "agathe-clairval",
    reponse: { avant: 1_402, par: "gaspard-montorgueil" },
  },
  {
    institution: "carsat",
    role: "contributeur",
    volets: [3],
    proposeAvant: 1_100,
    par: "noemie-brisefer",
    reponse: { avant: 1_071, par: "odilon-vertaizon" },
    retrait: {
      avant: 240,
      par: "odilon-vertaizon",
      motif: "Le poste qui suivait le schéma n'est plus pourvu ; la Carsat demande à rester informée.",
    },
  },
  {
    institution: "carsat",
    role: "informe",
    proposeAvant: 230,
    par: "noemie-brisefer",
    reponse: { avant: 221, par: "odilon-vertaizon" },
  },
  {
    institution: "ville-clermont",
    role: "contributeur",
    volets: [1],
    proposeAvant: 900,
    par: "agathe-clairval",
    reponse: {
      avant: 872,
      par: "capucine-riomont",
      refus: "La ville préfère être consultée d'ici l'évaluation de son propre projet éducatif.",
    },
  },
  {
    institution: "ville-clermont",
    role: "consulte",
    proposeAvant: 860,
    par: "agathe-clairval",
    reponse: { avant: 841, par: "capucine-riomont" },
  },
  { institution: "fdcs", role: "contributeur", volets: [4], proposeAvant: 0, par: "yann-courbepine" },
];

const membres03: readonly ContenuMembre[] = [
  {
    institution: "caf",
    role: "copilote",
    proposeAvant: 1_510,
    par: "marguerite-vaubourdon",
    reponse: { avant: 1_505, par: "marguerite-vaubourdon" },
  },
  {
    institution: "departement",
    role: "copilote",
    proposeAvant: 1_500,
    par: "marguerite-vaubourdon",
    reponse: { avant: 1_470, par: "hugo-pierrelongue" },
  },
  { institution: "msa", role: "copilote", proposeAvant: 0, par: "marguerite-vaubourdon" },
];

const membres43: readonly ContenuMembre[] = [
  {
    institution: "caf",
    role: "copilote",
    proposeAvant: 1_510,
    par: "apolline-montredon",
    reponse: { avant: 1_506, par: "apolline-montredon" },
  },
  {
    institution: "departement",
    role: "copilote",
    proposeAvant: 1_500,
    par: "apolline-montredon",
    reponse: { avant: 1_462, par: "tristan-chantelauze" },
  },
];

export const MEMBRES: Readonly<Record<string, readonly ContenuMembre[]>> = {
  "63": membres63,
  "03": membres03,
  "43": membres43,
};

/** Schemes being written: only those that they name, and those that accepted a role, read them. */
export const BROUILLONS: Readonly<Record<string, { titre: string; membres: readonly ContenuMembre[] }>> = {
  "03": {
    titre: "Schéma des services aux familles de l'Allier 2027-2031",
    membres: [
      {
        institution: "caf",
        role: "copilote",
        proposeAvant: 60,
        par: "marguerite-vaubourdon",
        reponse: { avant: 60, par: "marguerite-vaubourdon" },
      },
      { institution: "departement", role: "copilote", proposeAvant: 0, par: "marguerite-vaubourdon" },
    ],
  },
  "43": {
    titre: "Schéma des services aux familles de la Haute-Loire 2027-2031",
    membres: [
      {
        institution: "caf",
        role: "copilote",
        proposeAvant: 45,
        par: "apolline-montredon",
        reponse: { avant: 44, par: "apolline-montredon" },
      },
      {
        institution: "departement",
        role: "consulte",
        proposeAvant: 30,
        par: "apolline-montredon",
        reponse: { avant: 21, par: "tristan-chantelauze" },
      },
    ],
  },
};
