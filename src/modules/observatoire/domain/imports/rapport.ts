/** What the reading of a file found. Refused rows are not kept; the others are, and what is doubtful is said. */
export const ANOMALIES = [
  "code_absent",
  "code_provisoire",
  "code_inconnu",
  "code_ancien",
  "autre_departement",
  "indicateur_inconnu",
  "millesime_illisible",
  "texte_en_nombre",
  "encodage_melange",
  "ligne_decalee",
  "doublon",
  "contradiction",
  "contradiction_dite",
  "somme_inexacte",
  "colonnes_inversees",
  "ordre_rompu",
  "source_contraire",
  "edition_differente",
  "au_dessus_de_100",
] as const;
export type GenreAnomalie = (typeof ANOMALIES)[number];

/** `refus`: not kept. `alerte`: kept, and to be looked at. `info`: kept, and normal. */
export type Gravite = "refus" | "alerte" | "info";

export const GRAVITE: Readonly<Record<GenreAnomalie, Gravite>> = {
  code_absent: "refus",
  code_provisoire: "refus",
  code_inconnu: "refus",
  code_ancien: "alerte",
  autre_departement: "info",
  indicateur_inconnu: "refus",
  millesime_illisible: "refus",
  texte_en_nombre: "refus",
  encodage_melange: "alerte",
  ligne_decalee: "refus",
  doublon: "info",
  contradiction: "alerte",
  contradiction_dite: "alerte",
  somme_inexacte: "alerte",
  colonnes_inversees: "alerte",
  ordre_rompu: "alerte",
  source_contraire: "alerte",
  edition_differente: "info",
  au_dessus_de_100: "info",
};

export const LIBELLE_ANOMALIE: Readonly<Record<GenreAnomalie, string>> = {
  code_absent: "Territoire sans code, ou nom que plusieurs territoires ou aucun ne portent",
  code_provisoire: "Code provisoire (XX) : ce n’est pas un territoire",
  code_inconnu: "Code de territoire inconnu",
  code_ancien: "Ancien code : le territoire a fusionné ou changé de code depuis",
  autre_departement: "Territoire d’un autre département, laissé de côté",
  indicateur_inconnu: "Indicateur absent du catalogue",
  millesime_illisible: "Année illisible",
  texte_en_nombre: "Texte dans une colonne de nombres",
  encodage_melange: "Ligne d’un autre encodage que le reste du fichier",
  ligne_decalee: "Ligne qui n’a pas le nombre de colonnes de l’en-tête",
  doublon: "Ligne répétée à l’identique, comptée une fois",
  contradiction: "Deux valeurs pour la même case : les deux sont gardées, aucune n’est choisie",
  contradiction_dite: "Le fichier dit lui-même un autre chiffre, ou un chiffre impossible",
  somme_inexacte: "Les parties ne redonnent pas le total",
  colonnes_inversees: "Deux colonnes semblent inversées",
  ordre_rompu: "Une valeur dépasse celle qui devrait la contenir",
  source_contraire: "Une autre source publiée dit autre chose",
  edition_differente:
    "L’édition précédente disait autre chose : la plus récente est montrée, les deux sont gardées",
  au_dessus_de_100: "Taux au-dessus de 100, gardé tel quel",
};

/** One place where something was found; `ligne` is the row of the file, when it has one. */
export type Exemple = {
  readonly ligne: number | null;
  readonly colonne: string | null;
  readonly texte: string;
};

export type Constat = {
  readonly genre: GenreAnomalie;
  readonly nombre: number;
  readonly exemples: readonly Exemple[];
};

/** The report of one file, kept with it and printed as JSON by the command line. */
export type Rapport = {
  readonly prereglage: string;
  readonly encodage: string | null;
  readonly separateur: string | null;
  readonly lignes: number;
  /** Figures kept, and among them those that hold a value. */
  readonly observations: number;
  readonly valeurs: number;
  readonly refusees: number;
  readonly ailleurs: number;
  readonly indicateursCrees: readonly string[];
  readonly anomalies: readonly Constat[];
};

/** Examples kept of each kind; the count goes on. */
export const EXEMPLES = 50;

/** Counts what is found, with its first examples. */
export class Releve {
  readonly #constats = new Map<GenreAnomalie, { nombre: number; exemples: Exemple[] }>();

  add(genre: GenreAnomalie, exemple: Exemple, nombre = 1): void {
    const constat = this.#constats.get(genre) ?? { nombre: 0, exemples: [] };
    this.#constats.set(genre, constat);
    constat.nombre += nombre;
    if (constat.exemples.length < EXEMPLES) constat.exemples.push(exemple);
  }

  count(genre: GenreAnomalie): number {
    return this.#constats.get(genre)?.nombre ?? 0;
  }

  /** In the order of the list, the gravest first. */
  list(): Constat[] {
    const rang: Gravite[] = ["refus", "alerte", "info"];
    return ANOMALIES.flatMap((genre) => {
      const constat = this.#constats.get(genre);
      return constat ? [{ genre, ...constat }] : [];
    }).sort((a, b) => rang.indexOf(GRAVITE[a.genre]) - rang.indexOf(GRAVITE[b.genre]));
  }
}

/** What names places and not figures. */
const SANS_CHIFFRE: ReadonlySet<GenreAnomalie> = new Set([
  ...(["code_absent", "code_provisoire", "code_inconnu", "code_ancien", "autre_departement"] as const),
  ...(["indicateur_inconnu", "ligne_decalee", "doublon"] as const),
]);

/** The report of a file of which something is hidden: what was found and how many times, without the figures of its examples. */
export function withoutFigures(rapport: Rapport): Rapport {
  return {
    ...rapport,
    anomalies: (rapport.anomalies ?? []).map((one) =>
      SANS_CHIFFRE.has(one.genre) ? one : { ...one, exemples: [] },
    ),
  };
}
