import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import type { Deplacement } from "#platform/references/rebase.ts";
import type { References } from "#platform/references/references.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type ChoixFusion, type FicheFusion, fuse, refusDeFusion } from "../domain/fusion.ts";
import { checkMerge } from "./check-merge.ts";
import {
  type ActeurTenu,
  type ActeurVise,
  aboveOf,
  checkRevision,
  lockActeur,
  lockTree,
} from "./lock-acteur.ts";
import { rebaseCompte } from "./rebase-compte.ts";

export type FusionVoulue = {
  /** The one that stays, the one that goes: address and revision that the comparison was shown from. */
  conserve: ActeurVise;
  absorbe: ActeurVise;
  choix: ChoixFusion;
};

/**
 * Makes two acteurs one: everything that named the second names the first, its ways to be written lead to the first, its
 * address too. What moved is kept, so that it can be undone. Merged already into that one, it changes nothing. Returns
 * the id of the merge; null when it was done.
 *
 * @throws Refusal `fusion.soi-meme`, `fusion.personne`, `fusion.institution`, `fusion.parente` (409: one is above the
 * other); `acteur.perime` (409) when one of the two changed since; those of {@link checkMerge}.
 */
export async function mergeActeurs(
  ctx: Contexte,
  references: References,
  wanted: FusionVoulue,
): Promise<Id<"fusion"> | null> {
  await lockTree(ctx);
  if (await isDone(ctx, wanted)) return null;
  const { conserve, absorbe } = await lockBoth(ctx, wanted);
  const refus = refusDeFusion(conserve, { ...absorbe, aConfirmer: absorbe.a_confirmer });
  if (refus) throw new Refusal(refus);
  checkRevision(conserve, wanted.conserve);
  checkRevision(absorbe, wanted.absorbe);
  const [dessus, dessous] = [await aboveOf(ctx, conserve.id), await aboveOf(ctx, absorbe.id)];
  if (dessus.includes(absorbe.id) || dessous.includes(conserve.id)) {
    throw new Refusal("fusion.parente", { nom: conserve.nom, autre: absorbe.nom }, 409);
  }
  await checkMerge(ctx, references, conserve, absorbe);
  const deplacements = [
    ...(await references.rebase(ctx, absorbe.id, conserve.id)),
    ...(await rebaseCompte(ctx, absorbe.id, conserve.id)),
  ];
  const fiche = fuse(ficheOf(conserve), ficheOf(absorbe), wanted.choix);
  return write(ctx, { conserve, absorbe, fiche, deplacements });
}

/** Always in the order of their ids, so that two merges at once do not wait for each other. */
async function lockBoth(
  ctx: Contexte,
  { conserve, absorbe }: FusionVoulue,
): Promise<{ conserve: ActeurTenu; absorbe: ActeurTenu }> {
  if (conserve.publicId === absorbe.publicId) throw new Refusal("fusion.soi-meme");
  const held = new Map<string, ActeurTenu>();
  for (const publicId of [conserve.publicId, absorbe.publicId].sort()) {
    held.set(publicId, await lockActeur(ctx, publicId));
  }
  const [stays, goes] = [held.get(conserve.publicId), held.get(absorbe.publicId)];
  if (!stays || !goes) throw new Error("an acteur that was held is not there");
  return { conserve: stays, absorbe: goes };
}

/** The second of a double click: the one that goes has gone, into the one that stays. */
async function isDone(ctx: Contexte, { conserve, absorbe }: FusionVoulue): Promise<boolean> {
  const gone = await ctx.tx
    .selectFrom("acteur as a")
    .innerJoin("acteur as v", (join) =>
      join.onRef("v.departement", "=", "a.departement").onRef("v.id", "=", "a.fusionne_dans"),
    )
    .select("a.id")
    .where("a.departement", "=", ctx.departement)
    .where("a.public_id", "=", absorbe.publicId)
    .where("v.public_id", "=", conserve.publicId)
    .executeTakeFirst();
  if (gone) await lockActeur(ctx, conserve.publicId);
  return gone !== undefined;
}

async function write(
  ctx: Contexte,
  {
    conserve,
    absorbe,
    fiche,
    deplacements,
  }: { conserve: ActeurTenu; absorbe: ActeurTenu; fiche: FicheFusion; deplacements: Deplacement[] },
): Promise<Id<"fusion">> {
  const { tx, departement } = ctx;
  const instant = ctx.now.toString();
  const id = newId<"fusion">(ctx.now.epochMilliseconds);
  const apres: FicheSauvee = { ...fiche, a_confirmer: conserve.a_confirmer && absorbe.a_confirmer };
  await tx
    .updateTable("acteur")
    .set({ ...apres, revision: conserve.revision + 1 })
    .where("departement", "=", departement)
    .where("id", "=", conserve.id)
    .execute();
  await tx
    .updateTable("acteur")
    .set({ fusionne_dans: conserve.id, parent: null, revision: absorbe.revision + 1 })
    .where("departement", "=", departement)
    .where("id", "=", absorbe.id)
    .execute();
  const avant = { conserve: savedOf(conserve), absorbe: savedOf(absorbe) };
  await tx
    .insertInto("fusion")
    .values({
      departement,
      id,
      conserve: conserve.id,
      absorbe: absorbe.id,
      avant: JSON.stringify(avant),
      apres: JSON.stringify(apres),
      deplacements: JSON.stringify(deplacements),
      fusionne_le: instant,
      fusionne_par_nom: ctx.principal.genre === "anonyme" ? "" : ctx.principal.nom,
    })
    .execute();
  const { courriel: _a, ...dit } = fiche;
  const { courriel: _b, ...etait } = ficheOf(conserve);
  await recordJournal(ctx, [
    {
      operation: "acteurs.fusionner",
      objet: { genre: "acteur", id: conserve.id },
      avant: etait,
      apres: { ...dit, absorbe: absorbe.id, absorbeNom: absorbe.nom, deplacements: said(deplacements) },
    },
    {
      operation: "acteurs.etre-fusionne",
      objet: { genre: "acteur", id: absorbe.id },
      avant: { nom: absorbe.nom },
      apres: { fusionneDans: conserve.id },
    },
  ]);
  return id;
}

/** The full list of what moved, without the contents of the rows: these are in `fusion`. */
function said(deplacements: readonly Deplacement[]): object[] {
  return deplacements.map(({ table, cle, apres }) => ({ table, cle, parti: apres === null }));
}

function ficheOf(acteur: ActeurTenu): FicheFusion {
  const { nom, sigle, nature, siret, parent, fonction, courriel } = acteur;
  return { nom, sigle, nature, siret, parent, fonction, courriel };
}

/** What a merge changes of the row of an acteur. */
export type FicheSauvee = FicheFusion & { a_confirmer: boolean };

export function savedOf(acteur: ActeurTenu): FicheSauvee {
  return { ...ficheOf(acteur), a_confirmer: acteur.a_confirmer };
}
