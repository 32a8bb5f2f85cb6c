import fc from "fast-check";
import { expect, it } from "vitest";
import type { NouvelActeur } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { anyPlan, NOMS } from "#testing/any-plan.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { changedSince, INSTANTANE_VIDE, inverseOf } from "../../domain/imports/inverse.ts";
import type { ActeurCible, PlanCible } from "../../domain/imports/plan-cible.ts";
import { diffPlan } from "../../domain/imports/plan-diff.ts";
import { conflictKey } from "../../domain/imports/three-way.ts";
import { loadCourant } from "../../queries/imports/load-courant.ts";
import { loadInstantane } from "../../queries/imports/load-instantane.ts";
import { createSchema } from "../ecrire/create-schema.ts";
import { applyPlan } from "./apply-plan.ts";
import { putBack } from "./put-back.ts";

const d63 = departement("63");
const base = setUpDatabase();

/** Each plan starts from an empty département. */
class Enough extends Error {}

async function inPassing(work: (ctx: Contexte) => Promise<void>): Promise<void> {
  const done = base().platform.act(d63, ESSAIS, async (ctx) => {
    await work(ctx);
    throw new Enough();
  });
  await expect(done).rejects.toBeInstanceOf(Enough);
}

/** The plan with acteurs that are there; those of `NOMS` that are not yet are created. */
async function bring(
  ctx: Contexte,
  schema: Id<"schema">,
  plan: PlanCible,
  options: { retirer: boolean; fichierGagne: boolean },
): Promise<void> {
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "nom"])
    .where("departement", "=", d63)
    .execute();
  const known = new Map<ActeurCible, Id<"acteur">>(rows.map(({ id, nom }) => [`nouveau:${nom}`, id]));
  const text = JSON.stringify(plan, (_key, value) => known.get(value) ?? value);
  const nouveaux = NOMS.filter((nom) => text.includes(nom));
  const nouveauxActeurs = new Map<ActeurCible, NouvelActeur>(
    nouveaux.map((nom) => [nom, { genre: "institution", nom: nom.slice("nouveau:".length) }]),
  );
  const courant = await loadCourant(ctx, schema);
  const ticked = options.fichierGagne
    ? courant.actions.flatMap(({ id }) => ["intitule", "fin"].map((champ) => conflictKey(id, champ)))
    : [];
  const difference = diffPlan(courant, JSON.parse(text) as PlanCible, new Set(ticked));
  await applyPlan(ctx, { schema, difference, nouveauxActeurs, retirerAbsentes: options.retirer });
}

const sorted = (instantane: object) =>
  Object.fromEntries(
    Object.entries(instantane).map(([table, rows]) => [
      table,
      (rows as object[]).map((row) => JSON.stringify(row)).sort(),
    ]),
  );

it("an import undone leaves the plan row for row as it was, whatever was there and whatever it brought", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyPlan, { minLength: 0, maxLength: 2 }),
      anyPlan,
      fc.record({ retirer: fc.boolean(), fichierGagne: fc.boolean() }),
      fc.boolean(),
      (before, plan, options, onScreen) =>
        inPassing(async (ctx) => {
          const { id } = await createSchema(ctx, {
            ...{ titre: "Essai", type: "sdsf", debut: 2022, fin: 2026, phase: "mise_en_oeuvre" },
          } as const);
          for (const first of before) await bring(ctx, id, first, { retirer: true, fichierGagne: false });
          // What somebody wrote on screen makes conflicts with the file.
          if (onScreen) {
            const words = { intitule: "Écrit à l'écran", fin: null };
            await ctx.tx.updateTable("action").set(words).where("departement", "=", d63).execute();
          }
          const was = await loadInstantane(ctx, id);
          await bring(ctx, id, plan, options);
          const became = await loadInstantane(ctx, id);
          const inverse = inverseOf(was, became);
          // Kept as JSON, like in the base.
          const kept = JSON.parse(JSON.stringify(inverse));
          expect(changedSince(kept, became)).toEqual([]);
          await putBack(ctx, kept);
          expect(sorted(await loadInstantane(ctx, id))).toEqual(sorted(was));
        }),
    ),
    { numRuns: 60 },
  );
}, 120_000);

it("whatever is written on a row that the import wrote is seen", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPlan.filter((plan) => plan.volets.length > 0),
      fc.nat(),
      (plan, dice) =>
        inPassing(async (ctx) => {
          const { id } = await createSchema(ctx, {
            ...{ titre: "Essai", type: "sdsf", debut: 2022, fin: 2026, phase: "mise_en_oeuvre" },
          } as const);
          await bring(ctx, id, plan, { retirer: false, fichierGagne: false });
          const became = await loadInstantane(ctx, id);
          const inverse = inverseOf(INSTANTANE_VIDE, became);
          const rows = (["volet", "engagement", "objectif", "action"] as const).flatMap((table) =>
            became[table].map((row) => ({ table, id: row.id as Id<typeof table> })),
          );
          const chosen = rows[dice % Math.max(1, rows.length)];
          if (!chosen) throw new Error("the plan has no level");
          const column = chosen.table === "action" ? "intitule" : "titre";
          const words = { [column]: "Réécrit depuis" } as { titre: string };
          await ctx.tx
            .updateTable(chosen.table as "volet")
            .set(words)
            .where("departement", "=", d63)
            .where("id", "=", chosen.id as Id<"volet">)
            .execute();
          expect(changedSince(inverse, await loadInstantane(ctx, id))).toEqual([chosen]);
        }),
    ),
    { numRuns: 25 },
  );
}, 120_000);
