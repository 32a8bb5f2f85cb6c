import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { formatDate } from "#platform/values/french.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { etatLe, LIBELLE_ROLE_MEMBRE, type Membre } from "../../domain/membres/membre.ts";
import type { Portee } from "../../domain/membres/portee.ts";

export type InstitutionNommee = { id: Id<"acteur">; nom: string };

/**
 * An institution by its public id: a service or a committee commits nobody.
 *
 * @throws Refusal `membre.institution`, naming `champ`.
 */
export async function findInstitution(
  ctx: Contexte,
  publicId: string,
  champ: string,
): Promise<InstitutionNommee> {
  const found = await ctx.tx
    .selectFrom("acteur")
    .select(({ fn }) => ["id", "genre", fn.coalesce("sigle", "nom").as("nom")])
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", publicId)
    .executeTakeFirst();
  if (found?.genre !== "institution") throw new Refusal("membre.institution", { champ });
  return { id: found.id, nom: found.nom };
}

/** @throws Refusal `membre.portee-vide`, `membre.portee-etrangere` when a place is not one of this scheme. */
export async function checkPlaces(ctx: Contexte, schema: Id<"schema">, portee: Portee): Promise<void> {
  const champ = portee.genre;
  if (portee.genre === "schema") return;
  if (portee.ids.length === 0) throw new Refusal("membre.portee-vide", { champ });
  const ids = new Set(portee.ids);
  const known = [...ids].every(isId)
    ? await ctx.tx
        .selectFrom(portee.genre === "volets" ? "volet" : "objectif")
        .select(({ fn }) => fn.countAll<string>().as("n"))
        .where("departement", "=", ctx.departement)
        .where("schema", "=", schema)
        .where("retire_le", "is", null)
        .where("id", "in", [...ids] as never[])
        .executeTakeFirst()
    : null;
  if (Number(known?.n ?? 0) !== ids.size) throw new Refusal("membre.portee-etrangere", { champ });
}

/** @throws Refusal `membre.deja-membre` (409) with what the institution holds already, in words. */
export function refuseConflict(
  membre: Membre | null,
  institution: InstitutionNommee,
  jour: Temporal.PlainDate,
): void {
  if (!membre) return;
  throw new Refusal(
    "membre.deja-membre",
    {
      champ: "institution",
      institution: institution.nom,
      role: LIBELLE_ROLE_MEMBRE[membre.role].toLowerCase(),
      propose: etatLe(membre, jour) === "proposee",
      du: formatDate(membre.du),
      au: membre.au && formatDate(membre.au),
    },
    409,
  );
}

/** An institution as sentences name it. */
export async function nameInstitution(ctx: Contexte, id: Id<"acteur">): Promise<InstitutionNommee> {
  const { nom } = await ctx.tx
    .selectFrom("acteur")
    .select(({ fn }) => fn.coalesce("sigle", "nom").as("nom"))
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { id, nom };
}
