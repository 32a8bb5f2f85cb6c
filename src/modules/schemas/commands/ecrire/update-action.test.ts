import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { changesOf, linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { type ActionModifiee, updateAction } from "./update-action.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

let number = 0;
beforeEach(async () => {
  number += 1;
  schema = await seedSchema(base().platform, d63, acteurs, { titre: `Schéma ${number}` });
});

function date(text: string): PartialDate {
  const found = parsePartialDate(text);
  if (!found) throw new Error(text);
  return found;
}

/** What the seed says of 2-A. */
const SEMEE = {
  intitule: "Former les équipes",
  nature: "nouvelle" as const,
  debut: date("2024"),
  fin: date("2025"),
};
const ids = () => ({ schema: schema.publicId, action: schema.actions["2-A"].publicId });

function update(change: Partial<ActionModifiee>) {
  const wanted = { ...ids(), revision: 1, ...SEMEE, ...change };
  return base().platform.act(d63, acteurs.personnes.caf.redacteur, (ctx) => updateAction(ctx, wanted));
}
const read = () => base().platform.read(d63, acteurs.personnes.caf.lecteur, (ctx) => findAction(ctx, ids()));
const journal = async () =>
  changesOf(await linesOf(base().platform, d63, schema.actions["2-A"].id, "schemas.modifier"));

describe("an action changed on screen", () => {
  it("is kept, one revision later, with before and after in the journal", async () => {
    await update({ intitule: "  Former   toutes les équipes ", fin: date("2025-09") });
    const apres = { ...SEMEE, intitule: "Former toutes les équipes", fin: "2025-09" };
    expect(await read()).toMatchObject({ ...apres, revision: 2 });
    expect(await journal()).toEqual([{ operation: "schemas.modifier", avant: SEMEE, apres }]);
  });

  it("may lose its nature and its dates", async () => {
    await update({ nature: null, debut: null, fin: null });
    expect(await read()).toMatchObject({ nature: null, debut: null, fin: null, revision: 2 });
  });

  it("may end in the year, or the month, in which it begins", async () => {
    await update({ debut: date("2024-06"), fin: date("2024") });
    await update({ revision: 2, debut: date("2024-06-15"), fin: date("2024-06") });
    expect(await read()).toMatchObject({ debut: "2024-06-15", fin: "2024-06", revision: 3 });
  });

  it("is left alone, without a word in the journal, when nothing changes", async () => {
    const before = await contents(base().database, [d63]);
    await update({});
    await update({ intitule: " Former les  équipes " });
    expect(changedTables(before, await contents(base().database, [d63]))).toEqual([]);
  });
});

it("of a closed scheme changes no more", async () => {
  await base().platform.act(d63, ESSAIS, ({ tx }) =>
    tx.updateTable("schema").set({ phase: "clos" }).where("id", "=", schema.id).execute(),
  );
  await expect(update({ intitule: "Trop tard" })).rejects.toMatchObject({ code: "ecrire.schema-clos" });
  expect(await read()).toMatchObject({ intitule: SEMEE.intitule, revision: 1 });
});

describe("one person who clicks twice", () => {
  it("is not told that somebody else changed the action", async () => {
    await update({ intitule: "Le même texte" });
    await update({ intitule: "Le même texte" });
    expect(await read()).toMatchObject({ intitule: "Le même texte", revision: 2 });
    expect(await journal()).toHaveLength(1);
  });
});

describe("two persons who change one action", () => {
  it("the second is told, and can read what the first wrote", async () => {
    await update({ intitule: "Le texte de la première" });
    const second = update({ intitule: "Le texte du second" });
    await expect(second).rejects.toMatchObject({
      code: "action.perimee",
      status: 409,
      details: { revision: 2 },
    });
    const current = await read();
    expect(current).toMatchObject({ intitule: "Le texte de la première", revision: 2 });
    await update({ intitule: "Le texte du second", revision: current.revision });
    expect(await read()).toMatchObject({ intitule: "Le texte du second", revision: 3 });
    expect(await journal()).toHaveLength(2);
  });

  it("at the very same time: one is kept, the other told", async () => {
    const both = await Promise.allSettled([update({ intitule: "Un" }), update({ intitule: "Deux" })]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await read()).toMatchObject({ revision: 2 });
    expect(await journal()).toHaveLength(1);
  });
});

it.each<[string, Partial<ActionModifiee>, string]>([
  ["no title", { intitule: " \n " }, "action.intitule-vide"],
  ["a title without end", { intitule: "x".repeat(2_001) }, "action.intitule-long"],
  ["an end before the start", { debut: date("2025"), fin: date("2024-12-31") }, "action.dates-inversees"],
  ["a revision that is not yet", { revision: 2, intitule: "Autre" }, "action.perimee"],
])("refuses %s, with nothing written", async (_name, change, code) => {
  const before = await contents(base().database, [d63]);
  await expect(update(change)).rejects.toMatchObject({ code });
  expect(changedTables(before, await contents(base().database, [d63]))).toEqual([]);
});
