import type { Contexte } from "#platform/context/contexte.ts";
import { inChunks } from "#platform/database/chunks.ts";
import { type Inscription, recordJournal } from "#platform/journal/journal.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";

/** One line an object, for each tells its own history; `avec` is the one that the others went or came back with. */
export async function noteObjets(
  ctx: Contexte,
  { operation, avec }: { operation: string; avec: string },
  objets: readonly { niveau: Niveau; id: string }[],
  more: (id: string) => Pick<Inscription, "avant" | "apres"> = () => ({}),
): Promise<void> {
  const lines = objets.map(({ niveau, id }): Inscription => {
    const { avant, apres } = more(id);
    return {
      operation,
      objet: { genre: niveau, id: id as never },
      ...(avant && { avant }),
      apres: { ...(id !== avec && { avec }), ...apres },
    };
  });
  await inChunks(lines, (slice) => recordJournal(ctx, slice));
}
