import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";
import { isPublic, PHASES, type Phase, type TypeSchema } from "../domain/vocabulaire.ts";

export type SchemaListe = {
  id: Id<"schema">;
  publicId: string;
  titre: string;
  type: TypeSchema;
  debut: number;
  fin: number;
  phase: Phase;
  actions: number;
};

/** The phases in which the one who asks may read a scheme: the rule of `schemas.lire`, for the database. */
export function phasesLisibles(ctx: Contexte): readonly Phase[] {
  const everything = ctx.principal.genre === "systeme" || personneDe(ctx.principal, ctx.departement) !== null;
  return everything ? PHASES : PHASES.filter(isPublic);
}

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
    ])
    .where("s.departement", "=", ctx.departement)
    .where("s.phase", "in", phasesLisibles(ctx));
}

/** Latest first. */
export function listSchemas(ctx: Contexte): Promise<SchemaListe[]> {
  return selectLisibles(ctx).orderBy("s.fin", "desc").orderBy("s.titre").execute();
}
