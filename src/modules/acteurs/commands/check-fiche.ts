import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type Fiche, PARENTS } from "../domain/fiche.ts";
import type { Genre } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";
import { aboveOf, lockTree } from "./lock-acteur.ts";

/**
 * The acteur that a form puts above another, by its address; null when it names none.
 *
 * @throws Refusal `acteur.parent-inconnu`, `acteur.parent-genre`, `acteur.parent-circulaire`; `acteur.parent-vide` when
 * a person is left without institution.
 */
export async function findParent(
  ctx: Contexte,
  wanted: { genre: Genre; parent: string; id: Id<"acteur"> | null },
): Promise<Id<"acteur"> | null> {
  const allowed = PARENTS[wanted.genre];
  if (allowed.length === 0) return null;
  if (!wanted.parent) {
    if (wanted.genre === "personne") throw new Refusal("acteur.parent-vide", { champ: "parent" });
    return null;
  }
  await lockTree(ctx);
  const parent = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "genre"])
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", wanted.parent)
    .where("fusionne_dans", "is", null)
    .executeTakeFirst();
  if (!parent) throw new Refusal("acteur.parent-inconnu", { champ: "parent" });
  if (!allowed.includes(parent.genre)) throw new Refusal("acteur.parent-genre", { champ: "parent" });
  if (wanted.id !== null && (await aboveOf(ctx, parent.id)).includes(wanted.id)) {
    throw new Refusal("acteur.parent-circulaire", { champ: "parent" });
  }
  return parent.id;
}

/**
 * Refuses what another acteur bears already: an address or a number is of one only; the same name may be of two, when
 * the person says so (`homonyme`).
 *
 * @throws Refusal `acteur.courriel-pris`, `acteur.siret-pris`, `acteur.homonyme` (409), with whose it is.
 */
export async function refuseDoubles(
  ctx: Contexte,
  fiche: Fiche,
  others: { sauf: Id<"acteur"> | null; personne: boolean; homonyme: boolean },
): Promise<void> {
  const found = await ctx.tx
    .selectFrom("acteur as a")
    .select([
      "a.nom",
      "a.public_id as publicId",
      "a.siret",
      sql<string | null>`lower(a.courriel)`.as("courriel"),
    ])
    .where("a.departement", "=", ctx.departement)
    .where("a.fusionne_dans", "is", null)
    .where("a.genre", others.personne ? "=" : "<>", "personne")
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb("a.siret", "=", fiche.siret),
        eb(sql`lower(a.courriel)`, "=", fiche.courriel),
        exists(
          selectFrom("acteur_nom as n")
            .select("n.nom")
            .whereRef("n.departement", "=", "a.departement")
            .whereRef("n.acteur", "=", "a.id")
            .where("n.nom", "=", normalise(fiche.nom)),
        ),
      ]),
    )
    .$if(others.sauf !== null, (query) => query.where("a.id", "<>", others.sauf))
    .execute();
  const refuse = (code: string, champ: string, other: (typeof found)[number] | undefined) => {
    if (other) throw new Refusal(code, { champ, nom: other.nom, acteur: other.publicId }, 409);
  };
  if (fiche.courriel) {
    refuse(
      "acteur.courriel-pris",
      "courriel",
      found.find((one) => one.courriel === fiche.courriel),
    );
  }
  if (fiche.siret)
    refuse(
      "acteur.siret-pris",
      "siret",
      found.find((one) => one.siret === fiche.siret),
    );
  const named = found.filter((one) => one.courriel === null || one.courriel !== fiche.courriel);
  if (!others.homonyme) refuse("acteur.homonyme", "nom", named[0]);
}

/**
 * The address of a person opens what they may do: whoever changes it must give roles in the name of each institution for
 * which they hold some, today or later.
 *
 * @throws Refusal `acteur.courriel-tenu` (409).
 */
export async function checkCourriel(ctx: Contexte, personne: Id<"acteur">): Promise<void> {
  const institutions = await institutionsOf(ctx, personne);
  if (!institutions.every((institution) => may(ctx, operationsActeurs.donnerRole, { institution }))) {
    throw new Refusal("acteur.courriel-tenu", { champ: "courriel" }, 409);
  }
}

/** Institutions in whose name a person holds roles, today or later. */
export async function institutionsOf(ctx: Contexte, personne: Id<"acteur">): Promise<Id<"acteur">[]> {
  const rows = await ctx.tx
    .selectFrom("role_personne")
    .select("institution")
    .distinct()
    .where("departement", "=", ctx.departement)
    .where("personne", "=", personne)
    .where(({ eb, or }) => or([eb("au", "is", null), eb("au", ">=", ctx.today.toString())]))
    .execute();
  return rows.map((row) => row.institution);
}
