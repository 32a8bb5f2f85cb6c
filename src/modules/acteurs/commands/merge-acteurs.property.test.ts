import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { listReferences } from "#platform/references/rebase.ts";
import type { Id } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { allReferences } from "../../../composition.ts";
import { mergeActeurs } from "./merge-acteurs.ts";
import { undoMerge } from "./undo-merge.ts";

const d63 = departement("63");
const base = setUpDatabase();
const references = allReferences();
let seme: ActeursSeme;

beforeAll(async () => {
  seme = await seedActeurs(base().platform, d63);
  await seedSchema(base().platform, d63, seme);
});

/** Rolls everything back at the end: each case starts from the same world. */
class Enough extends Error {}
async function inFreshWorld(work: (ctx: Contexte) => Promise<void>): Promise<void> {
  await base()
    .platform.act(d63, ESSAIS, async (ctx) => {
      await work(ctx);
      throw new Enough();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error;
    });
}

type Acteur = {
  id: Id<"acteur">;
  publicId: string;
  genre: string;
  revision: number;
  vers: Id<"acteur"> | null;
};

async function acteurs(ctx: Contexte): Promise<Acteur[]> {
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "public_id as publicId", "genre", "revision", "fusionne_dans as vers"])
    .where("departement", "=", d63)
    .orderBy("id")
    .execute();
  return rows;
}

/** Every mention of an acteur, without whom: place → ids, from every column that points to one and from what files said. */
async function mentions(ctx: Contexte): Promise<{ place: string; acteur: string }[]> {
  const found: { place: string; acteur: string }[] = [];
  for (const { table, colonne, cle } of await listReferences(ctx)) {
    if (table === "acteur" && colonne === "fusionne_dans") continue;
    const others = cle.filter((name) => name !== colonne && name !== "departement");
    const place =
      others.length > 0 ? sql`concat_ws(' ', ${sql.join(others.map((name) => sql.ref(name)))})` : sql`''`;
    const { rows } = await sql<{ place: string; acteur: string }>`
      SELECT ${`${table}.${colonne} `} || ${place} AS place, ${sql.ref(colonne)} AS acteur FROM ${sql.table(table)}
       WHERE departement = ${d63} AND ${sql.ref(colonne)} IS NOT NULL`.execute(ctx.tx);
    found.push(...rows);
  }
  for (const table of ["objectif", "action"] as const) {
    const { rows } = await sql<{ id: string; importe: Record<string, unknown> | null }>`
      SELECT id, importe FROM ${sql.table(table)} WHERE departement = ${d63}`.execute(ctx.tx);
    for (const { id, importe } of rows) {
      for (const liste of ["pilotes", "partenaires"]) {
        const ids = (importe?.[liste] ?? []) as string[];
        found.push(...ids.map((acteur) => ({ place: `${table}.importe ${id} ${liste}`, acteur })));
      }
    }
  }
  return found;
}

/** Everything that a merge may touch, without revisions. */
async function world(ctx: Contexte): Promise<unknown> {
  const rows = await acteurs(ctx);
  const { rows: fiches } = await sql`
    SELECT id, nom, sigle, nature, siret, parent, fonction, courriel, a_confirmer, fusionne_dans FROM acteur
     WHERE departement = ${d63} ORDER BY id`.execute(ctx.tx);
  const named = (await mentions(ctx)).map(({ place, acteur }) => `${place} ${acteur}`).sort();
  return { count: rows.length, fiches, named };
}

const paires = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 8 });

async function mergeSome(
  ctx: Contexte,
  pairs: readonly (readonly [number, number])[],
): Promise<{ fusions: Id<"fusion">[]; vers: Map<string, string> }> {
  const fusions: Id<"fusion">[] = [];
  const vers = new Map<string, string>();
  for (const [i, j] of pairs) {
    const living = (await acteurs(ctx)).filter((one) => one.vers === null);
    const [stays, goes] = [living[i % living.length], living[j % living.length]];
    if (!stays || !goes) continue;
    const done = await mergeActeurs(ctx, references, { conserve: stays, absorbe: goes, choix: {} }).catch(
      (error: { tag?: string; code?: string }) => {
        // Two that cannot be one: itself, a person and another thing, one above the other.
        if (error.tag !== "maillage.refusal") throw error;
        return null;
      },
    );
    if (!done) continue;
    fusions.push(done);
    for (const [from, to] of vers) if (to === goes.id) vers.set(from, stays.id);
    vers.set(goes.id, stays.id);
  }
  return { fusions, vers };
}

describe("merging, in any order and any pairs", () => {
  it("leaves every mention with a living acteur, and loses none", { timeout: 120_000 }, async () => {
    let merged = 0;
    await fc.assert(
      fc.asyncProperty(paires, (pairs) =>
        inFreshWorld(async (ctx) => {
          const before = await mentions(ctx);
          const { fusions, vers } = await mergeSome(ctx, pairs);
          merged += fusions.length;
          const living = new Set(
            (await acteurs(ctx)).filter((one) => one.vers === null).map((one) => one.id as string),
          );
          const after = await mentions(ctx);
          expect(after.filter(({ acteur }) => !living.has(acteur))).toEqual([]);
          const through = (id: string) => vers.get(id) ?? id;
          // Places are told by identifiers too: they follow the merges as well.
          const moved = (text: string) => text.split(" ").map(through).join(" ");
          const said = new Set(after.map(({ place, acteur }) => `${place} ${acteur}`));
          // Whom the one that goes belongs to is a field that somebody chooses, not a mention of it.
          const own = [...vers.keys()].map((id) => `acteur.parent ${id}`);
          const lost = before
            .filter(({ place }) => !own.includes(place))
            .filter(({ place, acteur }) => !said.has(`${moved(place)} ${through(acteur)}`));
          expect(lost).toEqual([]);
          const pointers = (await acteurs(ctx)).filter((one) => one.vers !== null);
          expect(pointers.filter((one) => !living.has(one.vers as string))).toEqual([]);
        }),
      ),
      { numRuns: 40 },
    );
    expect(merged).toBeGreaterThan(40);
  });

  it("is undone from the last to the first, and all is as before", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(paires, (pairs) =>
        inFreshWorld(async (ctx) => {
          const before = await world(ctx);
          const { fusions } = await mergeSome(ctx, pairs);
          for (const fusion of fusions.toReversed()) {
            await undoMerge(ctx, fusion);
          }
          expect(await world(ctx)).toEqual(before);
        }),
      ),
      { numRuns: 30 },
    );
  });
});
