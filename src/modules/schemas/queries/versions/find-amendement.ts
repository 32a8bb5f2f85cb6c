import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { EtatAmendement } from "../../domain/versions/amendement.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";

export type AmendementTrouve = {
  id: Id<"amendement">;
  publicId: string;
  schema: SchemaTrouve;
  objet: string;
  motif: string;
  etat: EtatAmendement;
  revision: number;
};

/** An amendment of a scheme that the one who asks may read. @throws Refusal `introuvable`. */
export async function findAmendement(
  ctx: Contexte,
  schemaId: string,
  publicId: string,
): Promise<AmendementTrouve> {
  const schema = await findSchema(ctx, schemaId);
  const row = await ctx.tx
    .selectFrom("amendement")
    .select(["id", "public_id as publicId", "objet", "motif", "etat", "revision"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .where("public_id", "=", publicId)
    .executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return { ...row, schema };
}
