import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { closesCycle } from "#platform/references/natures.ts";
import { newId } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import type { NatureFiliation } from "../../domain/renvois/filiation.ts";
import { listFiliations } from "../../queries/renvois/list-filiations.ts";
import { declareFiliation, removeFiliation, restoreFiliation } from "./declare-filiation.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
const schemas: SchemaSeme[] = [];
let brouillon: SchemaSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  for (const titre of ["Un", "Deux", "Trois", "Quatre"])
    schemas.push(await seedSchema(base().platform, d63, acteurs, { titre }));
  brouillon = await seedSchema(base().platform, d63, acteurs, { titre: "Secret", phase: "elaboration" });
}, 60_000);

const redacteur = () => acteurs.personnes.caf.redacteur;
const act = <T>(work: (ctx: Contexte) => Promise<T>) => base().platform.act(d63, redacteur(), work);
const of = (index: number): SchemaSeme => schemas[index] ?? brouillon;

const declare = (de: number, vers: number, nature: NatureFiliation = "decline") =>
  act((ctx) =>
    declareFiliation(ctx, {
      ...{ schema: of(de).publicId, autre: of(vers).publicId, nature, note: "", cle: newId() },
      ...{ du: ctx.today, au: null },
    }),
  );
/** The code of a refusal, or null when it was done. */
const outcome = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (isRefusal(error) ? error.code : Promise.reject(error)),
  );

const edges = (nature: NatureFiliation) =>
  act(({ tx }) =>
    tx
      .selectFrom("filiation")
      .select(["schema as de", "autre as vers"])
      .where("nature", "=", nature)
      .where("retiree_le", "is", null)
      .execute(),
  );
/** True when following the links from some scheme leads back to it. */
async function turns(nature: NatureFiliation): Promise<boolean> {
  const all = await edges(nature);
  return all.some((edge) =>
    closesCycle(
      all.filter((one) => one !== edge),
      edge,
    ),
  );
}

async function clear(): Promise<void> {
  await act(({ tx }) => tx.updateTable("filiation").set({ retiree_le: "2026-01-01T00:00:00Z" }).execute());
}

describe("no scheme declines itself, directly or by others", () => {
  const gesture = fc.record({
    genre: fc.constantFrom("declarer", "declarer", "declarer", "retirer", "retablir"),
    nature: fc.constantFrom("decline" as const, "suit" as const),
    de: fc.nat(3),
    vers: fc.nat(3),
  });

  it("whatever is declared, taken off and put back, in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gesture, { minLength: 4, maxLength: 14 }), async (gestures) => {
        await clear();
        const made: { schema: string; filiation: string }[] = [];
        for (const { genre, nature, de, vers } of gestures) {
          const known = made[(de * 4 + vers) % Math.max(1, made.length)];
          if (genre === "declarer") {
            const before = await edges(nature);
            const there = before.some((one) => one.de === of(de).id && one.vers === of(vers).id);
            const expected =
              de === vers
                ? "filiation.soi"
                : there
                  ? "filiation.existe"
                  : closesCycle(before, { de: of(de).id, vers: of(vers).id })
                    ? "filiation.cycle"
                    : null;
            const done = declare(de, vers, nature);
            expect(await outcome(done)).toBe(expected);
            if (expected === null) made.push({ schema: of(de).publicId, filiation: await done });
          } else if (known && genre === "retirer") await act((ctx) => removeFiliation(ctx, known));
          else if (known)
            expect(["filiation.cycle", "filiation.existe", null]).toContain(
              await outcome(act((ctx) => restoreFiliation(ctx, known))),
            );
          expect(await turns(nature)).toBe(false);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("even when several close the circle at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      await clear();
      const all = await Promise.all([
        ...[0, 1, 2, 3].map((index) => outcome(declare(index, (index + 1) % 4))),
        outcome(declare(1, 0)),
      ]);
      expect(await turns("decline")).toBe(false);
      expect(all.filter((code) => code === "filiation.cycle").length).toBeGreaterThan(0);
      expect(all.filter((code) => code !== null && code !== "filiation.cycle")).toEqual([]);
    }
  }, 60_000);

  it("says so in its sentence", async () => {
    await clear();
    await declare(0, 1);
    await declare(1, 2);
    const error: unknown = await declare(2, 0).catch((one: unknown) => one);
    expect(isRefusal(error) && error.status).toBe(409);
    const found = await base().platform.read(d63, redacteur(), (ctx) => listFiliations(ctx, of(1).id));
    expect(found.map(({ directe, autre }) => [directe, autre.titre])).toEqual([
      [true, "Trois"],
      [false, "Un"],
    ]);
  });
});

describe("a filiation", () => {
  it("with a draft is not said to a visitor, from either end", async () => {
    await clear();
    await declare(0, 9);
    await declare(9, 1);
    const seen = (principal: Principal, schema: SchemaSeme) =>
      base()
        .platform.read(d63, principal, (ctx) => listFiliations(ctx, schema.id))
        .then((all) => all.map(({ autre }) => autre.titre));
    for (const schema of [of(0), of(1)]) {
      expect(await seen(redacteur(), schema)).toEqual(["Secret"]);
      expect(await seen(ANONYME, schema)).toEqual([]);
    }
  });

  it("refuses dates that go back, and a note too long, naming the field", async () => {
    await clear();
    const bad = (au: string, note: string) =>
      act((ctx) =>
        declareFiliation(ctx, {
          ...{ schema: of(0).publicId, autre: of(1).publicId, nature: "decline", note, cle: newId() },
          ...{ du: ctx.today, au: au === "" ? null : ctx.today.subtract({ days: 1 }) },
        }),
      );
    await expect(bad("avant", "")).rejects.toMatchObject({
      code: "filiation.dates",
      details: { champ: "au" },
    });
    await expect(bad("", "é".repeat(100_000))).rejects.toMatchObject({ details: { champ: "note" } });
    expect(await edges("decline")).toEqual([]);
  });
});
