import type { Contexte } from "#platform/context/contexte.ts";
import { filter, permittedColumn } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Phase, TypeSchema } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas, SUR_UN_SCHEMA } from "../../rights.ts";

export type SchemaListe = {
  id: Id<"schema">;
  publicId: string;
  titre: string;
  type: TypeSchema;
  debut: number;
  fin: number;
  phase: Phase;
  actions: number;
  /** Codes of what the one who asks may do on it. */
  droits: string[];
};

/** The schemes that the one who asks may read, in no order: cut in the database. */
export function selectLisibles(ctx: Contexte) {
  return ctx.tx
    .selectFrom("schema as s")
    .select(({ selectFrom, fn, cast }) => [
      "s.id",
      "s.public_id as publicId",
      "s.titre",
      "s.type",
      "s.debut",
      "s.fin",
      "s.phase",
      cast<number>(
        selectFrom("action as a")
          .select(fn.countAll().as("n"))
          .whereRef("a.departement", "=", "s.departement")
          .whereRef("a.schema", "=", "s.id")
          .where("a.retiree_le", "is", null),
        "integer",
      ).as("actions"),
      permittedColumn(ctx, SUR_UN_SCHEMA, { schema: "s" }).as("droits"),
    ])
    .where("s.departement", "=", ctx.departement)
    .where("s.retire_le", "is", null)
    .where(filter(ctx, operationsSchemas.lire, { schema: "s" }));
}

/** Latest first. */
export function listSchemas(ctx: Contexte): Promise<SchemaListe[]> {
  return selectLisibles(ctx).orderBy("s.fin", "desc").orderBy("s.titre").execute();
}
