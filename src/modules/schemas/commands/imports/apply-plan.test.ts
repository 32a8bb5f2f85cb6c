import fc from "fast-check";
import { expect, it } from "vitest";
import type { NouvelActeur } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { anyPlan, NOMS } from "#testing/any-plan.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import type { ActeurCible, PlanCible } from "../../domain/imports/plan-cible.ts";
import { diffPlan } from "../../domain/imports/plan-diff.ts";
import { loadCourant } from "../../queries/imports/load-courant.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { createSchema } from "../ecrire/create-schema.ts";
import { applyPlan } from "./apply-plan.ts";

const d63 = departement("63");
const base = setUpDatabase();
const NONE = new Set<string>();

/** Undoes everything: each plan starts from an empty département. */
class Enough extends Error {}

/** Runs in a transaction that leaves nothing. */
async function inPassing(work: (ctx: Contexte) => Promise<void>): Promise<void> {
  const done = base().platform.act(d63, ESSAIS, async (ctx) => {
    await work(ctx);
    throw new Enough();
  });
  await expect(done).rejects.toBeInstanceOf(Enough);
}

/** Names that a plan asks to create become acteurs once; the next plan names them by their id. */
class Names {
  readonly #known = new Map<ActeurCible, Id<"acteur">>();

  async apply(ctx: Contexte, schema: Id<"schema">, plan: PlanCible, retirerAbsentes: boolean): Promise<void> {
    const nouveaux = NOMS.filter((nom) => !this.#known.has(nom) && JSON.stringify(plan).includes(nom));
    const nouveauxActeurs = new Map<ActeurCible, NouvelActeur>(
      nouveaux.map((nom) => [nom, { genre: "institution", nom: nom.slice("nouveau:".length) }]),
    );
    const difference = diffPlan(await loadCourant(ctx, schema), this.named(plan), NONE);
    await applyPlan(ctx, { schema, difference, nouveauxActeurs, retirerAbsentes });
    const rows = await ctx.tx
      .selectFrom("acteur")
      .select(["id", "nom"])
      .where("departement", "=", d63)
      .execute();
    for (const { id, nom } of rows) this.#known.set(`nouveau:${nom}`, id);
  }

  /** The plan with the acteurs that are there in place of their names. */
  named(plan: PlanCible): PlanCible {
    const text = JSON.stringify(plan, (_key, value) => this.#known.get(value) ?? value);
    return JSON.parse(text) as PlanCible;
  }
}

async function newSchema(ctx: Contexte) {
  return createSchema(ctx, { titre: "Essai", type: "sdsf", debut: 2022, fin: 2026, phase: "mise_en_oeuvre" });
}

it("a plan once applied differs no more from the scheme, from nothing or over another plan", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, anyPlan, (first, second) =>
      inPassing(async (ctx) => {
        const { id, publicId } = await newSchema(ctx);
        const names = new Names();
        for (const plan of [first, second]) {
          await names.apply(ctx, id, plan, true);
          const { comptes, volets } = diffPlan(await loadCourant(ctx, id), names.named(plan), NONE);
          expect(comptes).toMatchObject({ ajoutees: 0, modifiees: 0, absentes: 0 });
          const objectifs = volets.flatMap((v) => v.engagements.flatMap((e) => e.objectifs));
          expect(objectifs.filter((o) => o.courant === null || o.deplace || o.champs.length > 0)).toEqual([]);
        }
        const wanted = second.volets.flatMap((v) =>
          v.engagements.flatMap((e) => e.objectifs.flatMap((o) => o.actions)),
        );
        const shown = actionsOf(await loadPlan(ctx, publicId));
        // Whatever was there before, the plan is read in the order of the file.
        expect(shown.map((action) => action.code)).toEqual(wanted.map((action) => action.code));
        expect(shown.map((action) => action.intitule)).toEqual(
          wanted.map((action) => action.valeurs.intitule),
        );
      }),
    ),
    { numRuns: 40 },
  );
}, 120_000);

it("applied twice writes nothing the second time, journal and revisions included", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, (plan) =>
      inPassing(async (ctx) => {
        const { id } = await newSchema(ctx);
        const names = new Names();
        await names.apply(ctx, id, plan, true);
        const state = async () => {
          // In an order of their own: rows written again lie elsewhere in the table.
          const rows = await ctx.tx
            .selectFrom("action")
            .selectAll()
            .where("departement", "=", d63)
            .orderBy("id")
            .execute();
          const links = await ctx.tx
            .selectFrom("action_acteur")
            .selectAll()
            .where("departement", "=", d63)
            .orderBy("action")
            .orderBy("role")
            .orderBy("acteur")
            .execute();
          return { lines: ctx.journal.lignes.length, rows, links };
        };
        const before = await state();
        await names.apply(ctx, id, plan, true);
        expect(await state()).toEqual(before);
      }),
    ),
    { numRuns: 20 },
  );
}, 120_000);
