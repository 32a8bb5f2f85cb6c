import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { chevauche, etatMandat, type Periode, prive } from "../domain/mandat.ts";
import { findMandat, lockMandats, type Mandat } from "../queries/mandats.ts";
import { operationsActeurs } from "../rights.ts";
import { checkDates } from "./check-dates.ts";

/** A mandat, and the revision that the form was filled from. */
export type MandatVise = { id: Id<"role_personne">; revision: number };

/**
 * Extends, shortens or corrects a mandat: its first and its last day. The same days again change nothing.
 *
 * @throws Refusal `introuvable` (404); `role.perime` (409) when somebody changed it since the form was opened;
 * `role.chevauche` (409) when the person holds that role on those days by another mandat; `role.dernier-administrateur`
 * (409) when the institution would be without an administrator sooner; those of {@link checkDates}.
 */
export async function correctMandat(ctx: Contexte, wanted: MandatVise & Periode): Promise<void> {
  const { mandat, tous } = await lockOne(ctx, wanted.id);
  checkDates(wanted);
  const periode = { du: wanted.du, au: wanted.au };
  if (sameDays(mandat, periode)) return;
  checkRevision(mandat, wanted);
  const others = tous.filter((one) => one.id !== mandat.id);
  const same = others.filter((one) => one.personne === mandat.personne && one.role === mandat.role);
  if (same.some((one) => chevauche(one, periode))) {
    throw new Refusal("role.chevauche", { champ: "du", role: mandat.role }, 409);
  }
  refuseDeprived(ctx, mandat, tous, [...others, { ...mandat, ...periode }]);
  const apres = { du: periode.du.toString(), au: periode.au?.toString() ?? null };
  await ctx.tx
    .updateTable("role_personne")
    .set({ ...apres, revision: mandat.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", mandat.id)
    .execute();
  await journal(ctx, "acteurs.corriger-mandat", mandat, apres);
}

/**
 * Takes a role back at once: the last day on which it counted is yesterday. One that did not begin, or that begins
 * today, never counted: it goes, and the journal alone tells. One that is over changes nothing.
 *
 * @throws Refusal as {@link correctMandat}.
 */
export async function endMandat(ctx: Contexte, wanted: MandatVise): Promise<void> {
  const { mandat, tous } = await lockOne(ctx, wanted.id);
  if (etatMandat(mandat, ctx.today) === "termine") return;
  checkRevision(mandat, wanted);
  const others = tous.filter((one) => one.id !== mandat.id);
  const yesterday = ctx.today.subtract({ days: 1 });
  const counted = Temporal.PlainDate.compare(mandat.du, yesterday) <= 0;
  refuseDeprived(ctx, mandat, tous, counted ? [...others, { ...mandat, au: yesterday }] : others);
  if (counted) {
    await ctx.tx
      .updateTable("role_personne")
      .set({ au: yesterday.toString(), revision: mandat.revision + 1 })
      .where("departement", "=", ctx.departement)
      .where("id", "=", mandat.id)
      .execute();
  } else {
    await ctx.tx
      .deleteFrom("role_personne")
      .where("departement", "=", ctx.departement)
      .where("id", "=", mandat.id)
      .execute();
  }
  const apres = { du: mandat.du.toString(), au: yesterday.toString() };
  await journal(ctx, "acteurs.retirer-role", mandat, counted ? apres : null);
}

async function lockOne(ctx: Contexte, id: Id<"role_personne">): Promise<{ mandat: Mandat; tous: Mandat[] }> {
  const found = await findMandat(ctx, id);
  if (!found) throw new Refusal("introuvable", {}, 404);
  require(ctx, operationsActeurs.donnerRole, { institution: found.institution });
  // Read again once the institution is held: it may have changed meanwhile.
  const tous = await lockMandats(ctx, found.institution);
  const mandat = tous.find((one) => one.id === id);
  if (!mandat) throw new Refusal("introuvable", {}, 404);
  return { mandat, tous };
}

function checkRevision(mandat: Mandat, { revision }: MandatVise): void {
  if (mandat.revision !== revision) throw new Refusal("role.perime", { revision: mandat.revision }, 409);
}

function refuseDeprived(
  ctx: Contexte,
  { role }: Mandat,
  avant: readonly Mandat[],
  apres: readonly Mandat[],
): void {
  const administrateurs = (all: readonly Mandat[]) => all.filter((one) => one.role === "administrateur");
  if (role === "administrateur" && prive(administrateurs(avant), administrateurs(apres), ctx.today)) {
    throw new Refusal("role.dernier-administrateur", { champ: "au" }, 409);
  }
}

function sameDays(a: Periode, b: Periode): boolean {
  return a.du.equals(b.du) && (a.au === null ? b.au === null : b.au !== null && a.au.equals(b.au));
}

function journal(ctx: Contexte, operation: string, mandat: Mandat, apres: object | null): Promise<void> {
  const { institution, role } = mandat;
  const what = { institution, role };
  return recordJournal(ctx, [
    {
      operation,
      objet: { genre: "acteur", id: mandat.personne },
      avant: { ...what, du: mandat.du.toString(), au: mandat.au?.toString() ?? null },
      apres: apres && { ...what, ...apres },
    },
  ]);
}
