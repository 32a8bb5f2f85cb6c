import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Genre } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";
import type { ActeurListe } from "./list-acteurs.ts";

export type FicheActeur = {
  id: Id<"acteur">;
  publicId: string;
  genre: Genre;
  nom: string;
  sigle: string | null;
  nature: string | null;
  siret: string | null;
  fonction: string | null;
  /** Null for whoever may not see the persons of the département. */
  courriel: string | null;
  revision: number;
  aConfirmer: boolean;
  /** Instant at which it was put away, ISO 8601. */
  archiveLe: string | null;
  parent: { publicId: string; nom: string } | null;
  /** Every way it is written in the documents. */
  ecritures: string[];
  /** Services, committees it secretaries, and persons when they may be seen. */
  rattaches: Pick<ActeurListe, "publicId" | "nom" | "genre" | "fonction">[];
};

/** The address of the acteur into which the one of that address was merged; null when it was not. */
export async function findSuccesseur(ctx: Contexte, publicId: string): Promise<string | null> {
  const found = await ctx.tx
    .selectFrom("acteur as a")
    .innerJoin("acteur as v", (join) =>
      join.onRef("v.departement", "=", "a.departement").onRef("v.id", "=", "a.fusionne_dans"),
    )
    .select(["v.public_id as publicId", "v.genre"])
    .where("a.departement", "=", ctx.departement)
    .where("a.public_id", "=", publicId)
    .executeTakeFirst();
  if (found?.genre === "personne") require(ctx, operationsActeurs.voirPersonnes, null);
  return found?.publicId ?? null;
}

/**
 * One acteur with its names and those attached to it.
 *
 * @throws Refusal `introuvable`; a person is hidden from whoever is not of the département (403).
 */
export async function readActeur(ctx: Contexte, publicId: string): Promise<FicheActeur> {
  const { tx, departement } = ctx;
  const acteur = await tx
    .selectFrom("acteur")
    .selectAll()
    .where("departement", "=", departement)
    .where("public_id", "=", publicId)
    .where("fusionne_dans", "is", null)
    .executeTakeFirst();
  if (!acteur) throw new Refusal("introuvable", {}, 404);
  if (acteur.genre === "personne") require(ctx, operationsActeurs.voirPersonnes, null);
  const around = await tx
    .selectFrom("acteur")
    .select(["id", "public_id as publicId", "nom", "genre", "fonction", "parent"])
    .where("departement", "=", departement)
    .where("fusionne_dans", "is", null)
    .where((where) => where.or([where("parent", "=", acteur.id), where("id", "=", acteur.parent)]))
    .orderBy("genre")
    .orderBy("nom")
    .execute();
  const names = await tx
    .selectFrom("acteur_nom")
    .select("ecrit")
    .where("departement", "=", departement)
    .where("acteur", "=", acteur.id)
    .orderBy("ecrit")
    .execute();
  const seesPersons = may(ctx, operationsActeurs.voirPersonnes, null);
  return {
    id: acteur.id,
    publicId: acteur.public_id,
    genre: acteur.genre,
    nom: acteur.nom,
    sigle: acteur.sigle,
    nature: acteur.nature,
    siret: acteur.siret,
    archiveLe: acteur.archive_le,
    fonction: acteur.fonction,
    courriel: seesPersons ? acteur.courriel : null,
    revision: acteur.revision,
    aConfirmer: acteur.a_confirmer,
    parent: around.find((one) => one.id === acteur.parent) ?? null,
    ecritures: names.map((name) => name.ecrit),
    rattaches: around.filter((one) => one.parent === acteur.id && (seesPersons || one.genre !== "personne")),
  };
}

/** The institution of that address. @throws Refusal `introuvable` (404), also for what is no institution. */
export async function findInstitution(
  ctx: Contexte,
  publicId: string,
): Promise<{ id: Id<"acteur">; publicId: string; nom: string }> {
  const found = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "public_id as publicId", "nom"])
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", publicId)
    .where("genre", "=", "institution")
    .where("fusionne_dans", "is", null)
    .executeTakeFirst();
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}
