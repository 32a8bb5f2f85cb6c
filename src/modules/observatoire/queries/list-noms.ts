import { listCodes } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Maille } from "../domain/vocabulaire.ts";

/** Names of the territories of a mesh by code: the official ones, else those that files gave. */
export async function listNoms(ctx: Contexte, maille: Maille): Promise<ReadonlyMap<string, string>> {
  const observed = await ctx.tx
    .selectFrom("territoire_observe")
    .select(["code", "nom"])
    .where("departement", "=", ctx.departement)
    .where("maille", "=", maille)
    .execute();
  const official = await listCodes(ctx, maille);
  return new Map([...observed, ...official].map(({ code, nom }) => [code, nom]));
}
