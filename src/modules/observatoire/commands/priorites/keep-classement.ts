import { createHash } from "node:crypto";
import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type ChoixClassement, paramsOfChoix } from "../../domain/priorites/choix.ts";
import { classer } from "../../domain/priorites/classer.ts";
import { findClassement } from "../../queries/priorites/find-classement.ts";
import { readDemande } from "../../queries/priorites/read-demande.ts";
import { operationsObservatoire } from "../../rights.ts";

const TITRE_AU_PLUS = 200;

/**
 * Ranks once more with all the draws, and keeps what went in and what came out; a double submit keeps it once. Returns its public
 * id.
 *
 * @throws Refusal `classement.titre`, `observatoire.long`; those of {@link readDemande}
 */
export async function keepClassement(
  ctx: Contexte,
  wanted: { titre: string; choix: ChoixClassement; envoi: string },
): Promise<string> {
  require(ctx, operationsObservatoire.classer, null);
  const titre = wanted.titre.trim();
  if (titre === "") throw new Refusal("classement.titre", { champ: "titre" });
  if ([...titre].length > TITRE_AU_PLUS)
    throw new Refusal("observatoire.long", { champ: "titre", maximum: TITRE_AU_PLUS });
  const operation = "observatoire.classer";
  const contenu = JSON.stringify([titre, paramsOfChoix(wanted.choix).toString()]);
  const { demande, lecture } = await readDemande(ctx, wanted.choix);
  return once(ctx, { cle: wanted.envoi, operation, contenu }, async () => {
    const id = newId<"classement">(ctx.now.epochMilliseconds);
    const publicId = newPublicId();
    const { methode, maille } = demande;
    await ctx.tx
      .insertInto("classement")
      .values({
        ...{ departement: ctx.departement, id, public_id: publicId, titre, methode, maille },
        ...{ demande: JSON.stringify(demande), lecture: JSON.stringify(lecture) },
        resultat: JSON.stringify(classer(demande)),
        empreinte: createHash("sha256").update(JSON.stringify(demande)).digest("hex"),
        cree_le: ctx.now.toString(),
      })
      .execute();
    const apres = { titre, methode, maille, indicateurs: lecture.colonnes.map(({ libelle }) => libelle) };
    await recordJournal(ctx, [{ operation, objet: { genre: "classement", id }, apres }]);
    return publicId;
  });
}

/** A ranking as its page names it, and the revision that the page showed. */
export type ClassementVise = { classement: string; revision: number };

/** Takes a ranking off the list; its address still answers. @throws Refusal `classement.perime` (409) */
export function removeClassement(ctx: Contexte, vise: ClassementVise): Promise<void> {
  return setRetire(ctx, vise, true);
}

/** Puts a ranking back on the list. @throws Refusal `classement.perime` (409) */
export function restoreClassement(ctx: Contexte, vise: ClassementVise): Promise<void> {
  return setRetire(ctx, vise, false);
}

async function setRetire(
  ctx: Contexte,
  { classement, revision }: ClassementVise,
  retire: boolean,
): Promise<void> {
  require(ctx, operationsObservatoire.classer, null);
  const found = await findClassement(ctx, classement, { lock: true });
  if (found.revision !== revision) throw new Refusal("classement.perime", {}, 409);
  if (found.retire === retire) return;
  await ctx.tx
    .updateTable("classement")
    .set({ retire_le: retire ? ctx.now.toString() : null, revision: revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", found.id)
    .execute();
  const operation = retire ? "observatoire.retirer-classement" : "observatoire.retablir-classement";
  const change = { avant: { retire: !retire }, apres: { retire } };
  await recordJournal(ctx, [{ operation, objet: { genre: "classement", id: found.id }, ...change }]);
}
