import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import type { Principal } from "#platform/identity/principal.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { allowedRoles } from "#testing/commandes/commande.ts";
import { COMMANDES, INTERNES } from "#testing/commandes.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, personasOf, seedMonde } from "#testing/monde.ts";

const base = setUpDatabase();
let monde: Monde;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
});

const everything = () => contents(base().database, [D63, D43]);

/** Thrown to undo what was allowed, so that the next person finds the same state. */
class Done extends Error {}

/** What becomes of a call: what a refused one wrote is kept, so that it would show. */
async function outcome(
  principal: Principal,
  departement: CodeDepartement,
  run: (ctx: Contexte) => Promise<unknown>,
): Promise<string> {
  try {
    return await base().platform.act(departement, principal, async (ctx) => {
      try {
        await run(ctx);
      } catch (error) {
        if (isRefusal(error) && (error.status === 403 || error.status === 404)) return "refused";
        throw error;
      }
      throw new Done();
    });
  } catch (error) {
    if (error instanceof Done) return "done";
    return `fails: ${isRefusal(error) ? error.code : String(error)}`;
  }
}

describe.each(Object.entries(COMMANDES))("%s", (_name, commande) => {
  it("is done by those of the table, and refused to everybody else without a trace", async () => {
    const prepared = (await commande.prepare?.(monde)) ?? "";
    const before = await everything();
    const wrong: string[] = [];
    let done = 0;
    for (const { nom, place, role, principal } of personasOf(monde)) {
      const expected = role && allowedRoles(commande, place).includes(role) ? "done" : "refused";
      const found = await outcome(principal, D63, (ctx) => commande.run(ctx, monde, prepared));
      if (found !== expected) wrong.push(`${nom}: ${found}, the table says ${expected}`);
      if (found === "done") done += 1;
    }
    expect(wrong).toEqual([]);
    expect(done).toBeGreaterThan(0);
    expect(changedTables(before, await everything())).toEqual([]);
  });

  it("reaches nothing of 63 from 43, by somebody who may do everything there", async () => {
    const prepared = (await commande.prepare?.(monde)) ?? "";
    const before = await everything();
    const { administrateur } = monde.voisins.personnes.caf;
    const found = await outcome(administrateur, D43, (ctx) => commande.run(ctx, monde, prepared));
    if (commande.nouveau) expect(found).toBe("done");
    else expect(found).not.toBe("done");
    expect(changedTables(before, await everything())).toEqual([]);
  });

  it("changes one département only", async () => {
    const prepared = (await commande.prepare?.(monde)) ?? "";
    const before = await everything();
    const { administrateur } =
      commande.concernee.length > 0 ? monde.acteurs.personnes.caf : monde.autre.personnes;
    // Undone at the end: what it changed is read inside.
    let changed: string[] = [];
    await base()
      .platform.act(D63, administrateur, async (ctx) => {
        await commande.run(ctx, monde, prepared);
        changed = changedTables(before, { ...before, ...(await contentsOf(ctx)) });
        throw new Done();
      })
      .catch((error) => {
        if (!(error instanceof Done)) throw error;
      });
    expect(changed.length).toBeGreaterThan(0);
    expect(changedTables(before, await everything())).toEqual([]);
  });
});

/** The contents of 63 as the transaction under way sees them. */
function contentsOf(ctx: Contexte): Promise<Record<string, string>> {
  const inside = {
    readDepartement: (_code: CodeDepartement, work: (tx: Contexte["tx"]) => unknown) => work(ctx.tx),
  };
  return contents(inside as unknown as Parameters<typeof contents>[0], [D63]);
}

/** Commands of the modules, and those of the kernel that a person may give. */
const WITH_COMMANDS =
  /^modules\/.*\/commands\/.+\.ts$|^platform\/(?:rgpd\/(?:reglages|erase-personne)|glossaire\/edit-glossaire|references\/relier|echeances\/agendas|papiers\/(?:request|cancel)-papier)\.ts$/;

describe("the table", () => {
  it("has every command of every module, and nothing else", async () => {
    const sources = join(projectRoot(), "src");
    const found = new Set<string>();
    for (const file of await readdir(sources, { recursive: true })) {
      if (!WITH_COMMANDS.test(file) || file.endsWith(".test.ts")) continue;
      const source = await readFile(join(sources, file), "utf8");
      for (const [, name = ""] of source.matchAll(/^export (?:async )?function (\w+)\(\s*ctx: Contexte/gm)) {
        found.add(name);
      }
      for (const [, name = ""] of source.matchAll(/^export (?:async )?function (\w+)\(\.\.\.args/gm))
        found.add(name);
    }
    const known = [...Object.keys(COMMANDES), ...Object.keys(INTERNES)];
    expect(
      [...found].filter((name) => !known.includes(name)),
      "commands without a line",
    ).toEqual([]);
    expect(
      known.filter((name) => !found.has(name)),
      "lines without a command",
    ).toEqual([]);
    expect(Object.keys(COMMANDES).filter((name) => name in INTERNES)).toEqual([]);
  });
});
