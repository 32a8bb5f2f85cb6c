import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";

/** An object of some module, as another may show it: what it is, its name, where it is read. */
export type Reference = { genre: string; titre: string; lien: string; precision?: string };

/** Says which objects of one module name an acteur, and as what. */
export type MentionFinder = (ctx: Contexte, acteur: Id<"acteur">) => Promise<MentionGroup[]>;
export type MentionGroup = { titre: string; references: Reference[] };

/**
 * What runs against the arrows: a low module (acteurs) shows objects of a higher one (schemas) without knowing it.
 * `main.ts` fills the registry, once, with one line a module.
 */
export class References {
  readonly #mentions: MentionFinder[] = [];

  addMentions(finder: MentionFinder): void {
    this.#mentions.push(finder);
  }

  async mentionsOf(ctx: Contexte, acteur: Id<"acteur">): Promise<MentionGroup[]> {
    const groups: MentionGroup[] = [];
    for (const finder of this.#mentions) groups.push(...(await finder(ctx, acteur)));
    return groups.filter((group) => group.references.length > 0);
  }
}
