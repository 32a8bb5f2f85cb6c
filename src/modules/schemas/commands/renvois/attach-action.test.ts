import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { csvText } from "#platform/http/csv.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { newId } from "#platform/values/ids.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type CodeSeme, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { SANS_FILTRE } from "../../domain/plan/filtre-plan.ts";
import { tableauXlsx } from "../../papiers/tableau-xlsx.ts";
import { examinePlan } from "../../queries/imports/examine-plan.ts";
import { loadTableau } from "../../queries/imprime/load-tableau.ts";
import { exportPlan } from "../../queries/plan/export-plan.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { findMaison, loadRattachements, readAutresPlans } from "../../queries/renvois/load-rattachements.ts";
import { listMesActions } from "../../queries/suivi/list-mes-actions.ts";
import { attachAction, detachAction } from "./attach-action.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;
let brouillon: SchemaSeme;
let number = 0;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});
beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, d63, acteurs, { titre: `Ouvert ${number}` });
  brouillon = await seedSchema(base().platform, d63, acteurs, {
    ...{ titre: `Projet tenu secret ${number}`, phase: "elaboration" },
  });
});

const redacteur = () => acteurs.personnes.caf.redacteur;
const read = <T>(principal: Principal, work: (ctx: Contexte) => Promise<T>) =>
  base().platform.read(d63, principal, work);
const act = <T>(principal: Principal, work: (ctx: Contexte) => Promise<T>) =>
  base().platform.act(d63, principal, work);

const attach = (
  code: CodeSeme,
  no: number,
  plus: { cle?: string; schema?: string; source?: SchemaSeme } = {},
) =>
  act(redacteur(), (ctx) =>
    attachAction(ctx, {
      ...{ schema: plus.schema ?? schema.publicId, sous: schema.objectifs.get(no)?.id ?? "" },
      action: { schema: brouillon.publicId, action: (plus.source ?? brouillon).actions[code].publicId },
      cle: plus.cle ?? newId(),
    }),
  );
const view = (principal: Principal) =>
  read(principal, (ctx) => loadRattachements(ctx, schema.publicId, { sources: [], q: "" }));

describe("attaching an action to a second scheme", () => {
  it("changes nothing of the action, and is said in the journal of both", async () => {
    const before = await contents(base().database, [d63]);
    await attach("2-A", 1);
    const changed = changedTables(before, await contents(base().database, [d63]));
    expect(changed.filter((table) => !/journal|idempotence/.test(table))).toEqual(["63 rattachement"]);
    for (const id of [schema.id, brouillon.actions["2-A"].id])
      expect(await linesOf(base().platform, d63, id, "schemas.rattacher")).toHaveLength(1);
  });

  it("moves it when it is there already, and sent twice makes one", async () => {
    const cle = newId();
    const first = await attach("2-A", 1, { cle });
    expect(await attach("2-A", 1, { cle })).toBe(first);
    expect(await attach("2-A", 3)).toBe(first);
    expect((await view(redacteur())).rattachees.map(({ code, sous }) => [code, sous])).toEqual([
      ["2-A", schema.objectifs.get(3)?.id],
    ]);
  });

  it("refuses an action of the scheme itself, a place of another one, and one that is not there", async () => {
    const own = { schema: schema.publicId, action: schema.actions["1-A"].publicId };
    const under = (sous: string, action = own) =>
      act(redacteur(), (ctx) => attachAction(ctx, { schema: schema.publicId, sous, action, cle: newId() }));
    await expect(under(schema.objectifs.get(1)?.id ?? "")).rejects.toMatchObject({
      code: "rattachement.meme-schema",
    });
    const other = { schema: brouillon.publicId, action: brouillon.actions["1-A"].publicId };
    for (const sous of [brouillon.objectifs.get(1)?.id ?? "", newId(), "", "x".repeat(100_000), "'; --"])
      await expect(under(sous, other)).rejects.toMatchObject({ code: "introuvable" });
    await expect(attach("2-A", 1, { source: schema })).rejects.toMatchObject({ code: "introuvable" });
  });

  it("refuses a closed scheme, to attach and to detach", async () => {
    const id = await attach("2-A", 1);
    await act(ESSAIS, ({ tx }) =>
      tx.updateTable("schema").set({ phase: "clos" }).where("id", "=", schema.id).execute(),
    );
    await expect(attach("2-B", 1)).rejects.toMatchObject({ code: "ecrire.schema-clos" });
    await expect(
      act(redacteur(), (ctx) => detachAction(ctx, { schema: schema.publicId, rattachement: id })),
    ).rejects.toMatchObject({ code: "ecrire.schema-clos" });
  });

  it("detaches once: the second time finds nothing", async () => {
    const rattachement = await attach("2-A", 1);
    const detach = () =>
      act(redacteur(), (ctx) => detachAction(ctx, { schema: schema.publicId, rattachement }));
    await detach();
    await expect(detach()).rejects.toMatchObject({ code: "introuvable" });
    expect((await view(redacteur())).rattachees).toEqual([]);
  });
});

describe("what is attached from a draft", () => {
  it("is nowhere said to a visitor, who reads the scheme that shows it", async () => {
    await attach("2-A", 1);
    expect((await view(redacteur())).rattachees).toHaveLength(1);
    const { rattachees, places, candidats } = await view(ANONYME);
    expect({ rattachees, places, candidats }).toEqual({ rattachees: [], places: [], candidats: null });
    const said = await read(ANONYME, async (ctx) => [
      await exportPlan(ctx, schema.publicId, SANS_FILTRE),
      await loadTableau(ctx, schema.publicId),
    ]);
    expect(JSON.stringify(said)).not.toContain("secret");
    const ids = { schema: schema.publicId, action: brouillon.actions["2-A"].publicId };
    expect(await read(redacteur(), (ctx) => findMaison(ctx, ids))).toBe(brouillon.publicId);
    expect(await read(ANONYME, (ctx) => findMaison(ctx, ids))).toBeNull();
  });

  it("is not named from an action of a public scheme attached to the draft", async () => {
    await act(redacteur(), (ctx) =>
      attachAction(ctx, {
        ...{ schema: brouillon.publicId, sous: brouillon.objectifs.get(1)?.id ?? "", cle: newId() },
        action: { schema: schema.publicId, action: schema.actions["1-A"].publicId },
      }),
    );
    const action = { id: schema.actions["1-A"].id, schema: { id: schema.id } };
    const named = (principal: Principal) =>
      read(principal, (ctx) => readAutresPlans(ctx, action)).then(({ rattachements }) =>
        rattachements.map(({ titre }) => titre),
      );
    expect(await named(redacteur())).toEqual([`Projet tenu secret ${number}`]);
    expect(await named(ANONYME)).toEqual([]);
  });
});

describe("what is attached", () => {
  it("leaves both files as they are imported again, even where an objectif holds nothing else", async () => {
    // Objectif 3 holds 3-A alone: moved away in effect by its removal, only what is attached is left under it.
    await act(ESSAIS, ({ tx, now }) =>
      tx
        .updateTable("action")
        .set({ retiree_le: now.toString() })
        .where("id", "=", schema.actions["3-A"].id)
        .execute(),
    );
    await attach("2-A", 3);
    await attach("2-B", 1);
    const files = await read(redacteur(), async (ctx) => {
      const { headers, rows } = await exportPlan(ctx, schema.publicId, SANS_FILTRE);
      expect(headers.at(-1)).toBe("Rattachée, du schéma");
      expect(rows.filter((row) => row.at(-1) !== "")).toHaveLength(2);
      return {
        "plan.csv": Buffer.from(csvText(headers, rows)),
        "tableau.xlsx": Buffer.from(await tableauXlsx(await loadTableau(ctx, schema.publicId))),
      };
    });
    for (const [name, bytes] of Object.entries(files)) {
      const lecture = await readSheets(bytes, name);
      const { erreurs, difference } = await read(redacteur(), async (ctx) =>
        examinePlan(ctx, (await findSchema(ctx, schema.publicId)).id, lecture, {}),
      );
      expect({ name, erreurs, comptes: difference.comptes }).toEqual({
        ...{ name, erreurs: [] },
        comptes: { ajoutees: 0, modifiees: 0, inchangees: 4, absentes: 0 },
      });
    }
  });

  it("is asked about once, in its own scheme", async () => {
    const { piloteNomme } = acteurs.personnes;
    const titles = () =>
      read(piloteNomme, listMesActions).then((mine) =>
        mine.map(({ publicId, schema }) => `${schema} ${publicId}`).sort(),
      );
    const before = await titles();
    await attach("2-B", 1);
    expect(await titles()).toEqual(before);
  });
});
