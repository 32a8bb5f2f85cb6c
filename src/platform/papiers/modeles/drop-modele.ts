import type { Contexte } from "#platform/context/contexte.ts";
import type { ModeleLu } from "#platform/documents/modele/faute.ts";
import { checkDepot, storeFichier } from "#platform/files/store.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Papier } from "../papier.ts";
import { enUsage, findModele, institutionOf, listModeles, type ModeleDepose } from "./find-modeles.ts";
import { requireOffert, requireOwn } from "./offre.ts";
import { retire } from "./retire.ts";

/** The operation of the journal. */
const DEPOSER = "papiers.deposer-modele";

export type ModeleDonne = {
  /** Key of the paper. */
  papier: string;
  nom: string;
  contenu: Uint8Array;
  /** What `checkModele` found in it. */
  lu: ModeleLu;
  /** Public id of the model that it takes the place of, as the form showed it; empty for none. */
  remplace: string;
  cle: string;
};

/**
 * Keeps the .docx model of the institution in whose name one acts, in the place of the one in use. Returns its public id.
 *
 * @throws Refusal `papier.inconnu`, `modele.fautes`, `modele.perime` (409), `fichier.*`.
 */
export async function dropModele(
  ctx: Contexte,
  papiers: readonly Papier[],
  { papier, nom, contenu, lu, remplace, cle }: ModeleDonne,
): Promise<string> {
  requireOwn(ctx);
  requireOffert(papiers, papier);
  if (lu.fautes.length > 0 || lu.champs.length === 0) throw new Refusal("modele.fautes", { champ: "modele" });
  const depose = checkDepot(ctx, { nom, contenu }, "modele");
  if (depose.type !== "docx") throw new Refusal("modele.pas-docx", { champ: "modele" });
  const fichier = await storeFichier(ctx, depose);
  return once(ctx, { cle, operation: DEPOSER, contenu: JSON.stringify([papier, fichier, remplace]) }, () =>
    place(ctx, { papier, nom: depose.nom, fichier, champs: lu.champs, remplace }),
  );
}

/** Puts a former model back in use: it is dropped anew. Returns the public id of the new row. */
export async function restoreModele(
  ctx: Contexte,
  papiers: readonly Papier[],
  { publicId, remplace, cle }: { publicId: string; remplace: string; cle: string },
): Promise<string> {
  const former = await findModele(ctx, publicId);
  requireOwn(ctx);
  requireOffert(papiers, former.papier);
  const { papier, nom, fichier, champs } = former;
  return once(ctx, { cle, operation: DEPOSER, contenu: JSON.stringify([publicId, remplace]) }, () =>
    place(ctx, { papier, nom, fichier, champs, remplace }),
  );
}

type Placement = Pick<ModeleDepose, "papier" | "nom" | "fichier" | "champs"> & { remplace: string };

async function place(ctx: Contexte, { papier, nom, fichier, champs, remplace }: Placement): Promise<string> {
  const former = enUsage(await listModeles(ctx, papier)).get(papier);
  if ((former?.publicId ?? "") !== remplace) throw new Refusal("modele.perime", { champ: "modele" }, 409);
  if (former) await retire(ctx, former);
  const id = newId<"modele_papier">(ctx.now.epochMilliseconds);
  const publicId = newPublicId();
  await ctx.tx
    .insertInto("modele_papier")
    .values({
      ...{ departement: ctx.departement, id, public_id: publicId, institution: institutionOf(ctx) },
      ...{ papier, fichier, nom_fichier: nom, champs: [...champs], depose_le: ctx.now.toString() },
      depose_par: ctx.principal.genre === "personne" ? ctx.principal.personne : null,
    })
    .execute();
  await recordJournal(ctx, [
    { operation: DEPOSER, objet: { genre: "modele_papier", id }, apres: { papier, nom, fichier, champs } },
  ]);
  return publicId;
}
