import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { type Comparable, type Doublon, proposeDoublons } from "../domain/doublons.ts";
import { operationsActeurs } from "../rights.ts";

export type ActeurCompare = Comparable & {
  publicId: string;
  parent: string | null;
  fonction: string | null;
  /** True for whoever may change it: both of a pair are needed to merge them. */
  modifiable: boolean;
};

export type DoublonPropose = { raison: Doublon["raison"]; a: ActeurCompare; b: ActeurCompare };

/** Acteurs that may be one and the same, but for those that somebody said are two; persons for whoever may see them. */
export async function listDoublons(ctx: Contexte): Promise<DoublonPropose[]> {
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const { rows } = await sql<ActeurCompare>`
    SELECT a.id, a.public_id AS "publicId", a.genre, a.nom, a.sigle, a.siret, a.courriel, a.fonction,
           coalesce(p.sigle, p.nom) AS parent,
           (${filter(ctx, operationsActeurs.modifier, { acteur: "a" })}) AS modifiable,
           array(SELECT n.nom FROM acteur_nom n WHERE n.departement = a.departement AND n.acteur = a.id) AS ecritures
      FROM acteur a
      LEFT JOIN acteur p ON p.departement = a.departement AND p.id = a.parent
     WHERE a.departement = ${ctx.departement} AND a.fusionne_dans IS NULL AND a.archive_le IS NULL
       AND (${persons} OR a.genre <> 'personne')`.execute(ctx.tx);
  const apart = await ctx.tx
    .selectFrom("doublon_ecarte")
    .select(["premier", "second"])
    .where("departement", "=", ctx.departement)
    .execute();
  const known = new Set(apart.map(({ premier, second }) => `${premier} ${second}`));
  const byId = new Map<Id<"acteur">, ActeurCompare>(rows.map((row) => [row.id, row]));
  return proposeDoublons(rows).flatMap(({ a, b, raison }) => {
    const [first, second] = [byId.get(a), byId.get(b)];
    return first && second && !known.has(`${a} ${b}`) ? [{ raison, a: first, b: second }] : [];
  });
}

export type FusionListee = {
  id: Id<"fusion">;
  conserve: { publicId: string; nom: string };
  absorbeNom: string;
  fusionneLe: string;
  par: string;
  nombre: number;
};

/** Merges that may still be undone, the latest first. */
export async function listFusions(ctx: Contexte): Promise<FusionListee[]> {
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const { rows } = await sql<FusionListee>`
    SELECT f.id, json_build_object('publicId', c.public_id, 'nom', c.nom) AS conserve,
           f.avant #>> '{absorbe,nom}' AS "absorbeNom", f.fusionne_le AS "fusionneLe", f.fusionne_par_nom AS par,
           jsonb_array_length(f.deplacements) AS nombre
      FROM fusion f
      JOIN acteur c ON c.departement = f.departement AND c.id = f.conserve
     WHERE f.departement = ${ctx.departement} AND f.defaite_le IS NULL AND (${persons} OR c.genre <> 'personne')
     ORDER BY f.fusionne_le DESC, f.id DESC LIMIT 50`.execute(ctx.tx);
  return rows;
}
