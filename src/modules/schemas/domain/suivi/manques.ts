/** Holes of a plan: what is missing in it, which is a page and never an error. */

export const GENRES_MANQUE = [
  "action-sans-pilote",
  "action-sans-dates",
  "action-sans-nouvelles",
  "action-sans-resultat",
  "objectif-sans-indicateur",
  "pilote-sans-role",
  "pilote-sans-adresse",
] as const;
export type GenreManque = (typeof GENRES_MANQUE)[number];

/** How a kind reads: its name, why it matters, and the gesture that mends it. */
export const MANQUES: Record<GenreManque, { titre: string; pourquoi: string; geste: string }> = {
  "action-sans-pilote": {
    titre: "Actions sans pilote",
    pourquoi: "Personne ne peut en donner de nouvelles.",
    geste: "Nommer un pilote",
  },
  "action-sans-dates": {
    titre: "Actions sans date",
    pourquoi:
      "Ni début ni terme : elles ne peuvent pas être en retard, et le calendrier ne sait pas où les mettre.",
    geste: "Donner des dates",
  },
  "action-sans-nouvelles": {
    titre: "Actions dont on n'a jamais eu de nouvelles",
    pourquoi: "Elles comptent comme à venir, à 0 %.",
    geste: "Voir l'action",
  },
  "action-sans-resultat": {
    titre: "Actions réalisées sans un mot du résultat",
    pourquoi: "La dernière nouvelle les dit réalisées et ne dit pas ce qu'elles ont produit.",
    geste: "Dire le résultat",
  },
  "objectif-sans-indicateur": {
    titre: "Objectifs sans indicateur",
    pourquoi: "Rien ne dira s'ils sont atteints.",
    geste: "Ajouter un indicateur",
  },
  "pilote-sans-role": {
    titre: "Institutions pilotes sans rôle accepté",
    pourquoi: "Elles pilotent sans s'être engagées dans le schéma.",
    geste: "Proposer un rôle",
  },
  "pilote-sans-adresse": {
    titre: "Pilotes à qui l'on ne peut pas écrire",
    pourquoi:
      "Aucune personne qui agit pour eux n'a d'adresse : leurs demandes de nouvelles ne partiront pas.",
    geste: "Donner une adresse",
  },
};

/** One hole. `volet` is the rank of its volet from 1; null for what is of the whole scheme. */
export type Manque = {
  genre: GenreManque;
  cle: string;
  titre: string;
  precision: string | null;
  volet: number | null;
  /** Public id of the object, and of the pilots of an action. */
  objet: { genre: "action" | "objectif" | "acteur"; publicId: string; id?: string };
  pilotes: readonly string[];
  /** Public ids of the tags of the action or of the objectif. */
  etiquettes: readonly string[];
};

export type FiltreManques = {
  genre: GenreManque | null;
  volet: number | null;
  pilote: string | null;
  etiquette: string | null;
};

export function parseManques(params: URLSearchParams): FiltreManques {
  const volet = params.get("volet") ?? "";
  const publicId = (name: string) => {
    const text = params.get(name) ?? "";
    return /^[0-9a-z]{1,40}$/.test(text) ? text : null;
  };
  return {
    genre: GENRES_MANQUE.find((genre) => genre === params.get("genre")) ?? null,
    volet: /^[1-9]\d{0,3}$/.test(volet) ? Number(volet) : null,
    pilote: publicId("pilote"),
    etiquette: publicId("etiquette"),
  };
}

/** Holes that the place chosen keeps; the kind is counted apart, so that the others stay in sight. */
export function selectManques(
  manques: readonly Manque[],
  { volet, pilote, etiquette }: FiltreManques,
): Manque[] {
  return manques.filter(
    (one) =>
      (volet === null || one.volet === volet) &&
      (pilote === null || one.pilotes.includes(pilote)) &&
      (etiquette === null || one.etiquettes.includes(etiquette)),
  );
}
