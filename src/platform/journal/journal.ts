import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";

/** One change of one object. `avant` is null for a creation, `apres` for a removal. */
export type Inscription = {
  operation: string;
  objet: { genre: string; id: Id<string> };
  avant?: object | null;
  apres?: object | null;
};

/**
 * Writes changes in the journal, in the transaction that makes them: both are kept or neither is. One statement however
 * many lines, for an import changes a hundred objects.
 */
export async function recordJournal(ctx: Contexte, lines: readonly Inscription[]): Promise<void> {
  if (lines.length === 0) return;
  ctx.journal.lignes += lines.length;
  const now = ctx.now.epochMilliseconds;
  await sql`
    INSERT INTO journal (departement, id, instant, operation, objet_genre, objet, auteur, avant, apres)
    SELECT ${ctx.departement}, l.id, ${ctx.now.toString()}::timestamptz, l.operation, l.genre, l.objet,
           ${JSON.stringify(auteurOf(ctx))}::jsonb, l.avant::jsonb, l.apres::jsonb
      FROM unnest(
        ${lines.map(() => newId(now))}::uuid[],
        ${lines.map((line) => line.operation)}::text[],
        ${lines.map((line) => line.objet.genre)}::text[],
        ${lines.map((line) => line.objet.id)}::uuid[],
        ${lines.map((line) => (line.avant ? JSON.stringify(line.avant) : null))}::text[],
        ${lines.map((line) => (line.apres ? JSON.stringify(line.apres) : null))}::text[]
      ) AS l(id, operation, genre, objet, avant, apres)`.execute(ctx.tx);
}

function auteurOf(ctx: Contexte): object {
  const { principal } = ctx;
  if (principal.genre === "personne") {
    const { personne, nom, institution, institutionNom } = principal;
    return { genre: "personne", personne, nom, institution, institutionNom };
  }
  return principal;
}
