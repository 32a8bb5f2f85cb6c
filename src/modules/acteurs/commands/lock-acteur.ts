import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { droitsOf } from "../queries/droits-acteur.ts";
import { type DroitsActeur, operationsActeurs } from "../rights.ts";

/** An acteur as its form names it, and the revision that the form was filled from. */
export type ActeurVise = { publicId: string; revision: number };

/** Columns of a row that is edited. */
const COLUMNS = [
  "id",
  "public_id",
  "genre",
  "nom",
  "sigle",
  "nature",
  "siret",
  "parent",
  "fonction",
  "courriel",
  "logo",
  "logo_alternative",
  "couleur",
  "archive_le",
  "fusionne_dans",
  "a_confirmer",
  "revision",
] as const;

/**
 * The acteur of that address, held until the end of the transaction, for whoever may change it.
 *
 * @throws Refusal `introuvable` (404), also for one that was merged; `droit.refuse` (403).
 */
export async function lockActeur(ctx: Contexte, publicId: string) {
  const acteur = await ctx.tx
    .selectFrom("acteur")
    .select(COLUMNS)
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", publicId)
    .where("fusionne_dans", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!acteur) throw new Refusal("introuvable", {}, 404);
  // A person is hidden from whoever is not of the département: they must not learn that there is one.
  if (acteur.genre === "personne") require(ctx, operationsActeurs.voirPersonnes, null);
  const droits: DroitsActeur = await droitsOf(ctx, acteur.id);
  require(ctx, operationsActeurs.modifier, droits);
  return acteur;
}

export type ActeurTenu = Awaited<ReturnType<typeof lockActeur>>;

/** @throws Refusal `acteur.perime` (409) when it changed since the form was opened: the page then shows both texts. */
export function checkRevision(acteur: { revision: number }, { revision }: { revision: number }): void {
  if (acteur.revision !== revision) throw new Refusal("acteur.perime", { revision: acteur.revision }, 409);
}

/** Two who move acteurs under one another at once would make a circle that neither sees. */
export async function lockTree(ctx: Contexte): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`acteurs ${ctx.departement}`}, 0))`.execute(
    ctx.tx,
  );
}

/** The acteurs above `id`, itself first. */
export async function aboveOf(ctx: Contexte, id: Id<"acteur">): Promise<Id<"acteur">[]> {
  const { rows } = await sql<{ id: Id<"acteur"> }>`
    WITH RECURSIVE dessus AS (
      SELECT a.id, a.parent, 0 AS rang FROM acteur a WHERE a.departement = ${ctx.departement} AND a.id = ${id}
      UNION
      SELECT p.id, p.parent, rang + 1 FROM dessus
        JOIN acteur p ON p.departement = ${ctx.departement} AND p.id = dessus.parent
       WHERE rang < 50
    )
    SELECT id FROM dessus ORDER BY rang`.execute(ctx.tx);
  return rows.map((row) => row.id);
}
