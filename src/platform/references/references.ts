import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { type Arbitre, type Deplacement, moveReferences, type Rebase } from "./rebase.ts";

/** An object of some module, as another may show it: what it is, its name, where it is read. */
export type Reference = { genre: string; titre: string; lien: string; precision?: string };

/** Says which objects of one module name an acteur, and as what. */
export type MentionFinder = (ctx: Contexte, acteur: Id<"acteur">) => Promise<MentionGroup[]>;
/** Says which institutions conduct something of one module. */
export type ConducteursFinder = (ctx: Contexte) => Promise<readonly Id<"acteur">[]>;
export type MentionGroup = { titre: string; references: Reference[] };

/**
 * What runs against the arrows: a low module (acteurs) shows objects of a higher one (schemas) without knowing it.
 * `main.ts` fills the registry, once, with one line a module.
 */
export class References {
  readonly #mentions: MentionFinder[] = [];
  readonly #rebases: Rebase[] = [];
  readonly #arbitres = new Map<string, Arbitre>();
  readonly #conducteurs: ConducteursFinder[] = [];

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

  async mentionsOf(ctx: Contexte, acteur: Id<"acteur">): Promise<MentionGroup[]> {
    const groups: MentionGroup[] = [];
    for (const finder of this.#mentions) groups.push(...(await finder(ctx, acteur)));
    return groups.filter((group) => group.references.length > 0);
  }
}
