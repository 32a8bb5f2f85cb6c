import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { changesOf, linesOf } from "#testing/journal.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import type { NumeroChange } from "../../domain/ordre/numeros.ts";
import { findActions } from "../../queries/find-trouvables.ts";
import { loadNumeros } from "../../queries/ordre/load-numeros.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { insertMembre } from "../membres/write-membre.ts";
import { moveNiveau } from "./move-niveau.ts";
import { renumber, undoRenumber } from "./renumber.ts";

const base = setUpDatabase();
let monde: Monde;
let schema: SchemaSeme;
let number = 0;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
});
/** Each time a scheme where 1-A went after 1-B, and 3-A before 2-A under the second objectif. */
beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, D63, monde.acteurs, { titre: `Schéma numéroté ${number}` });
  await move("1-A", 1, null);
  await move("3-A", 2, schema.actions["2-A"].id);
});

const redacteur = () => monde.acteurs.personnes.caf.redacteur;
const act = <T>(work: (ctx: Contexte) => Promise<T>, who: Principal = redacteur()) =>
  base().platform.act(D63, who, work);
const move = (code: "1-A" | "3-A", sous: number, avant: string | null) =>
  act((ctx) =>
    moveNiveau(ctx, {
      ...{ schema: schema.publicId, niveau: "action", id: schema.actions[code].id, revision: 1 },
      ...{ sous: schema.objectifs.get(sous)?.id ?? "", avant },
    }),
  );
const codes = async () =>
  actionsOf(await act((ctx) => loadPlan(ctx, schema.publicId))).map(({ code }) => code);
const preview = async (niveau = "tous") =>
  (await act((ctx) => loadNumeros(ctx, { schema: schema.publicId, niveau }))).lignes ?? [];
const run = (apercu: readonly NumeroChange[], who?: Principal, cle = newId(), niveau = "tous") =>
  act((ctx) => renumber(ctx, { schema: schema.publicId, niveau, apercu, cle }), who);
const undo = (renumerotation: string, who?: Principal) =>
  act((ctx) => undoRenumber(ctx, { schema: schema.publicId, renumerotation }), who);

describe("renumbering a plan", () => {
  it("shows what changes, then gives the codes in the order of the plan, each in the journal", async () => {
    expect(await codes()).toEqual(["1-B", "1-A", "3-A", "2-A", "2-B"]);
    const lignes = await preview();
    expect(lignes.map(({ avant, apres }) => `${avant} ${apres}`)).toEqual([
      ...["1-B 1-A", "1-A 1-B", "3-A 2-A", "2-A 2-B", "2-B 2-C"],
    ]);
    await run(lignes);
    expect(await codes()).toEqual(["1-A", "1-B", "2-A", "2-B", "2-C"]);
    const { id } = schema.actions["3-A"];
    expect(changesOf(await linesOf(base().platform, D63, id, "schemas.renumeroter"))).toEqual([
      { operation: "schemas.renumeroter", avant: { code: "3-A" }, apres: { code: "2-A" } },
    ]);
    expect(changesOf(await linesOf(base().platform, D63, schema.id, "schemas.renumeroter"))).toEqual([
      { operation: "schemas.renumeroter", avant: null, apres: { renumerotes: 5 } },
    ]);
    expect(await preview()).toEqual([]);
    // The search finds it by the code that people still quote.
    const found = (await act(findActions)).find((one) => one.id === id);
    expect(found?.titre).toBe("2-A Publier un annuaire");
    expect(found?.textes).toContain("Ancien code : 3-A");
  });

  it("is undone, once", async () => {
    const before = await codes();
    const id = await run(await preview());
    await undo(id);
    expect(await codes()).toEqual(before);
    const after = await contents(base().database, [D63]);
    await undo(id);
    expect(changedTables(after, await contents(base().database, [D63]))).toEqual([]);
  });

  it("is not undone under a code that somebody changed or gave since", async () => {
    const id = await run(await preview());
    const { id: action } = schema.actions["3-A"];
    await act((ctx) => ctx.tx.updateTable("action").set({ code: "9-Z" }).where("id", "=", action).execute());
    await expect(undo(id)).rejects.toMatchObject({
      code: "numeros.suivis",
      status: 409,
      details: { nombre: 1, titre: "Publier un annuaire" },
    });
    expect(await codes()).toEqual(["1-A", "1-B", "9-Z", "2-B", "2-C"]);
  });

  it("sent twice at once, is done once", async () => {
    const lignes = await preview();
    const cle = newId();
    const [first, second] = await Promise.all([run(lignes, undefined, cle), run(lignes, undefined, cle)]);
    expect(second).toBe(first);
    expect(await linesOf(base().platform, D63, schema.id, "schemas.renumeroter")).toHaveLength(1);
  });

  it("done by two people at once, is done by one of them", async () => {
    const lignes = await preview();
    const settled = await Promise.allSettled([
      run(lignes),
      run(lignes, monde.acteurs.personnes.caf.administrateur),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = settled.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "numeros.perimes", status: 409 });
  });

  it("is refused when the plan is no longer as its preview showed it, and when nothing changes", async () => {
    const lignes = await preview();
    await act((ctx) =>
      moveNiveau(ctx, {
        ...{ schema: schema.publicId, niveau: "action", id: schema.actions["2-B"].id, revision: 1 },
        ...{ sous: schema.objectifs.get(1)?.id ?? "", avant: null },
      }),
    );
    const before = await contents(base().database, [D63]);
    await expect(run(lignes)).rejects.toMatchObject({ code: "numeros.perimes", status: 409 });
    await expect(run([])).rejects.toMatchObject({ code: "numeros.perimes" });
    await expect(run(lignes, undefined, newId(), "chapitre")).rejects.toMatchObject({
      code: "formulaire.choix",
    });
    expect(changedTables(before, await contents(base().database, [D63]))).toEqual([]);
    await run(await preview());
    await expect(run([])).rejects.toMatchObject({ code: "numeros.rien" });
  });

  it("is refused from a fiche that was open meanwhile: its old code is not written back", async () => {
    const { revision } = await act((ctx) =>
      ctx.tx
        .selectFrom("action")
        .select("revision")
        .where("id", "=", schema.actions["2-A"].id)
        .executeTakeFirstOrThrow(),
    );
    await run(await preview());
    const after = await act((ctx) =>
      ctx.tx
        .selectFrom("action")
        .select("revision")
        .where("id", "=", schema.actions["2-A"].id)
        .executeTakeFirstOrThrow(),
    );
    expect(after.revision).toBe(revision + 1);
  });
});

describe("who may not renumber", () => {
  it("a copilot of one volet, an institution that holds nothing, another département; nor undo", async () => {
    const lignes = await preview();
    const id = await run(lignes);
    const { institution, personnes } = monde.autre;
    await act(async (ctx) => {
      const volet = await ctx.tx
        .selectFrom("volet")
        .select("id")
        .where("schema", "=", schema.id)
        .orderBy("ordre")
        .executeTakeFirstOrThrow();
      const portee = { genre: "volets" as const, ids: [volet.id as Id<"volet">] };
      const membre = { institution, role: "copilote" as const, portee, du: ctx.today, au: null };
      await insertMembre(ctx, "schemas.ajouter-copilote", schema.id, {
        ...membre,
        etat: "acceptee",
        succedeA: null,
      });
    });
    const before = await contents(base().database, [D63, D43]);
    for (const who of [personnes.redacteur, monde.acteurs.personnes.caf.lecteur]) {
      await expect(run([], who)).rejects.toMatchObject({ status: 403 });
      await expect(undo(id, who)).rejects.toMatchObject({ status: 403 });
    }
    const abroad = monde.voisins.personnes.caf.redacteur;
    const asked: ((ctx: Contexte) => Promise<unknown>)[] = [
      (ctx) => renumber(ctx, { schema: schema.publicId, niveau: "tous", apercu: [], cle: newId() }),
      (ctx) => undoRenumber(ctx, { schema: schema.publicId, renumerotation: id }),
      (ctx) => undoRenumber(ctx, { schema: monde.schemaVoisin.publicId, renumerotation: id }),
    ];
    for (const work of asked)
      await expect(base().platform.act(D43, abroad, work)).rejects.toMatchObject({ status: 404 });
    await expect(undo(newId())).rejects.toMatchObject({ code: "introuvable" });
    await expect(undo("'; --")).rejects.toMatchObject({ code: "introuvable" });
    expect(changedTables(before, await contents(base().database, [D63, D43]))).toEqual([]);
  });
});
