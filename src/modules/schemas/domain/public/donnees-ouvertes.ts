/** The open data of a scheme as tables: each column declared once, for the file and for the page that explains it. */
import { LIBELLE_NATURE, LIBELLE_STATUT } from "../plan/vocabulaire.ts";
import type { ActionPublique, ObjectifPublic, TextePublic } from "./schema-public.ts";

export const LICENCE = {
  nom: "Licence Ouverte 2.0",
  adresse: "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
} as const;

/** A column: its name in the file, what it says, how it is written. */
export type Colonne<Ligne> = {
  nom: string;
  description: string;
  lire: (ligne: Ligne) => string | number | null;
};

export type TableOuverte<Ligne> = {
  fichier: "actions" | "objectifs" | "indicateurs";
  titre: string;
  description: string;
  colonnes: readonly Colonne<Ligne>[];
  lignes: (texte: TextePublic) => readonly Ligne[];
};

type AvecVolet<T> = T & { voletTitre: string };
type LigneIndicateur = { objectif: ObjectifPublic; indicateur: ObjectifPublic["indicateurs"][number] };

const liste = (items: readonly string[]) => items.join(" | ");
const ouiNon = (value: boolean | undefined) => (value === undefined ? null : value ? "oui" : "non");
const DATE = "AAAA, AAAA-MM ou AAAA-MM-JJ selon ce qui est écrit.";

function withVolet<T extends { volet: number }>(
  { volets }: TextePublic,
  lignes: readonly T[],
): AvecVolet<T>[] {
  return lignes.map((one) => ({ ...one, voletTitre: volets[one.volet - 1]?.titre ?? "" }));
}

export const TABLE_ACTIONS: TableOuverte<AvecVolet<ActionPublique>> = {
  fichier: "actions",
  titre: "Actions",
  description: "Une ligne par action du texte, avec où elle en est.",
  lignes: (texte) => withVolet(texte, texte.actions),
  colonnes: [
    { nom: "id", description: "Identifiant permanent de l’action.", lire: ({ id }) => id },
    { nom: "code", description: "Étiquette telle que « 1-A », qui peut changer.", lire: ({ code }) => code },
    { nom: "intitule", description: "Intitulé.", lire: ({ intitule }) => intitule },
    { nom: "description", description: "Ce qui sera fait.", lire: ({ description }) => description },
    {
      nom: "nature",
      description: "« Nouvelle » ou « À poursuivre » ; vide si rien n’est dit.",
      lire: ({ nature }) => nature && LIBELLE_NATURE[nature],
    },
    { nom: "debut", description: `Début : ${DATE}`, lire: ({ debut }) => debut },
    { nom: "fin", description: `Fin : ${DATE}`, lire: ({ fin }) => fin },
    { nom: "volet", description: "Rang du volet, à partir de 1.", lire: ({ volet }) => volet },
    { nom: "volet_titre", description: "Titre du volet.", lire: ({ voletTitre }) => voletTitre },
    {
      nom: "objectif",
      description: "Identifiant de l’objectif ; vide si l’action n’en a pas.",
      lire: ({ objectif }) => objectif?.id ?? null,
    },
    {
      nom: "pilotes",
      description:
        "Institutions, services et comités qui la conduisent, séparés par « | » ; sans les personnes.",
      lire: ({ pilotes }) => liste(pilotes.map(({ nom }) => nom)),
    },
    {
      nom: "partenaires",
      description: "Institutions, services et comités associés, séparés par « | » ; sans les personnes.",
      lire: ({ partenaires }) => liste(partenaires.map(({ nom }) => nom)),
    },
    {
      nom: "territoires",
      description: "Où elle se passe, séparés par « | » ; vide pour tout le département.",
      lire: ({ territoires }) => liste(territoires.map(({ nom }) => nom)),
    },
    {
      nom: "codes_territoires",
      description:
        "Leurs codes : SIREN de l’intercommunalité, code Insee de la commune, code du département.",
      lire: ({ territoires }) => liste(territoires.map(({ code }) => code)),
    },
    {
      nom: "publics",
      description: "Publics concernés, séparés par « | ».",
      lire: ({ publics }) => liste(publics),
    },
    {
      nom: "statut",
      description: "Statut des dernières nouvelles ; vide si l’action a été retirée depuis l’adoption.",
      lire: ({ etat }) => etat && LIBELLE_STATUT[etat.situation.statut],
    },
    { nom: "avancement", description: "De 0 à 100.", lire: ({ etat }) => etat?.avancement ?? null },
    {
      nom: "en_retard",
      description: "« oui » quand la fin écrite est passée.",
      lire: ({ etat }) => ouiNon(etat?.situation.enRetard),
    },
    {
      nom: "bloquee",
      description: "« oui » quand son pilote la dit bloquée.",
      lire: ({ etat }) => ouiNon(etat?.situation.bloquee),
    },
    {
      nom: "dernieres_nouvelles",
      description: "Jour des dernières nouvelles (AAAA-MM-JJ).",
      lire: ({ etat }) => etat?.nouvellesLe ?? null,
    },
  ],
};

export const TABLE_OBJECTIFS: TableOuverte<AvecVolet<ObjectifPublic>> = {
  fichier: "objectifs",
  titre: "Objectifs",
  description: "Une ligne par objectif ; vide quand le schéma n’a pas ce niveau.",
  lignes: (texte) => withVolet(texte, texte.objectifs),
  colonnes: [
    { nom: "id", description: "Identifiant permanent de l’objectif.", lire: ({ id }) => id },
    { nom: "numero", description: "Numéro, une étiquette qui peut changer.", lire: ({ no }) => no },
    { nom: "titre", description: "Titre.", lire: ({ titre }) => titre },
    { nom: "volet", description: "Rang du volet, à partir de 1.", lire: ({ volet }) => volet },
    { nom: "volet_titre", description: "Titre du volet.", lire: ({ voletTitre }) => voletTitre },
    { nom: "contexte", description: "Pourquoi cet objectif.", lire: ({ contexte }) => contexte },
    {
      nom: "resultats_attendus",
      description: "Ce que l’on veut obtenir, séparés par « | ».",
      lire: ({ resultatsAttendus }) => liste(resultatsAttendus),
    },
    {
      nom: "publics",
      description: "Publics concernés, séparés par « | ».",
      lire: ({ publics }) => liste(publics),
    },
    { nom: "actions", description: "Nombre d’actions.", lire: ({ actions }) => actions },
  ],
};

export const TABLE_INDICATEURS: TableOuverte<LigneIndicateur> = {
  fichier: "indicateurs",
  titre: "Indicateurs",
  description: "Une ligne par indicateur prévu. Aucune valeur mesurée n’est encore publiée.",
  lignes: ({ objectifs }) =>
    objectifs.flatMap((objectif) => objectif.indicateurs.map((indicateur) => ({ objectif, indicateur }))),
  colonnes: [
    { nom: "objectif", description: "Identifiant de l’objectif.", lire: ({ objectif }) => objectif.id },
    { nom: "objectif_titre", description: "Titre de l’objectif.", lire: ({ objectif }) => objectif.titre },
    { nom: "libelle", description: "Ce qui sera mesuré.", lire: ({ indicateur }) => indicateur.libelle },
    {
      nom: "resultat_vise",
      description: "Résultat visé, tel qu’il est écrit.",
      lire: ({ indicateur }) => indicateur.resultatVise,
    },
    { nom: "unite", description: "Unité.", lire: ({ indicateur }) => indicateur.unite },
    {
      nom: "sens",
      description: "hausse, baisse ou maintien ; vide s’il n’est pas dit.",
      lire: ({ indicateur }) => indicateur.sens,
    },
    {
      nom: "base",
      description: "Valeur de départ, telle qu’elle est écrite.",
      lire: ({ indicateur }) => indicateur.base,
    },
    {
      nom: "cibles",
      description: "Valeurs visées, telles qu’elles sont écrites.",
      lire: ({ indicateur }) => indicateur.cibles,
    },
    {
      nom: "periodicite",
      description: "mois, trimestre, semestre, annee ou fin ; vide si elle n’est pas dite.",
      lire: ({ indicateur }) => indicateur.periodicite,
    },
  ],
};

/** The rows of a table, written as its columns say. */
export function rowsOf<Ligne>(
  { colonnes, lignes }: TableOuverte<Ligne>,
  texte: TextePublic,
): (string | number | null)[][] {
  return lignes(texte).map((ligne) => colonnes.map(({ lire }) => lire(ligne)));
}
