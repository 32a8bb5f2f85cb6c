import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { RubriqueTexte } from "../../domain/imprime/textes.ts";
import { operationsSchemas } from "../../rights.ts";
import { findLieu } from "../plan/find-lieu.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";

export type TexteLu = {
  id: Id<"schema_texte">;
  publicId: string;
  rubrique: RubriqueTexte;
  /** Of a diagnosis. */
  volet: Id<"volet"> | null;
  titre: string;
  texte: string;
  ordre: number;
  revision: number;
  retire: boolean;
};

/** Every text of a scheme that the one who asks was already allowed to read, removed ones too, in their order. */
export async function listTextes(ctx: Contexte, schema: Id<"schema">): Promise<TexteLu[]> {
  const rows = await ctx.tx
    .selectFrom("schema_texte")
    .select([
      "id",
      "public_id as publicId",
      "rubrique",
      "volet",
      "titre",
      "texte",
      "ordre",
      "revision",
      "retire_le",
    ])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .orderBy("ordre")
    .orderBy("id")
    .execute();
  return rows.map(({ retire_le, ...row }) => ({ ...row, retire: retire_le !== null }));
}

export type TexteTrouve = TexteLu & { schema: SchemaTrouve; peutEcrire: boolean };

/** One text of a scheme. @throws Refusal `introuvable`, the same for one of another scheme. */
export async function findTexte(ctx: Contexte, ids: { schema: string; texte: string }): Promise<TexteTrouve> {
  const schema = await findSchema(ctx, ids.schema);
  const found = (await listTextes(ctx, schema.id)).find(({ publicId }) => publicId === ids.texte);
  if (!found) throw new Refusal("introuvable", {}, 404);
  const peutEcrire = await mayWriteTexte(ctx, schema, found.volet);
  return { ...found, schema, peutEcrire };
}

/** A diagnosis is written by whoever writes its volet; the other texts by whoever changes the scheme. */
export async function mayWriteTexte(
  ctx: Contexte,
  schema: SchemaTrouve,
  volet: Id<"volet"> | null,
): Promise<boolean> {
  if (volet === null) return may(ctx, operationsSchemas.modifierSchema, schema);
  const lieu = await findLieu(ctx, { schema: schema.publicId, niveau: "volet", id: volet }).catch(() => null);
  return lieu === null
    ? may(ctx, operationsSchemas.modifierSchema, schema)
    : may(ctx, operationsSchemas.ecrire, lieu.droits);
}
