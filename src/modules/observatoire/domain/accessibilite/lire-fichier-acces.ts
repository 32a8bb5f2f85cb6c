/** Lists of structures, tables of travel times and children beyond the border, read row by row. Pure. */
import { columnNamed } from "../imports/prereglage.ts";
import { type CelluleLue, readCellule } from "../nombre.ts";

export const GENRES_ACCES = ["structures", "trajets", "voisins"] as const;
export type GenreAcces = (typeof GENRES_ACCES)[number];

export const LIBELLE_GENRE_ACCES: Readonly<Record<GenreAcces, string>> = {
  structures: "Structures et leurs places",
  trajets: "Temps de trajet",
  voisins: "Enfants des communes voisines",
};

export const ANOMALIES_ACCES = [
  "code_inconnu",
  "negatif",
  "texte",
  "contradiction",
  "deja_dedans",
  "code_ancien",
  "trous",
  "doublon",
  "ailleurs",
] as const;
export type AnomalieAcces = (typeof ANOMALIES_ACCES)[number];

/** What happens to the rows of each kind of anomaly. */
export const LIBELLE_ANOMALIE_ACCES: Readonly<Record<AnomalieAcces, string>> = {
  code_inconnu: "Commune inconnue : ligne laissée de côté",
  negatif: "Nombre négatif : ligne laissée de côté",
  texte: "Ni nombre ni rien de lisible : ligne laissée de côté",
  contradiction: "Deux nombres pour la même chose : aucun n’est gardé",
  deja_dedans: "Commune du département : ses enfants viennent d’un indicateur, ligne laissée de côté",
  code_ancien: "Ancien code, lu comme la commune qui l’a remplacée",
  trous: "Trajets absents entre les communes du fichier : estimés à vol d’oiseau",
  doublon: "Ligne répétée à l’identique, comptée une fois",
  ailleurs: "Commune trop loin pour compter ici, laissée de côté",
};

export const EST_REFUS: ReadonlySet<AnomalieAcces> = new Set([
  "code_inconnu",
  "negatif",
  "texte",
  "contradiction",
]);

export type ConstatAcces = {
  readonly genre: AnomalieAcces;
  readonly nombre: number;
  readonly exemples: readonly { readonly ligne: number | null; readonly texte: string }[];
};

export type RapportAcces = {
  /** Rows read, kept, and the communes that they speak of. */
  readonly lues: number;
  readonly gardees: number;
  readonly communes: number;
  readonly anomalies: readonly ConstatAcces[];
};

export type LigneAccesLue = {
  readonly commune: string;
  readonly vers: string | null;
  readonly nombre: number;
  readonly nom: string;
};

const COLONNES = {
  commune: [
    "commune",
    "code_commune",
    "codgeo",
    "code_insee",
    "insee_com",
    "insee",
    "code",
    "origine",
    "depart",
  ],
  vers: ["vers", "destination", "arrivee", "commune_destination", "code_destination"],
  structures: ["places", "nb_places", "nombre_places", "capacite"],
  trajets: ["minutes", "duree", "duree_minutes", "temps"],
  voisins: ["enfants", "enfants_0_2", "enfants_moins_3_ans", "nombre"],
  nom: ["nom", "structure", "nom_structure", "libelle"],
} as const;

const EXEMPLES = 20;

/** A commune of the vintage shipped, from what a file writes. */
export type CommuneReconnue = {
  readonly code: string;
  /** Of the département that imports. */
  readonly ici: boolean;
  /** The file wrote the code of one that it took. */
  readonly ancien: boolean;
};

/** What the reading needs to know of the territory. */
export type CadreAcces = {
  readonly reconnaitre: (texte: string) => CommuneReconnue | null;
  /** Communes that may count here; null when nobody said where they are. */
  readonly proches: ReadonlySet<string> | null;
};

/** Reads a file of one kind: `open` with its header, then `read` each row, then `close`. */
export class LecteurAcces {
  readonly #genre: GenreAcces;
  readonly #cadre: CadreAcces;
  readonly #lignes = new Map<string, LigneAccesLue>();
  readonly #contredits = new Set<string>();
  readonly #anomalies = new Map<
    AnomalieAcces,
    { nombre: number; exemples: ConstatAcces["exemples"][number][] }
  >();
  #places = { commune: -1, vers: -1, nombre: -1, nom: -1 };
  #lues = 0;

  constructor(genre: GenreAcces, cadre: CadreAcces) {
    this.#genre = genre;
    this.#cadre = cadre;
  }

  /** False when the header lacks a column that the kind needs. */
  open(colonnes: readonly string[]): boolean {
    const at = (cle: keyof typeof COLONNES) => columnNamed(colonnes, ...COLONNES[cle]);
    this.#places = { commune: at("commune"), vers: at("vers"), nombre: at(this.#genre), nom: at("nom") };
    const { commune, vers, nombre } = this.#places;
    return commune >= 0 && nombre >= 0 && (this.#genre !== "trajets" || vers >= 0);
  }

  read(cellules: readonly string[], ligne: number): void {
    this.#lues += 1;
    const texte = cellules.join(" ; ").slice(0, 120);
    const de = this.#resolve(cellules[this.#places.commune] ?? "", ligne, texte);
    if (de === null) return;
    const vers =
      this.#genre === "trajets" ? this.#resolve(cellules[this.#places.vers] ?? "", ligne, texte) : undefined;
    if (vers === null) return;
    const cellule = readCellule(cellules[this.#places.nombre] ?? "");
    const fault = this.#faultOf(cellule, de);
    if (fault !== null || cellule.genre !== "valeur") {
      this.#say(fault ?? "texte", ligne, texte);
      return;
    }
    const nom = (cellules[this.#places.nom] ?? "").trim().slice(0, 200);
    this.#keep({ commune: de.code, vers: vers?.code ?? null, nombre: cellule.valeur, nom }, ligne, texte);
  }

  #faultOf(cellule: CelluleLue, { ici }: CommuneReconnue): AnomalieAcces | null {
    if (cellule.genre !== "valeur") return "texte";
    if (cellule.valeur < 0) return "negatif";
    return this.#genre === "voisins" && ici ? "deja_dedans" : null;
  }

  #keep(one: LigneAccesLue, ligne: number, texte: string): void {
    // Two structures of a commune are told apart by their names; a journey or a count of children is said once.
    const cle =
      this.#genre === "structures"
        ? `${one.commune} ${one.nom === "" ? `ligne ${ligne}` : `${one.nom} ${one.nombre}`}`
        : `${one.commune} ${one.vers ?? ""}`;
    const known = this.#lignes.get(cle);
    if (this.#contredits.has(cle) || (known && known.nombre !== one.nombre)) {
      this.#contredits.add(cle);
      this.#lignes.delete(cle);
      this.#say("contradiction", ligne, texte);
    } else if (known) this.#say("doublon", ligne, texte);
    else this.#lignes.set(cle, one);
  }

  close(): { readonly lignes: readonly LigneAccesLue[]; readonly rapport: RapportAcces } {
    const lignes = [...this.#lignes.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    if (this.#genre === "trajets") {
      const origins = new Set(lignes.map(({ commune }) => commune));
      const ends = new Set(lignes.map(({ vers }) => vers));
      const same = [...origins].filter((one) => ends.has(one)).length;
      const said = lignes.filter(({ commune, vers }) => commune !== vers).length;
      const holes = origins.size * ends.size - same - said;
      if (holes > 0) this.#say("trous", null, `${origins.size} départs, ${ends.size} arrivées`, holes);
    }
    const communes = new Set(
      lignes.flatMap(({ commune, vers }) => (vers === null ? [commune] : [commune, vers])),
    );
    return {
      lignes,
      rapport: {
        ...{ lues: this.#lues, gardees: lignes.length, communes: communes.size },
        anomalies: ANOMALIES_ACCES.flatMap((genre) => {
          const found = this.#anomalies.get(genre);
          return found ? [{ genre, ...found }] : [];
        }),
      },
    };
  }

  #resolve(texte: string, ligne: number, whole: string): CommuneReconnue | null {
    const { reconnaitre, proches } = this.#cadre;
    const found = reconnaitre(texte);
    if (found === null) {
      this.#say("code_inconnu", ligne, whole);
      return null;
    }
    if (found.ancien) this.#say("code_ancien", ligne, whole);
    if (proches && !proches.has(found.code) && !found.ici) {
      this.#say("ailleurs", ligne, whole);
      return null;
    }
    return found;
  }

  #say(genre: AnomalieAcces, ligne: number | null, texte: string, nombre = 1): void {
    const found = this.#anomalies.get(genre) ?? { nombre: 0, exemples: [] };
    this.#anomalies.set(genre, found);
    found.nombre += nombre;
    if (found.exemples.length < EXEMPLES) found.exemples.push({ ligne, texte });
  }
}

function keyOf({ commune, vers, nom, nombre }: LigneAccesLue): string {
  return [commune, vers ?? "", nom, nombre].join(" ");
}
