import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Role } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { chevauche, couvre } from "../domain/mandat.ts";
import { lockMandats } from "../queries/mandats.ts";
import { operationsActeurs } from "../rights.ts";
import { checkDates } from "./check-dates.ts";

export type RolesDonnes = {
  personne: Id<"acteur">;
  institution: Id<"acteur">;
  roles: readonly Role[];
  /** First day; today when absent. */
  du?: Temporal.PlainDate;
  /** Last day; open when absent or null. */
  au?: Temporal.PlainDate | null;
};

/**
 * Gives a person roles in the name of an institution: for its own administrator only. One they hold already on all those
 * days changes nothing, so that a form sent twice gives them once.
 *
 * @throws Refusal `introuvable` (404) when one of the two is not there; `role.personne`, `role.institution` when they are
 * something else or put away; `role.chevauche` (409) when they hold the role on some of those days: that mandat is to be
 * extended; those of {@link checkDates}.
 */
export async function grantRoles(ctx: Contexte, grant: RolesDonnes): Promise<void> {
  require(ctx, operationsActeurs.donnerRole, { institution: grant.institution });
  await giveRoles(ctx, grant);
}

/** The same for what asked for the right before: an invitation that is accepted. */
export async function giveRoles(ctx: Contexte, grant: RolesDonnes): Promise<void> {
  const { departement } = ctx;
  const { personne, institution, roles } = grant;
  const periode = { du: grant.du ?? ctx.today, au: grant.au ?? null };
  checkDates(periode);
  const held = (await lockMandats(ctx, institution)).filter((one) => one.personne === personne);
  await checkPersonne(ctx, personne, institution);
  const missing = [...new Set(roles)].filter((role) => {
    const same = held.filter((one) => one.role === role);
    if (same.some((one) => couvre(one, periode))) return false;
    if (same.some((one) => chevauche(one, periode)))
      throw new Refusal("role.chevauche", { champ: "role", role }, 409);
    return true;
  });
  if (missing.length === 0) return;
  const du = periode.du.toString();
  const au = periode.au?.toString() ?? null;
  await ctx.tx
    .insertInto("role_personne")
    .values(
      missing.map((role) => ({
        departement,
        id: newId<"role_personne">(ctx.now.epochMilliseconds),
        ...{ personne, institution, role, du, au },
      })),
    )
    .execute();
  await recordJournal(ctx, [
    {
      operation: operationsActeurs.donnerRole.code,
      objet: { genre: "acteur", id: personne },
      apres: { institution, roles: missing, du, au },
    },
  ]);
}

async function checkPersonne(
  ctx: Contexte,
  personne: Id<"acteur">,
  institution: Id<"acteur">,
): Promise<void> {
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "genre", "archive_le"])
    .where("departement", "=", ctx.departement)
    .where("id", "in", [personne, institution])
    .execute();
  const found = rows.find((row) => row.id === personne);
  if (!found) throw new Refusal("introuvable", {}, 404);
  if (found.genre !== "personne") throw new Refusal("role.personne");
  if (rows.some((row) => row.archive_le !== null)) throw new Refusal("role.archive", {}, 409);
}
