import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Membre } from "../../domain/membres/membre.ts";

/** Every membership of a scheme, whatever its state, the oldest first. */
export async function loadMembres(ctx: Contexte, schema: Id<"schema">): Promise<Membre[]> {
  const rows = await ctx.tx
    .selectFrom("schema_membre")
    .selectAll()
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    institution: row.institution,
    role: row.role,
    portee: { genre: row.portee, ids: row.portee_ids },
    du: Temporal.PlainDate.from(row.du),
    au: toDay(row.au),
    etat: row.etat,
    accepteLe: toDay(row.accepte_le),
    closLe: toDay(row.clos_le),
    closPar: row.clos_par,
    acceptePar: row.accepte_par,
    proposePar: row.propose_par,
    proposeLe: Temporal.PlainDate.from(row.propose_le),
    motif: row.motif,
    succedeA: row.succede_a,
    revision: row.revision,
  }));
}

export function toDay(text: string | null): Temporal.PlainDate | null {
  return text === null ? null : Temporal.PlainDate.from(text);
}

/** The volet of each objectif of a scheme. */
export async function loadVoletOf(
  ctx: Contexte,
  schema: Id<"schema">,
): Promise<ReadonlyMap<Id<"objectif">, Id<"volet">>> {
  const rows = await ctx.tx
    .selectFrom("objectif as o")
    .leftJoin("engagement as e", (join) =>
      join.onRef("e.departement", "=", "o.departement").onRef("e.id", "=", "o.engagement"),
    )
    .select(["o.id", "e.volet as sous", "o.volet"])
    .where("o.departement", "=", ctx.departement)
    .where("o.schema", "=", schema)
    .where("o.retire_le", "is", null)
    .execute();
  return new Map(
    rows.flatMap(({ id, volet, sous }): [Id<"objectif">, Id<"volet">][] => {
      const above = volet ?? sous;
      return above === null ? [] : [[id, above]];
    }),
  );
}
