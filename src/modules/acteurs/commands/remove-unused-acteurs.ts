import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsActeurs } from "../rights.ts";

const FOREIGN_KEY_VIOLATION = "23503";

/**
 * Removes, among acteurs that an import created, those that nobody made theirs since: still to be confirmed, without a
 * role, named by nothing. The others stay. Gives the ids of those that went.
 */
export async function removeUnusedActeurs(
  ctx: Contexte,
  ids: readonly Id<"acteur">[],
): Promise<Id<"acteur">[]> {
  require(ctx, operationsActeurs.ecrire, null);
  if (ids.length === 0) return [];
  const candidates = await ctx.tx
    .selectFrom("acteur as a")
    .select(["a.id", "a.nom", "a.genre"])
    .where("a.departement", "=", ctx.departement)
    .where("a.id", "in", ids)
    .where("a.a_confirmer", "=", true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("role_personne as r")
            .select("r.role")
            .whereRef("r.departement", "=", "a.departement")
            .where(({ eb, or }) =>
              or([eb("r.personne", "=", eb.ref("a.id")), eb("r.institution", "=", eb.ref("a.id"))]),
            ),
        ),
      ),
    )
    .forUpdate()
    .execute();
  const gone: typeof candidates = [];
  for (const acteur of candidates) if (await removed(ctx, acteur.id)) gone.push(acteur);
  await recordJournal(
    ctx,
    gone.map(({ id, nom, genre }) => ({
      operation: "acteurs.retirer",
      objet: { genre: "acteur", id },
      avant: { nom, genre },
    })),
  );
  return gone.map(({ id }) => id);
}

/** The base alone knows every table that names an acteur: it is asked, and a refusal leaves the acteur where it was. */
async function removed(ctx: Contexte, id: Id<"acteur">): Promise<boolean> {
  await sql`SAVEPOINT retrait`.execute(ctx.tx);
  try {
    await ctx.tx
      .deleteFrom("acteur")
      .where("departement", "=", ctx.departement)
      .where("id", "=", id)
      .execute();
    await sql`RELEASE SAVEPOINT retrait`.execute(ctx.tx);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code !== FOREIGN_KEY_VIOLATION) throw error;
    await sql`ROLLBACK TO SAVEPOINT retrait`.execute(ctx.tx);
    return false;
  }
}
