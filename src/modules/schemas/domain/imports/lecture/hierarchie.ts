/** The levels above the actions, built while the rows are read from top to bottom. */
import { normalise } from "#platform/values/french.ts";
import type { Journal } from "./modele.ts";
import { lireNiveau, lireNumero, lireTitre } from "./textes.ts";

export const NIVEAUX = ["volet", "engagement", "objectif"] as const;
export type Niveau = (typeof NIVEAUX)[number];

export type Noeud = {
  cle: string;
  niveau: Niveau;
  no: number | null;
  titre: string;
  ligne: number;
  parent: Noeud | null;
};

/** What a row says of one level: the texts of its two columns, and their headers for the messages. */
export type Mention = {
  readonly numero: string;
  readonly texte: string;
  readonly colonneNumero: string | null;
  readonly colonneTexte: string | null;
};

const ARTICLES: Readonly<Record<Niveau, string>> = {
  volet: "du volet",
  engagement: "de l’engagement",
  objectif: "de l’objectif",
};
export const TITRE_MAX = 2_000;

function plainTitle(titre: string): string {
  return normalise(titre).slice(0, 300);
}

export class Hierarchie {
  readonly #journal: Journal;
  readonly #noeuds = new Map<string, Noeud>();
  readonly #parNumero = new Map<string, Noeud>();
  readonly #parTitre = new Map<string, Noeud>();
  readonly #courant = new Map<Niveau, Noeud>();
  /** Titles repeat on every row: reading each once is what keeps 10 000 rows quick. */
  readonly #lus = new Map<string, { no: number | null; titre: string }>();
  readonly #conflits = new Set<string>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  noeuds(niveau: Niveau): Noeud[] {
    return [...this.#noeuds.values()].filter((noeud) => noeud.niveau === niveau);
  }

  courant(niveau: Niveau): Noeud | null {
    return this.#courant.get(niveau) ?? null;
  }

  /**
   * Enters a row: an empty level is the one above, unless a level that contains it has just changed.
   * Conflicts between numbers and titles are written to the journal.
   */
  entrer(ligne: number, mentions: Readonly<Record<Niveau, Mention>>): void {
    let parent: Noeud | null = null;
    let change = false;
    for (const niveau of NIVEAUX) {
      const mention = mentions[niveau];
      const avant = this.#courant.get(niveau) ?? null;
      let noeud: Noeud | null = change ? null : avant;
      if (mention.numero !== "" || mention.texte !== "") {
        noeud = this.#resoudre(ligne, niveau, mention, parent, change ? null : avant);
      }
      if (noeud !== avant) change = true;
      if (noeud) this.#courant.set(niveau, noeud);
      else this.#courant.delete(niveau);
      parent = noeud ?? parent;
    }
  }

  #lire(mention: Mention, ligne: number): { no: number | null; titre: string } {
    const key = `${mention.numero}\u0001${mention.texte}`;
    const known = this.#lus.get(key);
    if (known) return known;
    const read = lireNiveau(mention.texte);
    if (mention.numero === "") {
      this.#lus.set(key, read);
      return read;
    }
    const no = lireNumero(mention.numero);
    if (no === null) {
      const message = `« ${lireTitre(mention.numero).slice(0, 60)} » n’est pas un numéro : écrivez un nombre entier, ou laissez la cellule vide.`;
      this.#journal.erreur(ligne, mention.colonneNumero, message);
    }
    // « 3-6 ans » under number 1 is a title: a figure is only a number when it is the one of the column.
    const titre = read.no === no ? read.titre : lireTitre(mention.texte);
    const lu = { no, titre };
    this.#lus.set(key, lu);
    return lu;
  }

  #resoudre(
    ligne: number,
    niveau: Niveau,
    mention: Mention,
    parent: Noeud | null,
    avant: Noeud | null,
  ): Noeud | null {
    const { no, titre } = this.#lire(mention, ligne);
    const plain = plainTitle(titre);
    if (no === null && plain === "") return avant;
    if (avant && (no === null || no === avant.no) && (plain === "" || plain === plainTitle(avant.titre)))
      return avant;
    const place = `${parent?.cle ?? ""}/${niveau}`;
    const parNumero = no === null ? undefined : this.#parNumero.get(`${place}:n${no}`);
    const parTitre = this.#parTitre.get(`${place}:${plain}`);
    if (parNumero) {
      this.#comparer(ligne, niveau, mention, parNumero, titre);
      return parNumero;
    }
    if (parTitre && plain !== "" && (no === null || parTitre.no === null)) {
      if (no !== null) {
        parTitre.no = no;
        this.#parNumero.set(`${place}:n${no}`, parTitre);
      }
      return parTitre;
    }
    if (plain === "") {
      const message = `L’intitulé ${ARTICLES[niveau]} ${no} manque : écrivez-le sur cette ligne.`;
      this.#journal.erreur(ligne, mention.colonneTexte ?? mention.colonneNumero, message);
    }
    if (titre.length > TITRE_MAX) {
      const message = `L’intitulé ${ARTICLES[niveau]} dépasse 2 000 caractères : raccourcissez-le.`;
      this.#journal.erreur(ligne, mention.colonneTexte, message);
    }
    const cle = `${place}:${no === null ? plain : `n${no}`}`;
    const noeud: Noeud = { cle, niveau, no, titre, ligne, parent };
    this.#noeuds.set(cle, noeud);
    if (no !== null) this.#parNumero.set(`${place}:n${no}`, noeud);
    if (plain !== "" && !this.#parTitre.has(`${place}:${plain}`))
      this.#parTitre.set(`${place}:${plain}`, noeud);
    return noeud;
  }

  #comparer(ligne: number, niveau: Niveau, mention: Mention, noeud: Noeud, titre: string): void {
    const plain = plainTitle(titre);
    if (plain === "" || plain === plainTitle(noeud.titre)) return;
    const conflit = `${noeud.cle}\u0001${plain}`;
    if (this.#conflits.has(conflit)) return;
    this.#conflits.add(conflit);
    const message = `Le numéro ${noeud.no} ${ARTICLES[niveau]} porte un autre intitulé à la ligne ${noeud.ligne} (« ${noeud.titre.slice(0, 80)} ») : donnez-leur le même intitulé, ou deux numéros.`;
    this.#journal.erreur(ligne, mention.colonneTexte ?? mention.colonneNumero, message);
  }
}
