/** What stands against a model, and where. */
export type GenreFaute =
  | "non-ferme"
  | "non-ouvert"
  | "accolades-doublees"
  | "boucle-non-fermee"
  | "boucle-non-ouverte"
  | "boucles-croisees"
  | "boucle-mal-placee"
  | "inconnu"
  | "boucle-attendue"
  | "hors-de-sa-boucle"
  | "brut"
  | "autre";

/** Which part of the document. */
export type PartieModele = "corps" | "en-tete" | "pied" | "notes";

export type Faute = {
  readonly genre: GenreFaute;
  /** The field as it is written in the model, without its braces. */
  readonly champ: string;
  /** The other field of the pair, a loop that it belongs to, or a name that looks like it. */
  readonly autre: string | null;
  readonly partie: PartieModele;
  /** The text around it, cut; empty when it has none. */
  readonly extrait: string;
};

/** A model as it is read: every field that it writes, and its faults. */
export type ModeleLu = { readonly champs: readonly string[]; readonly fautes: readonly Faute[] };
