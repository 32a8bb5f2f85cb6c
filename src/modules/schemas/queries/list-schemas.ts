import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { isPublic, PHASES, type Phase, type TypeSchema } from "../domain/vocabulaire.ts";

export type SchemaListe = {
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

/** The schemes that the one who asks may read, latest first; cut in the database. */
export async function listSchemas(ctx: Contexte): Promise<SchemaListe[]> {
  return ctx.tx
    .selectFrom("schema as s")
    .select(({ selectFrom, fn }) => [
      "s.public_id as publicId",
      "s.titre",
      "s.type",
      "s.debut",
      "s.fin",
      "s.phase",
      selectFrom("action as a")
        .select(fn.countAll<number>().as("n"))
        .whereRef("a.departement", "=", "s.departement")
        .whereRef("a.schema", "=", "s.id")
        .where("a.retiree_le", "is", null)
        .as("actions"),
    ])
    .where("s.departement", "=", ctx.departement)
    .where("s.phase", "in", phasesLisibles(ctx))
    .orderBy("s.fin", "desc")
    .orderBy("s.titre")
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, actions: Number(row.actions) })));
}
