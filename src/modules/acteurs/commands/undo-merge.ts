import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { type Deplacement, followedSince, putBackMoved } from "#platform/references/rebase.ts";
import type { Id } from "#platform/values/ids.ts";
import { isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { lockActeur, lockTree } from "./lock-acteur.ts";
import { type FicheSauvee, savedOf } from "./merge-acteurs.ts";

/**
 * Undoes a merge while nothing followed it: the acteur that went is there again, with all that named it. What named the
 * other since stays with it. Undone already, it changes nothing. Returns the address of the one that comes back.
 *
 * @throws Refusal `introuvable` (404); `fusion.suivie` (409) when one of the two changed since, or what moved did.
 */
export async function undoMerge(ctx: Contexte, id: string): Promise<string> {
  const { tx, departement } = ctx;
  await lockTree(ctx);
  const fusion = isId(id) ? await findFusion(ctx, id as Id<"fusion">) : undefined;
  if (!fusion) throw new Refusal("introuvable", {}, 404);
  if (fusion.conserveDans !== null) throw new Refusal("fusion.suivie", { quoi: [fusion.nom] }, 409);
  const conserve = await lockActeur(ctx, fusion.conservePublicId);
  if (fusion.defaite_le !== null) return fusion.absorbePublicId;
  const deplacements = fusion.deplacements as unknown as Deplacement[];
  const apres = fusion.apres as unknown as FicheSauvee;
  const followed = await followedSince(ctx, deplacements);
  // What it says counts, not its revision: a later merge that was undone itself is no change.
  const changed = !same(savedOf(conserve), apres);
  if (changed || followed.length > 0) {
    const quoi = [...(changed ? [conserve.nom] : []), ...new Set(followed.map((one) => one.table))];
    throw new Refusal("fusion.suivie", { quoi }, 409);
  }
  const avant = fusion.avant as unknown as { conserve: FicheSauvee; absorbe: FicheSauvee };
  await tx
    .updateTable("acteur")
    .set({ ...avant.absorbe, fusionne_dans: null, revision: fusion.absorbeRevision + 1 })
    .where("departement", "=", departement)
    .where("id", "=", fusion.absorbe)
    .execute();
  await tx
    .updateTable("acteur")
    .set({ ...avant.conserve, revision: conserve.revision + 1 })
    .where("departement", "=", departement)
    .where("id", "=", fusion.conserve)
    .execute();
  await putBackMoved(ctx, deplacements);
  await tx
    .updateTable("fusion")
    .set({
      defaite_le: ctx.now.toString(),
      defaite_par_nom: ctx.principal.genre === "anonyme" ? "" : ctx.principal.nom,
    })
    .where("departement", "=", departement)
    .where("id", "=", fusion.id)
    .execute();
  await recordJournal(
    ctx,
    [fusion.conserve, fusion.absorbe].map((acteur) => ({
      operation: "acteurs.defaire-fusion",
      objet: { genre: "acteur", id: acteur },
      avant: { conserve: fusion.conserve, absorbe: fusion.absorbe },
      apres: { remis: deplacements.length },
    })),
  );
  return fusion.absorbePublicId;
}

function findFusion(ctx: Contexte, id: Id<"fusion">) {
  return ctx.tx
    .selectFrom("fusion as f")
    .innerJoin("acteur as c", (join) =>
      join.onRef("c.departement", "=", "f.departement").onRef("c.id", "=", "f.conserve"),
    )
    .innerJoin("acteur as a", (join) =>
      join.onRef("a.departement", "=", "f.departement").onRef("a.id", "=", "f.absorbe"),
    )
    .select([
      "f.id",
      "f.conserve",
      "f.absorbe",
      "f.avant",
      "f.apres",
      "f.deplacements",
      "f.defaite_le",
      "c.nom",
    ])
    .select(["c.public_id as conservePublicId", "c.fusionne_dans as conserveDans"])
    .select(["a.public_id as absorbePublicId", "a.revision as absorbeRevision"])
    .where("f.departement", "=", ctx.departement)
    .where("f.id", "=", id)
    .forUpdate("f")
    .executeTakeFirst();
}

function same(a: FicheSauvee, b: FicheSauvee): boolean {
  return Object.entries(a).every(([champ, value]) => b[champ as keyof FicheSauvee] === value);
}
