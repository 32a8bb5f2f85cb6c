import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { createTexte } from "../commands/imprime/texte.ts";
import type { ContenuTexte } from "./contenu.ts";

/** Writes the texts of the document of a scheme, through the command. */
export async function loadTextesDemo(
  ctx: Contexte,
  schema: { id: Id<"schema">; publicId: string },
  textes: readonly ContenuTexte[],
): Promise<void> {
  const volets = await ctx.tx
    .selectFrom("volet")
    .select(["id", "no"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .execute();
  for (const { rubrique, volet, titre, texte } of textes) {
    const found = volet === undefined ? null : volets.find(({ no }) => no === volet);
    if (found === undefined) throw new Error(`demonstration: no volet ${volet}`);
    await createTexte(ctx, {
      ...{ schema: schema.publicId, rubrique, volet: found?.id ?? null, titre, texte, cle: newId() },
    });
  }
}
