import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { knownActeur } from "../domain/connus.ts";
import { resolve } from "../domain/resolution.ts";
import { loadRepertoire } from "../queries/load-repertoire.ts";
import { createActeurs } from "./create-acteur.ts";
import { grantRoles } from "./grant-role.ts";

export type NouvelAdministrateur = {
  prenom: string;
  nom: string;
  courriel: string;
  /** As somebody writes it: « Caf » means the institution that bears that name or that acronym. */
  institution: string;
};

export type AdministrateurCree = {
  personne: Id<"acteur">;
  nom: string;
  institution: { id: Id<"acteur">; nom: string; creee: boolean };
};

/**
 * Creates the person who will administer a département, and their institution when it is not there. Nobody is guessed:
 * an address or a name that somebody bears already is refused.
 *
 * @throws Refusal `administrateur.courriel-pris`, `administrateur.deja-la`, `administrateur.institution-ambigue`,
 * `administrateur.pas-institution`; those of {@link createActeurs}.
 */
export async function createAdministrateur(
  ctx: Contexte,
  nouveau: NouvelAdministrateur,
): Promise<AdministrateurCree> {
  // Two commands given at once must not both find nobody.
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`administrateur ${ctx.departement}`}))`.execute(ctx.tx);
  const nom = `${nouveau.prenom} ${nouveau.nom}`;
  const courriel = nouveau.courriel.toLowerCase();
  const institution = await findInstitution(ctx, nouveau.institution);
  await refuseDouble(ctx, { nom, courriel, institution: institution?.id ?? null });
  const where = institution
    ? { ...institution, creee: false }
    : { ...(await createInstitution(ctx, nouveau.institution)), creee: true };
  const [personne] = await createActeurs(ctx, [{ genre: "personne", nom, courriel, parent: where.id }]);
  if (!personne) throw new Error("one acteur was asked for, none came back");
  await grantRoles(ctx, { personne, institution: where.id, roles: ["administrateur"] });
  return { personne, nom, institution: where };
}

async function findInstitution(
  ctx: Contexte,
  ecrit: string,
): Promise<{ id: Id<"acteur">; nom: string } | null> {
  const found = resolve(await loadRepertoire(ctx), ecrit);
  if (found.genre === "inconnu") return null;
  if (found.genre === "ambigu") throw new Refusal("administrateur.institution-ambigue", { ecrit });
  const { nom, genre } = await ctx.tx
    .selectFrom("acteur")
    .select(["nom", "genre"])
    .where("departement", "=", ctx.departement)
    .where("id", "=", found.acteur)
    .executeTakeFirstOrThrow();
  if (genre !== "institution") throw new Refusal("administrateur.pas-institution", { ecrit, nom, genre });
  return { id: found.acteur, nom };
}

async function createInstitution(ctx: Contexte, ecrit: string): Promise<{ id: Id<"acteur">; nom: string }> {
  const connu = knownActeur(ecrit);
  const { nom, ...rest } = connu?.genre === "institution" ? connu : { nom: ecrit };
  const [id] = await createActeurs(ctx, [{ ...rest, genre: "institution", nom }]);
  if (!id) throw new Error("one acteur was asked for, none came back");
  return { id, nom };
}

async function refuseDouble(
  ctx: Contexte,
  { nom, courriel, institution }: { nom: string; courriel: string; institution: Id<"acteur"> | null },
): Promise<void> {
  const persons = await ctx.tx
    .selectFrom("acteur")
    .select(["nom", "courriel", "parent"])
    .where("departement", "=", ctx.departement)
    .where("genre", "=", "personne")
    .execute();
  const sameAddress = persons.find((person) => person.courriel?.toLowerCase() === courriel);
  if (sameAddress) {
    throw new Refusal("administrateur.courriel-pris", { courriel, nom: sameAddress.nom }, 409);
  }
  const sameName = persons.some(
    (person) => person.parent === institution && normalise(person.nom) === normalise(nom),
  );
  if (sameName && institution) throw new Refusal("administrateur.deja-la", { nom }, 409);
}
