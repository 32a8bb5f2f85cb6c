import type { Genre } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { TraceImport } from "../../domain/imports/trace-import.ts";
import type { Changements } from "../suivi/changements.ts";

/** What an import changed, in the words of the day when it was done. */
export type DifferenceGardee = Changements & {
  /** True when the actions that the file lacked were removed. */
  retirees: boolean;
  acteursCrees: { nom: string; genre: Genre }[];
  /** Names of the file that the person gave to acteurs that were there. */
  ecritures: { ecrit: string; nom: string }[];
  /** What the reading of the file said. */
  remarques: string[];
};

/** The difference that was kept when the import was done; null for one that was done before they were kept. */
export async function readDifference(
  ctx: Contexte,
  importation: Id<"importation">,
): Promise<DifferenceGardee | null> {
  const row = await ctx.tx
    .selectFrom("importation_inverse")
    .select("difference")
    .where("departement", "=", ctx.departement)
    .where("importation", "=", importation)
    .executeTakeFirst();
  return (row?.difference as DifferenceGardee | undefined) ?? null;
}

/** What undoing the import needs; null for one that was done before it was kept. */
export async function readTrace(ctx: Contexte, importation: Id<"importation">): Promise<TraceImport | null> {
  const row = await ctx.tx
    .selectFrom("importation_inverse")
    .select("inverse")
    .where("departement", "=", ctx.departement)
    .where("importation", "=", importation)
    .executeTakeFirst();
  return (row?.inverse as unknown as TraceImport | undefined) ?? null;
}
