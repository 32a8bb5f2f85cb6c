/** Shapes of the demonstration's acteurs and persons: plain data, loaded through the commands by `../demo.ts`. */

export type ContenuActeur = {
  cle: string;
  genre: "institution" | "service" | "comite" | "reseau" | "categorie";
  nom: string;
  sigle?: string;
  /** What kind of body it is: « caf », « departement », « association »… */
  nature?: string;
  /** Key of the institution of a service, or of the body that is the secretary of a committee. Listed before it. */
  parent?: string;
  /** Other ways in which papers write its name. */
  alias?: readonly string[];
};

export type ContenuPersonne = {
  cle: string;
  prenom: string;
  nom: string;
  fonction: string;
  /** Key of the institution. */
  institution: string;
  courriel: string;
  roles: readonly (
    | "lecteur"
    | "correspondant"
    | "redacteur"
    | "instructeur"
    | "decideur"
    | "administrateur"
  )[];
  /** Codes of the actions of which this person is the named pilot. */
  pilote?: readonly string[];
};
