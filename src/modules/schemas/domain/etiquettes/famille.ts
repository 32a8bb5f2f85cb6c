/** The families of tags, in the order of the screens. */
export const FAMILLES = ["enjeu", "public", "territoire", "plan"] as const;
export type Famille = (typeof FAMILLES)[number];

export const LIBELLE_FAMILLE: Readonly<Record<Famille, string>> = {
  enjeu: "Enjeux transversaux",
  public: "Publics",
  territoire: "Types de territoire",
  plan: "Plans et chartes",
};
