import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { checkDepot, storeFichier } from "#platform/files/store.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { may, require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { findPiece, type PieceTrouvee } from "../../queries/echanges/find-piece.ts";
import { operationsSchemas } from "../../rights.ts";
import { CHAMP_FICHIER, checkTitrePiece, type FichierVoulu } from "./attach-piece.ts";
import { checkCorbeille } from "./remove-commentaire.ts";

type Ids = { schema: string; piece: string };

/** A file that whoever acts attached, or that they may remove for others. */
async function findOwn(
  ctx: Contexte,
  ids: Ids,
  options: { corbeille?: boolean } = {},
): Promise<PieceTrouvee> {
  const piece = await findPiece(ctx, ids, { lock: true, ...options });
  if (!may(ctx, operationsSchemas.reprendre, piece))
    require(ctx, operationsSchemas.moderer, piece.lieu.droits);
  return piece;
}

function checkRevision(piece: PieceTrouvee, revision: number): void {
  if (piece.revision !== revision) throw new Refusal("piece.perimee", { champ: "titre" }, 409);
}

/**
 * Changes the title of an attached file, and whether visitors of a public scheme see it.
 *
 * @throws Refusal `piece.perimee` (409); `texte.vide`, `texte.trop-long`; `piece.publique` for the file of a news or of a
 * comment; `droit.refuse`.
 */
export async function changePiece(
  ctx: Contexte,
  voulu: Ids & { titre: string; publique: boolean; revision: number },
): Promise<void> {
  const piece = await findOwn(ctx, voulu);
  const titre = checkTitrePiece(voulu.titre) || piece.nom;
  const { publique } = voulu;
  if (publique !== piece.publique) {
    require(ctx, operationsSchemas.moderer, piece.lieu.droits);
    if (publique && piece.portee) throw new Refusal("piece.publique", { champ: "publique" });
  }
  checkRevision(piece, voulu.revision);
  if (titre === piece.titre && publique === piece.publique) return;
  await update(ctx, piece, { titre, publique });
  await recordJournal(ctx, [
    {
      operation: "schemas.modifier-piece",
      objet: { genre: "piece_jointe", id: piece.id },
      avant: { titre: piece.titre, publique: piece.publique },
      apres: { titre, publique },
    },
  ]);
}

/**
 * Puts another file in the place of one, under the same address. The former goes to the trash, where it stays for thirty
 * days.
 *
 * @throws Refusal `fichier.*`; `piece.perimee` (409); `droit.refuse`.
 */
export async function replacePiece(
  ctx: Contexte,
  voulu: Ids & { fichier: FichierVoulu; revision: number },
): Promise<void> {
  const piece = await findOwn(ctx, voulu);
  checkRevision(piece, voulu.revision);
  const depot = checkDepot(ctx, voulu.fichier, CHAMP_FICHIER);
  const empreinte = await storeFichier(ctx, depot);
  const { nom } = depot;
  if (empreinte === piece.fichier && nom === piece.nom) return;
  await keepFormer(ctx, piece);
  const auteur = personneDe(ctx.principal, ctx.departement);
  await update(ctx, piece, {
    ...{ nom, fichier: empreinte, titre: piece.titre === piece.nom ? nom : piece.titre },
    ...{ auteur: auteur?.personne ?? null, auteur_nom: auteur?.nom ?? "Maillage" },
    ...{ institution: auteur?.institution ?? null, depose_le: ctx.now.toString() },
  });
  await recordJournal(ctx, [
    {
      operation: "schemas.remplacer-piece",
      objet: { genre: "piece_jointe", id: piece.id },
      avant: { fichier: piece.nom, empreinte: piece.fichier },
      apres: { fichier: nom, empreinte },
    },
  ]);
}

/** Puts an attached file in the trash; it may be given back for thirty days. @throws Refusal `droit.refuse`. */
export async function removePiece(ctx: Contexte, ids: Ids): Promise<void> {
  const piece = await findOwn(ctx, ids, { corbeille: true });
  if (piece.retireeLe !== null) return;
  const retiree_par = personneDe(ctx.principal, ctx.departement)?.personne ?? null;
  await update(ctx, piece, { retiree_le: ctx.now.toString(), retiree_par });
  await recordJournal(ctx, [
    {
      operation: "schemas.retirer-piece",
      objet: { genre: "piece_jointe", id: piece.id },
      avant: { titre: piece.titre, fichier: piece.nom },
      apres: {},
    },
  ]);
}

/** Gives back a file of the trash; it is no longer public. @throws Refusal `corbeille.passee` (409); `droit.refuse`. */
export async function restorePiece(ctx: Contexte, ids: Ids): Promise<void> {
  const piece = await findOwn(ctx, ids, { corbeille: true });
  if (piece.retireeLe === null) return;
  checkCorbeille(ctx, piece.retireeLe);
  await update(ctx, piece, { retiree_le: null, retiree_par: null, publique: false, remplacee: false });
  await recordJournal(ctx, [
    {
      operation: "schemas.retablir-piece",
      objet: { genre: "piece_jointe", id: piece.id },
      apres: { titre: piece.titre, fichier: piece.nom },
    },
  ]);
}

type Change = {
  titre?: string;
  publique?: boolean;
  nom?: string;
  fichier?: string;
  auteur?: Id<"acteur"> | null;
  auteur_nom?: string;
  institution?: Id<"acteur"> | null;
  depose_le?: string;
  retiree_le?: string | null;
  retiree_par?: Id<"acteur"> | null;
  remplacee?: boolean;
};

async function update(ctx: Contexte, { id, revision }: PieceTrouvee, change: Change): Promise<void> {
  await ctx.tx
    .updateTable("piece_jointe")
    .set({ ...change, revision: revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
}

/** The row as it was, in the trash under another identifier: the one that stays keeps its address. */
async function keepFormer(ctx: Contexte, piece: PieceTrouvee): Promise<void> {
  const par = personneDe(ctx.principal, ctx.departement)?.personne ?? null;
  await sql`
    INSERT INTO piece_jointe (departement, id, public_id, schema, objectif, action, point, commentaire, titre, nom, fichier,
                              publique, auteur, auteur_nom, institution, depose_le, retiree_le, retiree_par, remplacee)
    SELECT departement, ${newId<"piece_jointe">(ctx.now.epochMilliseconds)}::uuid, ${newPublicId()}, schema, objectif, action,
           point, commentaire, titre, nom, fichier, false, auteur, auteur_nom, institution, depose_le,
           ${ctx.now.toString()}::timestamptz, ${par}::uuid, true
      FROM piece_jointe WHERE departement = ${ctx.departement} AND id = ${piece.id}`.execute(ctx.tx);
}
