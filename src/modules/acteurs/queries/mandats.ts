import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Role } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Periode } from "../domain/mandat.ts";

/** A role that a person holds in the name of an institution, from a day to a day. */
export type Mandat = Periode & {
  id: Id<"role_personne">;
  personne: Id<"acteur">;
  institution: Id<"acteur">;
  role: Role;
  revision: number;
};

const COLUMNS = ["id", "personne", "institution", "role", "du", "au", "revision"] as const;

/**
 * Every mandat of an institution, past ones included. The institution is held until the end of the transaction, so that
 * two persons who end its last two administrators at once cannot both succeed.
 *
 * @throws Refusal `introuvable` (404); `role.institution` when it is no institution.
 */
export async function lockMandats(ctx: Contexte, institution: Id<"acteur">): Promise<Mandat[]> {
  const held = await ctx.tx
    .selectFrom("acteur")
    .select("genre")
    .where("departement", "=", ctx.departement)
    .where("id", "=", institution)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!held) throw new Refusal("introuvable", {}, 404);
  if (held.genre !== "institution") throw new Refusal("role.institution");
  const rows = await ctx.tx
    .selectFrom("role_personne")
    .select(COLUMNS)
    .where("departement", "=", ctx.departement)
    .where("institution", "=", institution)
    .orderBy("du")
    .orderBy("id")
    .execute();
  return rows.map(mandatOf);
}

/** One mandat as it is now, without holding it; null when there is none of that id. */
export async function findMandat(ctx: Contexte, id: Id<"role_personne">): Promise<Mandat | null> {
  const row = await ctx.tx
    .selectFrom("role_personne")
    .select(COLUMNS)
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? mandatOf(row) : null;
}

function mandatOf(row: Omit<Mandat, "du" | "au"> & { du: string; au: string | null }): Mandat {
  const { du, au } = row;
  return { ...row, du: Temporal.PlainDate.from(du), au: au ? Temporal.PlainDate.from(au) : null };
}
