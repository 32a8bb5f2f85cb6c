import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { NatureRenvoi } from "./natures.ts";
import { impossible, lockRenvois } from "./relier.ts";

/** What became of one tie of an object when another took its place: it starts or ends there, or it was taken off. */
export type RenvoiDeplace = { id: Id<"renvoi">; bout: "de" | "vers"; retire: boolean };

/**
 * Gives the ties of an object to another of the same kind that takes its place. One that this other has already, one
 * between both, and one that would lead back to where it starts are taken off. For whoever may write both.
 */
export async function moveRenvois(ctx: Contexte, from: Id<never>, to: Id<never>): Promise<RenvoiDeplace[]> {
  await lockRenvois(ctx);
  const rows = await ctx.tx
    .selectFrom("renvoi")
    .select(["id", "nature", "de", "vers"])
    .where("departement", "=", ctx.departement)
    .where("retire_le", "is", null)
    .where((eb) => eb.or([eb("de", "=", from), eb("vers", "=", from)]))
    .orderBy("id")
    .forUpdate()
    .execute();
  const moved: RenvoiDeplace[] = [];
  for (const { id, nature, ...ends } of rows) {
    const bout = ends.de === from ? "de" : "vers";
    const wanted = { ...ends, [bout]: to };
    const retire = (await impossible(ctx, { nature: nature as NatureRenvoi, ...wanted, sauf: id })) !== null;
    await write(ctx, id, retire ? { retire_le: ctx.now.toString() } : { [bout]: to });
    moved.push({ id, bout, retire });
  }
  return moved;
}

/** Undoes {@link moveRenvois}, made at the instant `le` (as the base writes it): what was taken off or put back since stays as it is. */
export async function putBackRenvois(
  ctx: Contexte,
  moved: readonly RenvoiDeplace[],
  { from, to, le }: { from: Id<never>; to: Id<never>; le: string },
): Promise<void> {
  await lockRenvois(ctx);
  for (const { id, bout, retire } of moved) {
    const row = await ctx.tx
      .selectFrom("renvoi")
      .select(["nature", "de", "vers", "retire_le"])
      .where("departement", "=", ctx.departement)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) continue;
    if (!retire) {
      if (row[bout] === to) await write(ctx, id, { [bout]: from });
      continue;
    }
    if (row.retire_le !== le) continue;
    const { nature, de, vers } = row;
    if ((await impossible(ctx, { nature: nature as NatureRenvoi, de, vers })) === null)
      await write(ctx, id, { retire_le: null });
  }
}

type Champs = { de?: Id<never>; vers?: Id<never>; retire_le?: string | null };

async function write({ tx, departement }: Contexte, id: Id<"renvoi">, champs: Champs): Promise<void> {
  await tx
    .updateTable("renvoi")
    .set(champs)
    .where("departement", "=", departement)
    .where("id", "=", id)
    .execute();
}
