import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { REGLES_INITIALES, type RegleSecret } from "../../domain/secret/regle.ts";
import { listReglesSecret, type RegleGardee } from "../../queries/secret/list-regles.ts";

/** The rules in force of the département; the first time, those that it starts from are written. */
export async function ensureRegles(ctx: Contexte): Promise<RegleGardee[]> {
  let found = await listReglesSecret(ctx);
  if (found.length === 0) {
    for (const regle of REGLES_INITIALES) await insertRegle(ctx, regle);
    found = await listReglesSecret(ctx);
  }
  return found.filter(({ retiree }) => !retiree);
}

/** Writes a rule, checked, with its journal. */
export async function insertRegle(
  ctx: Contexte,
  regle: RegleSecret,
): Promise<{ id: Id<"regle_secret">; publicId: string }> {
  const [id, publicId] = [newId<"regle_secret">(ctx.now.epochMilliseconds), newPublicId()];
  const now = ctx.now.toString();
  await ctx.tx
    .insertInto("regle_secret")
    .values({
      ...{ departement: ctx.departement, id, public_id: publicId, ...columnsOfRegle(regle) },
      ...{ cree_le: now, modifie_le: now },
    })
    .execute();
  await recordJournal(ctx, [
    {
      operation: "observatoire.regler-secret",
      objet: { genre: "regle-secret", id },
      apres: wordsOfRegle(regle),
    },
  ]);
  return { id, publicId };
}

export function columnsOfRegle(regle: RegleSecret) {
  const { prereglage, producteur, jeu, unites, seuil, zeroMontre, arrondi, populationMin, protection } =
    regle;
  return {
    ...{ prereglage, producteur, jeu, unites: [...unites], seuil, zero_montre: zeroMontre, arrondi },
    ...{ population_min: populationMin, protection, motif: regle.motif },
  };
}

/** As the journal keeps it. */
export function wordsOfRegle(regle: RegleSecret): object {
  const { prereglage, producteur, jeu, unites, seuil, zeroMontre, arrondi, populationMin, protection } =
    regle;
  return {
    ...{ prereglage, producteur, jeu, unites: [...unites], seuil, zeroMontre, arrondi, populationMin },
    ...{ protection, motif: regle.motif },
  };
}
