import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type ActeurVise, checkRevision, lockActeur } from "./lock-acteur.ts";

/**
 * Puts an acteur away: out of the lists, still named by what names it and understood by imports. Put away already, it
 * changes nothing.
 *
 * @throws Refusal `acteur.perime` (409); `acteur.tient-roles` (409) while roles are held by it or in its name.
 */
export async function archiveActeur(ctx: Contexte, wanted: ActeurVise): Promise<void> {
  const acteur = await lockActeur(ctx, wanted.publicId);
  if (acteur.archive_le !== null) return;
  checkRevision(acteur, wanted);
  if (await holdsRoles(ctx, acteur.id)) throw new Refusal("acteur.tient-roles", {}, 409);
  await setArchive(ctx, acteur, ctx.now.toString());
}

/** Takes it out again. @throws Refusal `acteur.perime` (409). */
export async function restoreActeur(ctx: Contexte, wanted: ActeurVise): Promise<void> {
  const acteur = await lockActeur(ctx, wanted.publicId);
  if (acteur.archive_le === null) return;
  checkRevision(acteur, wanted);
  await setArchive(ctx, acteur, null);
}

async function setArchive(
  ctx: Contexte,
  acteur: { id: Id<"acteur">; revision: number; archive_le: string | null },
  archive_le: string | null,
): Promise<void> {
  await ctx.tx
    .updateTable("acteur")
    .set({ archive_le, revision: acteur.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", acteur.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: archive_le ? "acteurs.archiver" : "acteurs.retablir",
      objet: { genre: "acteur", id: acteur.id },
      avant: { archive_le: acteur.archive_le },
      apres: { archive_le },
    },
  ]);
}

async function holdsRoles(ctx: Contexte, id: Id<"acteur">): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM role_personne r
     WHERE r.departement = ${ctx.departement} AND ${id} IN (r.personne, r.institution)
       AND (r.au IS NULL OR r.au >= ${ctx.today.toString()}::date)
     LIMIT 1`.execute(ctx.tx);
  return rows.length > 0;
}
