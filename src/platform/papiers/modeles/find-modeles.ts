import type { Contexte } from "#platform/context/contexte.ts";
import { readFichier } from "#platform/files/store.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type DroitsModele, operationsPapiers } from "../rights.ts";

/** One model that an institution dropped for one paper. Instants are ISO 8601. */
export type ModeleDepose = DroitsModele & {
  id: Id<"modele_papier">;
  publicId: string;
  papier: string;
  nom: string;
  fichier: string;
  champs: readonly string[];
  deposeLe: string;
  /** Name of whoever dropped it; null when they were erased. */
  deposePar: string | null;
  retireLe: string | null;
};

function select(ctx: Contexte) {
  return ctx.tx
    .selectFrom("modele_papier as m")
    .leftJoin("acteur as p", (join) =>
      join.onRef("p.departement", "=", "m.departement").onRef("p.id", "=", "m.depose_par"),
    )
    .select([
      "m.id",
      "m.public_id as publicId",
      "m.institution",
      "m.papier",
      "m.nom_fichier as nom",
      "m.fichier",
      "m.champs",
      "m.depose_le as deposeLe",
      "m.retire_le as retireLe",
      "p.nom as deposePar",
    ])
    .where("m.departement", "=", ctx.departement);
}

/** The institution in whose name one acts. @throws Refusal `papier.sans-demandeur` (403) */
export function institutionOf({ principal, departement }: Contexte): Id<"acteur"> {
  if (principal.genre === "personne" && principal.departement === departement) return principal.institution;
  throw new Refusal("papier.sans-demandeur", {}, 403);
}

/** Every model that one's own institution dropped, the latest first; `papier`: for that paper only. */
export async function listModeles(ctx: Contexte, papier: string | null = null): Promise<ModeleDepose[]> {
  const institution = institutionOf(ctx);
  return select(ctx)
    .where("m.institution", "=", institution)
    .$if(papier !== null, (query) => query.where("m.papier", "=", papier))
    .orderBy("m.depose_le", "desc")
    .orderBy("m.id", "desc")
    .execute();
}

/** The one in use of each paper: the latest that is not withdrawn. `modeles`: those of {@link listModeles}. */
export function enUsage(modeles: readonly ModeleDepose[]): Map<string, ModeleDepose> {
  const current = new Map<string, ModeleDepose>();
  for (const one of modeles) {
    if (one.retireLe === null && !current.has(one.papier)) current.set(one.papier, one);
  }
  return current;
}

/** One model. @throws Refusal `introuvable` (404), also for whoever is not of its institution. */
export async function findModele(ctx: Contexte, publicId: string): Promise<ModeleDepose> {
  const found = await select(ctx).where("m.public_id", "=", publicId).executeTakeFirst();
  if (!found) throw new Refusal("introuvable", {}, 404);
  require(ctx, operationsPapiers.lireModele, found);
  return found;
}

/** The bytes of the model in use of one's own institution for that paper; null when it has none. */
export async function readGabarit(ctx: Contexte, papier: string): Promise<Uint8Array | null> {
  const modele = enUsage(await listModeles(ctx, papier)).get(papier);
  return modele ? readFichier(ctx, modele.fichier) : null;
}
