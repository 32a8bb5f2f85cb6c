import { Temporal } from "temporal-polyfill";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import { type CodeSeme, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { type NouvellesDonnees, recordPointAvancement } from "./record-point-avancement.ts";

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

const day = (text: string) => Temporal.PlainDate.from(text);

/** Gives news as the redactor of the Caf, at the instant of the tests or at another. */
function tell(code: CodeSeme, said: Partial<NouvellesDonnees>, at?: string) {
  const platform = at ? new Platform(base().database, clockAt(at)) : base().platform;
  return platform.act(d63, acteurs.personnes.caf.redacteur, (ctx) =>
    recordPointAvancement(ctx, {
      ...{ schema: schema.publicId, action: schema.actions[code].publicId, cle: newId() },
      ...{ statut: "en_cours", avancement: 30, meteo: "soleil", commentaire: "", blocage: null },
      ...said,
    }),
  );
}

/** The news of an action, oldest first, and which of them its line shows. */
async function newsOf(code: CodeSeme) {
  const { id } = schema.actions[code];
  return base().platform.read(d63, acteurs.personnes.caf.lecteur, async (ctx) => {
    const points = await ctx.tx
      .selectFrom("point_avancement")
      .selectAll()
      .where("departement", "=", d63)
      .where("action", "=", id)
      .orderBy("id")
      .execute();
    const shown = actionsOf(await loadPlan(ctx, schema.publicId)).find((action) => action.id === id);
    return { points, shown };
  });
}

describe("news of an action", () => {
  it("are kept with their author, and shown", async () => {
    const blocage = {
      raison: " Pas de local ",
      condition: "Un local de la commune",
      echeance: day("2027-01-15"),
    };
    const id = await tell("1-A", { avancement: 45, meteo: "orage", commentaire: "  On avance. ", blocage });
    const { points, shown } = await newsOf("1-A");
    const { personne, nom, institution } = acteurs.personnes.caf.redacteur;
    expect(points).toMatchObject([
      {
        ...{ id, date: "2026-11-22", statut: "en_cours", avancement: 45, meteo: "orage" },
        ...{ commentaire: "On avance.", auteur: personne, auteur_nom: nom, institution },
        ...{ blocage_raison: "Pas de local", blocage_condition: "Un local de la commune" },
        blocage_echeance: "2027-01-15",
      },
    ]);
    expect(shown).toMatchObject({
      avancement: 45,
      meteo: "orage",
      situation: { statut: "en_cours", bloquee: true },
    });
  });

  it("leave a line in the journal, signed", async () => {
    await tell("1-A", { commentaire: "Ouverte." });
    const lines = await linesOf(
      base().platform,
      d63,
      schema.actions["1-A"].id,
      "schemas.donner-des-nouvelles",
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      objet_genre: "action",
      auteur_genre: "personne",
      auteur_personne: acteurs.personnes.caf.redacteur.personne,
      auteur_institution_nom: "Caf",
      avant: null,
      apres: { statut: "en_cours", avancement: 30, date: "2026-11-22", commentaire: "Ouverte." },
    });
  });

  it("are added to those that were there, which do not change", async () => {
    await tell("1-A", { avancement: 10 }, "2026-01-10T09:00:00Z");
    const before = (await newsOf("1-A")).points;
    await tell("1-A", { avancement: 20 }, "2026-02-10T09:00:00Z");
    const { points, shown } = await newsOf("1-A");
    expect(points.slice(0, 1)).toEqual(before);
    expect(points.map((point) => point.avancement)).toEqual([10, 20]);
    expect(shown?.avancement).toBe(20);
  });

  it("told late of an older day do not hide the newer", async () => {
    await tell("1-A", { avancement: 60, date: day("2026-06-30") }, "2026-07-01T09:00:00Z");
    await tell("1-A", { avancement: 20, date: day("2026-03-31") }, "2026-07-02T09:00:00Z");
    const { points, shown } = await newsOf("1-A");
    expect(points).toHaveLength(2);
    expect(shown?.avancement).toBe(60);
    expect(shown?.dernierPoint?.toString()).toBe("2026-06-30");
  });

  it("told twice of one day: the last said is shown", async () => {
    await tell("1-A", { avancement: 60, date: day("2026-06-30") }, "2026-07-01T09:00:00Z");
    await tell("1-A", { avancement: 55, date: day("2026-06-30") }, "2026-07-02T09:00:00Z");
    expect((await newsOf("1-A")).shown?.avancement).toBe(55);
  });

  it("sent twice at once are kept once", async () => {
    const cle = newId();
    const ids = await Promise.all([tell("2-A", { cle }), tell("2-A", { cle }), tell("2-A", { cle })]);
    expect(new Set(ids).size).toBe(1);
    expect((await newsOf("2-A")).points).toHaveLength(1);
  });

  it("that free an action end its blockage", async () => {
    const blocage = { raison: "Pas de local", condition: "Un local", echeance: day("2026-03-01") };
    await tell("1-A", { blocage }, "2026-02-01T09:00:00Z");
    await tell("1-A", {}, "2026-04-01T09:00:00Z");
    expect((await newsOf("1-A")).shown?.situation.bloquee).toBe(false);
  });

  it("of the first day of the scheme and of today are taken", async () => {
    await tell("1-A", { date: day("2022-01-01") });
    await tell("1-A", { date: day("2026-11-22") });
    expect((await newsOf("1-A")).points).toHaveLength(2);
  });

  it("are dated in Paris, where it may be tomorrow already", async () => {
    await tell("1-A", {}, "2026-06-30T22:30:00Z");
    expect((await newsOf("1-A")).shown?.dernierPoint?.toString()).toBe("2026-07-01");
  });
});

describe("refused, with nothing written", () => {
  const complete = {
    raison: "Pas de local",
    condition: "Un local",
    echeance: Temporal.PlainDate.from("2027-01-15"),
  };

  it.each<[string, Partial<NouvellesDonnees>, string]>([
    ["tomorrow", { date: day("2026-11-23") }, "point.date-a-venir"],
    ["before the scheme", { date: day("2021-12-31") }, "point.date-avant-schema"],
    ["a blockage without reason", { blocage: { ...complete, raison: " " } }, "point.blocage-incomplet"],
    ["a blockage that nothing lifts", { blocage: { ...complete, condition: "" } }, "point.blocage-incomplet"],
    ["done and blocked", { statut: "realisee", blocage: complete }, "point.blocage-sans-objet"],
    ["progress over 100", { avancement: 101 }, "point.avancement-hors-bornes"],
    ["a key that is none", { cle: "deux" }, "idempotence.cle-illisible"],
    ["another scheme's action", { schema: "zzzzzzzz" }, "introuvable"],
    ["an action that is not there", { action: "zzzzzzzz" }, "introuvable"],
  ])("%s", async (_name, said, code) => {
    const before = await contents(base().database, [d63]);
    await expect(tell("1-A", said)).rejects.toMatchObject({ code });
    expect(changedTables(before, await contents(base().database, [d63]))).toEqual([]);
  });

  it("a scheme that is closed", async () => {
    schema = await seedSchema(base().platform, d63, acteurs, { titre: "Schéma clos", phase: "clos" });
    const before = await contents(base().database, [d63]);
    await expect(tell("1-A", {})).rejects.toMatchObject({ code: "point.schema-clos", status: 409 });
    expect(changedTables(before, await contents(base().database, [d63]))).toEqual([]);
  });

  it("an action that was removed from the plan", async () => {
    await base().platform.act(d63, acteurs.personnes.caf.redacteur, ({ tx, now }) =>
      tx
        .updateTable("action")
        .set({ retiree_le: now.toString() })
        .where("id", "=", schema.actions["1-A"].id)
        .execute(),
    );
    await expect(tell("1-A", {})).rejects.toMatchObject({ code: "introuvable" });
  });
});
