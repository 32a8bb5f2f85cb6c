import { createActeurs, grantRoles, type NouvelActeur, readPrincipal } from "#modules/acteurs/index.ts";
import { openEspace } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Platform } from "#platform/context/platform.ts";
import type { Database } from "#platform/database/database.ts";
import { type Principal, type PrincipalPersonne, ROLES, type Role } from "#platform/identity/principal.ts";
import { type CodeDepartement, type Id, isCodeDepartement } from "#platform/values/ids.ts";

/** What `composition.ts` gives the platform of the module of persons, for tests of the platform. */
export { grantRoles, portPersonnes, principalSql } from "#modules/acteurs/index.ts";

/** The platform itself: it prepares what a test needs, without a right in the way. */
export const ESSAIS: Principal = { genre: "systeme", nom: "essais" };

/** A département by its code, for tests. */
export function departement(code: string): CodeDepartement {
  if (!isCodeDepartement(code)) throw new Error(`${code} is not a département`);
  return code;
}

/** A small world, the same in every département. */
export type ActeursSeme = {
  institutions: Readonly<Record<"caf" | "cd" | "msa" | "association", Id<"acteur">>>;
  /** Service of the Département. */
  pmi: Id<"acteur">;
  /** « Comité de pilotage », whose secretary is the Caf. */
  comite: Id<"acteur">;
  personnes: {
    /** One person of the Caf for each role, who holds that role only. */
    caf: Readonly<Record<Role, PrincipalPersonne>>;
    redacteurMsa: PrincipalPersonne;
    correspondantCd: PrincipalPersonne;
    /** Of the association; reads only, and is named pilot of action 2-B by `seedSchema`. */
    piloteNomme: PrincipalPersonne;
  };
};

/** Creates, through the commands, the institutions and the persons of a département. */
export function seedActeurs(platform: Platform, code: CodeDepartement): Promise<ActeursSeme> {
  return platform.act(code, ESSAIS, async (ctx) => {
    const institutions = await create(ctx, {
      caf: { genre: "institution", nom: "Caisse d'allocations familiales", sigle: "Caf", nature: "caf" },
      cd: { genre: "institution", nom: "Conseil départemental", sigle: "CD", nature: "departement" },
      msa: { genre: "institution", nom: "Mutualité sociale agricole", sigle: "MSA", nature: "msa" },
      association: { genre: "institution", nom: "Les Petits Pas", nature: "association" },
    });
    const { caf, cd, msa, association } = institutions;
    const { pmi, comite } = await create(ctx, {
      pmi: { genre: "service", nom: "Protection maternelle et infantile", sigle: "PMI", parent: cd },
      comite: { genre: "comite", nom: "Comité de pilotage", parent: caf },
    });
    const personnes = {
      caf: {} as Record<Role, PrincipalPersonne>,
      redacteurMsa: await person(ctx, "Morgane Rédactrice", msa, "redacteur"),
      correspondantCd: await person(ctx, "Côme Correspondant", cd, "correspondant"),
      piloteNomme: await person(ctx, "Paule Pilote", association, "lecteur"),
    };
    for (const role of ROLES) personnes.caf[role] = await person(ctx, `Camille ${role}`, caf, role);
    return { institutions, pmi, comite, personnes };
  });
}

async function create<Cle extends string>(
  ctx: Contexte,
  nouveaux: Record<Cle, NouvelActeur>,
): Promise<Record<Cle, Id<"acteur">>> {
  const ids = await createActeurs(ctx, Object.values(nouveaux));
  const entries = Object.keys(nouveaux).map((cle, index) => [cle, ids[index]]);
  return Object.fromEntries(entries) as Record<Cle, Id<"acteur">>;
}

async function person(
  ctx: Contexte,
  nom: string,
  institution: Id<"acteur">,
  role: Role,
): Promise<PrincipalPersonne> {
  const { personne } = await create(ctx, { personne: { genre: "personne", nom, parent: institution } });
  await grantRoles(ctx, { personne, institution, roles: [role] });
  const principal = await readPrincipal(ctx, personne, institution);
  if (!principal) throw new Error(`${nom} holds no role`);
  return principal;
}

/** Opens départements as an operator does, so that sign-in looks for people there. */
export async function openForTests(
  database: Database,
  codes: readonly CodeDepartement[],
  now: string,
): Promise<void> {
  for (const code of codes) await openEspace(database, code, { demonstration: false, now });
}
