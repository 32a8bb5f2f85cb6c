import type { Contexte } from "#platform/context/contexte.ts";
import { checkDepot, storeFichier } from "#platform/files/store.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { GENRES_JOINTS, TITRE_PIECE_MAXIMUM } from "../../domain/echanges/lieu.ts";
import { cleanTitre } from "../../domain/plan/texte-saisi.ts";
import { findCommentaire } from "../../queries/echanges/find-commentaire.ts";
import {
  type AdresseCommentee,
  rattachement,
  requireParticipant,
} from "../../queries/echanges/find-lieu-commente.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { operationsSchemas } from "../../rights.ts";

/** Bytes that somebody dropped, under their name. */
export type FichierVoulu = { nom: string; contenu: Uint8Array };

/** Name of the field of a form that holds the file. */
export const CHAMP_FICHIER = "fichier";

/**
 * Attaches a file to a scheme, an objectif or an action. Without a title it bears the name of its file. Returns its
 * public id.
 *
 * @throws Refusal `fichier.*` naming the field; `texte.trop-long`; `introuvable` for what bears no file; `droit.refuse`,
 * also to show it to the public when that is not for whoever acts to do.
 */
export async function attachPiece(
  ctx: Contexte,
  voulu: AdresseCommentee & { titre: string; publique: boolean; fichier: FichierVoulu; cle: string },
): Promise<string> {
  const lieu = await requireParticipant(ctx, voulu);
  if (!GENRES_JOINTS.some((genre) => genre === lieu.genre)) throw new Refusal("introuvable", {}, 404);
  if (voulu.publique) require(ctx, operationsSchemas.moderer, lieu.droits);
  const { objectif, action } = rattachement(lieu);
  return keep(ctx, lieu, { ...voulu, objectif, action, point: null, commentaire: null });
}

/** Attaches a file to a comment of one's own. The same refusals. */
export async function attachToCommentaire(
  ctx: Contexte,
  voulu: { schema: string; commentaire: string; fichier: FichierVoulu; cle: string },
): Promise<string> {
  const commentaire = await findCommentaire(ctx, voulu);
  require(ctx, operationsSchemas.reprendre, commentaire);
  const sur = { objectif: null, action: null, point: null, commentaire: commentaire.id };
  return keep(ctx, commentaire.lieu, { ...voulu, ...sur, titre: "", publique: false });
}

/**
 * Attaches a file to a news of an action, for whoever may give them. The same refusals; `introuvable` for the news of
 * another action.
 */
export async function attachToPoint(
  ctx: Contexte,
  voulu: {
    schema: string;
    action: string;
    point: Id<"point_avancement">;
    fichier: FichierVoulu;
    cle: string;
  },
): Promise<string> {
  const action = await findAction(ctx, voulu);
  require(ctx, operationsSchemas.donnerDesNouvelles, action.droits);
  const point = await ctx.tx
    .selectFrom("point_avancement")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "=", voulu.point)
    .where("action", "=", action.id)
    .executeTakeFirst();
  if (!point) throw new Refusal("introuvable", {}, 404);
  const sur = { objectif: null, action: null, point: point.id, commentaire: null };
  return keep(ctx, action, { ...voulu, ...sur, titre: "", publique: false });
}

/** The same once it is known that whoever acts may: a link asked them about the action of this news. */
export function attachToAnswer(
  ctx: Contexte,
  schema: { id: Id<"schema"> },
  voulu: { point: Id<"point_avancement">; fichier: FichierVoulu; cle: string },
): Promise<string> {
  const sur = { objectif: null, action: null, commentaire: null };
  return keep(ctx, { schema }, { ...voulu, ...sur, titre: "", publique: false });
}

type Sur = {
  objectif: Id<"objectif"> | null;
  action: Id<"action"> | null;
  point: Id<"point_avancement"> | null;
  commentaire: Id<"commentaire"> | null;
};

async function keep(
  ctx: Contexte,
  { schema }: { schema: { id: Id<"schema"> } },
  voulu: Sur & { titre: string; publique: boolean; fichier: FichierVoulu; cle: string },
): Promise<string> {
  const { objectif, action, point, commentaire, publique } = voulu;
  const depot = checkDepot(ctx, voulu.fichier, CHAMP_FICHIER);
  const titre = checkTitrePiece(voulu.titre) || depot.nom;
  const fichier = await storeFichier(ctx, depot);
  const envoi = {
    cle: voulu.cle,
    operation: "schemas.joindre",
    contenu: JSON.stringify([
      schema.id,
      objectif,
      action,
      point,
      commentaire,
      titre,
      publique,
      depot.nom,
      fichier,
    ]),
  };
  return once(ctx, envoi, async () => {
    const id = newId<"piece_jointe">(ctx.now.epochMilliseconds);
    const public_id = newPublicId();
    const sur = { schema: schema.id, objectif, action, point, commentaire };
    await insertPiece(ctx, { ...sur, id, public_id, titre, nom: depot.nom, fichier, publique });
    await recordJournal(ctx, [
      {
        operation: "schemas.joindre",
        objet: { genre: "piece_jointe", id },
        apres: { titre, fichier: depot.nom, empreinte: fichier, publique },
      },
    ]);
    return public_id;
  });
}

/** Writes the row, in the name of whoever acts. */
async function insertPiece(
  ctx: Contexte,
  row: Sur & {
    id: Id<"piece_jointe">;
    public_id: string;
    schema: Id<"schema">;
    titre: string;
    nom: string;
    fichier: string;
    publique: boolean;
  },
): Promise<void> {
  const { departement, principal } = ctx;
  const personne = principal.genre === "lien" ? principal : personneDe(principal, departement);
  await ctx.tx
    .insertInto("piece_jointe")
    .values({
      departement,
      ...row,
      auteur: personne?.personne ?? null,
      auteur_nom: personne?.nom ?? "Maillage",
      institution: personne?.institution ?? null,
      depose_le: ctx.now.toString(),
    })
    .execute();
}

/** @throws Refusal `texte.trop-long`. */
export function checkTitrePiece(saisi: string): string {
  const titre = cleanTitre(saisi, "titre");
  if (titre.length > TITRE_PIECE_MAXIMUM) {
    const details = { champ: "titre", longueur: titre.length, maximum: TITRE_PIECE_MAXIMUM };
    throw new Refusal("texte.trop-long", details);
  }
  return titre;
}
