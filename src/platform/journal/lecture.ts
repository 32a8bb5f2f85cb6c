import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { instantOfLine } from "./chaine.ts";
import { auteurOf, checkWords } from "./journal.ts";

/** A reading of personal data. */
export type Lecture = {
  operation: string;
  /** `id` is null for a list. */
  objet: { genre: string; id: Id<string> | null };
  /** Why, in words of the code; never what somebody typed: this line cannot be erased. */
  motif?: string;
};

/**
 * Notes that personal data are read. Also in work that only reads: `Platform` then writes the line in a transaction of its
 * own before the answer leaves, and the answer does not leave when it cannot. Nothing is noted for somebody nobody knows:
 * what such a visitor reads is public, and the line would name no one.
 */
export function recordReading(ctx: Contexte, { operation, objet, motif }: Lecture): void {
  if (ctx.principal.genre === "anonyme") return;
  checkWords(operation, objet.genre, ...(motif === undefined ? [] : [motif]));
  ctx.journal.lectures.push({
    instant: instantOfLine(ctx.now),
    operation,
    objetGenre: objet.genre,
    objet: objet.id,
    motif: motif ?? null,
    auteur: auteurOf(ctx),
  });
}
