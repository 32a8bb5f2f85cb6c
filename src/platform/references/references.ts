import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { type Arbitre, type Deplacement, moveReferences, type Rebase } from "./rebase.ts";
import type { GenreReliable } from "./reliable.ts";

/** An object of some module, as another may show it: what it is, its name, where it is read. */
export type Reference = { genre: string; titre: string; lien: string; precision?: string };

/** Says which objects of one module name an acteur, and as what. */
export type MentionFinder = (ctx: Contexte, acteur: Id<"acteur">) => Promise<MentionGroup[]>;
/** Says which institutions conduct something of one module. */
export type ConducteursFinder = (ctx: Contexte) => Promise<readonly Id<"acteur">[]>;
export type MentionGroup = { titre: string; references: Reference[] };

/**
 * An object as the journal names it. `lisible` is the object's own right to read, for the one who asks: without it
 * nothing else is said. `lien` is null when it has no page of its own;
 * `personne` is true for a person: reading of it is noted.
 */
export type ObjetNomme =
  | { lisible: true; titre: string; lien: string | null; personne?: boolean }
  | { lisible: false };

/** How a field of the values before and after reads. */
export type ChampLu = {
  libelle: string;
  /**
   * The value in French, null for what tells a person nothing; without it texts, numbers, yes or no, lists and identifiers
   * are written as they are.
   */
  lire?: (valeur: unknown) => string | null;
};

/** What a module says of one kind of object of its own. */
export type GenreObjet = {
  genre: string;
  /** « Action ». */
  libelle: string;
  champs: Readonly<Record<string, ChampLu>>;
  /** Those of these objects that are still there, by identifier. */
  nommer: (ctx: Contexte, ids: readonly string[]) => Promise<Map<string, ObjetNomme>>;
  /** The object whose address bears this public id, readable or not. */
  idOf: (ctx: Contexte, publicId: string) => Promise<string | null>;
};

/** What a module says for the history of its objects. */
export type HistoriqueModule = {
  /** Operation code → what was done, in French: « Action modifiée ». */
  operations: Readonly<Record<string, string>>;
  genres: readonly GenreObjet[];
};

/** What waits for a scheme in another module, as the page of its holes shows it; nothing for whoever may not read it. */
export type AttenteFinder = (ctx: Contexte, references: References) => Promise<Attente>;
export type Attente = { cle: string; titre: string; pourquoi: string; lien: string; references: Reference[] };

/**
 * What runs against the arrows: a low module (acteurs) shows objects of a higher one (schemas) without knowing it, and the
 * journal names the objects of all. `composition.ts` fills the registry, once, with one line a module.
 */
export class References {
  readonly #mentions: MentionFinder[] = [];
  readonly #rebases: Rebase[] = [];
  readonly #arbitres = new Map<string, Arbitre>();
  readonly #conducteurs: ConducteursFinder[] = [];
  readonly #attentes: AttenteFinder[] = [];
  readonly #genres = new Map<string, GenreObjet>();
  readonly #operations = new Map<string, string>();
  readonly #reliables = new Map<string, GenreReliable>();

  addMentions(finder: MentionFinder): void {
    this.#mentions.push(finder);
  }

  /** What a module keeps of acteurs where no foreign key shows it: moved when two of them are found to be one. */
  addRebase(rebase: Rebase): void {
    this.#rebases.push(rebase);
  }

  /** What becomes of two rows of `table` that say the same of two acteurs found to be one; the kept one's stays as it is
   * without it. */
  addArbitre(table: string, arbitre: Arbitre): void {
    this.#arbitres.set(table, arbitre);
  }

  addConducteurs(finder: ConducteursFinder): void {
    this.#conducteurs.push(finder);
  }

  addAttente(finder: AttenteFinder): void {
    this.#attentes.push(finder);
  }

  /** What waits for a scheme in the other modules, those where nothing waits left out. */
  async attentes(ctx: Contexte): Promise<Attente[]> {
    const found: Attente[] = [];
    for (const finder of this.#attentes) found.push(await finder(ctx, this));
    return found.filter(({ references }) => references.length > 0);
  }

  /** Moves everything that names `de` to `vers`, in every module. */
  async rebase(ctx: Contexte, de: Id<"acteur">, vers: Id<"acteur">): Promise<Deplacement[]> {
    const moved = await moveReferences(ctx, de, vers, this.#arbitres);
    for (const rebase of this.#rebases) moved.push(...(await rebase(ctx, de, vers)));
    return moved;
  }

  /** The institutions that conduct something together in the département: they copilot a scheme. */
  async conducteurs(ctx: Contexte): Promise<ReadonlySet<Id<"acteur">>> {
    const found = new Set<Id<"acteur">>();
    for (const finder of this.#conducteurs) for (const id of await finder(ctx)) found.add(id);
    return found;
  }

  addHistorique({ operations, genres }: HistoriqueModule): void {
    for (const genre of genres) this.#genres.set(genre.genre, genre);
    for (const [code, words] of Object.entries(operations)) this.#operations.set(code, words);
  }

  /** Kinds of objects of a module that may be tied to others, of any module. */
  addReliables(genres: readonly GenreReliable[]): void {
    for (const one of genres) this.#reliables.set(one.genre, one);
  }

  reliable(genre: string): GenreReliable | null {
    return this.#reliables.get(genre) ?? null;
  }

  async mentionsOf(ctx: Contexte, acteur: Id<"acteur">): Promise<MentionGroup[]> {
    const groups: MentionGroup[] = [];
    for (const finder of this.#mentions) groups.push(...(await finder(ctx, acteur)));
    return groups.filter((group) => group.references.length > 0);
  }

  genre(genre: string): GenreObjet | null {
    return this.#genres.get(genre) ?? null;
  }

  /** Every kind of object with a history, in the order of their names. */
  genres(): readonly GenreObjet[] {
    return [...this.#genres.values()].sort((a, b) => (a.libelle < b.libelle ? -1 : 1));
  }

  /** What was done, in French; the code itself when its module says nothing. */
  operation(code: string): string {
    return this.#operations.get(code) ?? code;
  }

  knowsOperation(code: string): boolean {
    return this.#operations.has(code);
  }

  /** Names of objects of any kind that their identifier alone points to. */
  async nommer(ctx: Contexte, ids: readonly string[]): Promise<Map<string, ObjetNomme>> {
    const found = new Map<string, ObjetNomme>();
    if (ids.length === 0) return found;
    for (const { nommer } of this.#genres.values()) {
      for (const [id, objet] of await nommer(ctx, ids)) found.set(id, objet);
    }
    return found;
  }
}
