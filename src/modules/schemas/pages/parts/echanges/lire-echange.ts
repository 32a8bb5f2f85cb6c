import type { Contexte } from "#platform/context/contexte.ts";
import { readDepot } from "#platform/files/read-depot.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { attachPiece, attachToCommentaire, CHAMP_FICHIER } from "../../../commands/echanges/attach-piece.ts";
import {
  changePiece,
  removePiece,
  replacePiece,
  restorePiece,
} from "../../../commands/echanges/change-piece.ts";
import {
  removeCommentaire,
  resolveCommentaire,
  restoreCommentaire,
} from "../../../commands/echanges/remove-commentaire.ts";
import { editCommentaire, writeCommentaire } from "../../../commands/echanges/write-commentaire.ts";
import { followObjet } from "../../../commands/suivi/follow.ts";
import { cleanTexte } from "../../../domain/plan/texte-saisi.ts";
import { GENRES_SUIVIS } from "../../../queries/suivi/find-suivable.ts";

export type Geste =
  | "commenter"
  | "modifier"
  | "retirer"
  | "retablir"
  | "resoudre"
  | "rouvrir"
  | "joindre"
  | "changer-piece"
  | "remplacer-piece"
  | "retirer-piece"
  | "retablir-piece";

/** What was done: the comment to show, and whether markup was taken out of what was pasted. */
export type Fait = { geste: Geste; commentaire: string | null; nettoye: boolean };

type Site = { schema: string; genre: string; objet: string; adresse: string };

/** The file of a form, read before any work on the base. */
export type Envoi = { form: FormData; fichier: Awaited<ReturnType<typeof readDepot>> };

export async function readEnvoi(form: FormData): Promise<Envoi> {
  return { form, fichier: await readDepot(form, CHAMP_FICHIER) };
}

/** Does what a form about comments or attached files asks. @throws Refusal of the command; `requete.forme`. */
export async function doEchange(ctx: Contexte, { form, fichier }: Envoi, site: Site): Promise<Fait> {
  const text = (name: string) => String(form.get(name) ?? "");
  const ids = { schema: site.schema, commentaire: text("commentaire"), piece: text("piece") };
  const revision = Number(text("revision"));
  const voulu = {
    texte: text("texte"),
    prevenir: text("prevenir"),
    sansPrevenir: form.get("sansPrevenir") === "oui",
  };
  const geste = text("geste") as Geste;
  const fait = (commentaire: string | null = null): Fait => ({
    ...{ geste, commentaire },
    nettoye: voulu.texte !== "" && cleanTexte(voulu.texte, "texte").nettoye,
  });
  switch (geste) {
    case "commenter": {
      const cle = text("cle");
      const commentaire = await writeCommentaire(ctx, {
        ...site,
        ...voulu,
        cle,
        parent: text("parent") || null,
      });
      if (fichier) await attachToCommentaire(ctx, { schema: site.schema, commentaire, fichier, cle });
      if (form.get("suivre") === "oui") await follow(ctx, site);
      return fait(commentaire);
    }
    case "modifier":
      await editCommentaire(ctx, { ...ids, ...voulu, revision, adresse: site.adresse });
      return fait(ids.commentaire);
    case "retirer":
      await removeCommentaire(ctx, { ...ids, motif: text("motif") });
      return fait();
    case "retablir":
      await restoreCommentaire(ctx, ids);
      return fait(ids.commentaire);
    case "resoudre":
    case "rouvrir":
      await resolveCommentaire(ctx, { ...ids, resolu: geste === "resoudre" });
      return fait(ids.commentaire);
    case "joindre":
      await attachPiece(ctx, {
        ...site,
        ...{ titre: text("titre"), publique: form.get("publique") === "oui", cle: text("cle") },
        fichier: required(fichier),
      });
      return fait();
    case "changer-piece":
      await changePiece(ctx, {
        ...ids,
        titre: text("titre"),
        publique: form.get("publique") === "oui",
        revision,
      });
      return fait();
    case "remplacer-piece":
      await replacePiece(ctx, { ...ids, fichier: required(fichier), revision });
      return fait();
    case "retirer-piece":
      await removePiece(ctx, ids);
      return fait();
    case "retablir-piece":
      await restorePiece(ctx, ids);
      return fait();
    default:
      throw new Refusal("requete.forme", {}, 422);
  }
}

function required(fichier: Envoi["fichier"]) {
  if (!fichier) throw new Refusal("fichier.absent", { champ: CHAMP_FICHIER });
  return fichier;
}

/** Whoever speaks of an object may want to know what becomes of it. */
async function follow(ctx: Contexte, { schema, genre, objet }: Site): Promise<void> {
  const suivable = GENRES_SUIVIS.find((one) => one === genre);
  if (suivable) await followObjet(ctx, { genre: suivable, schema, objet });
}
