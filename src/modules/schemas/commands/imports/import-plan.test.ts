import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import { columnsBut, type LignePlan, PLAN, planCsv, withChange } from "#testing/plan-csv.ts";
import type { Choix } from "../../domain/imports/choix.ts";
import { conflictKey } from "../../domain/imports/three-way.ts";
import { examinePlan } from "../../queries/imports/examine-plan.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { type ActionDuPlan, actionsOf, loadPlan } from "../../queries/plan/load-plan.ts";
import { createSchema } from "../ecrire/create-schema.ts";
import { updateAction } from "../ecrire/update-action.ts";
import { recordPointAvancement } from "../nouvelles/record-point-avancement.ts";
import { importPlan } from "./import-plan.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: string;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

let number = 0;
beforeEach(async () => {
  number += 1;
  const annees = { debut: 2022, fin: 2026 };
  const titre = `Schéma ${number}`;
  const made = await act((ctx) =>
    createSchema(ctx, { titre, type: "sdsf", ...annees, phase: "mise_en_oeuvre" }),
  );
  schema = made.publicId;
});

function act<T>(work: (ctx: Contexte) => Promise<T>): Promise<T> {
  return base().platform.act(d63, acteurs.personnes.caf.redacteur, work);
}

/** Imports a plan as the redactor of the Caf; gives the counts. */
async function bring(plan: readonly LignePlan[], choix: Choix = {}, columns?: (keyof LignePlan)[]) {
  const lecture = await planCsv(plan, columns);
  const { erreurs, ...comptes } = await act(async (ctx) =>
    importPlan(ctx, await findSchema(ctx, schema), lecture, choix),
  );
  expect(erreurs).toEqual([]);
  return comptes;
}

const actions = () => act(async (ctx) => actionsOf(await loadPlan(ctx, schema)));
async function action(code: string): Promise<ActionDuPlan> {
  const found = (await actions()).find((one) => one.code === code);
  if (!found) throw new Error(`no action ${code}`);
  return found;
}
const everything = () => contents(base().database, [d63]);

/** Changes the title of an action on screen. */
async function onScreen(code: string, intitule: string): Promise<void> {
  const { publicId } = await action(code);
  await act(async (ctx) => {
    const { revision, nature, debut, fin } = await findAction(ctx, { schema, action: publicId });
    await updateAction(ctx, { schema, action: publicId, revision, intitule, nature, debut, fin });
  });
}

describe("a plan imported into an empty scheme", () => {
  it("is all there, in its order, with its pilots and partners resolved", async () => {
    expect(await bring(PLAN)).toEqual({ ajoutees: 4, modifiees: 0, inchangees: 0, absentes: 0 });
    const names = (list: readonly { court: string }[]) => list.map((one) => one.court);
    const read = (await actions()).map(({ code, nature, debut, fin, pilotes, partenaires }) => [
      ...[code, nature, debut, fin, names(pilotes), names(partenaires)],
    ]);
    expect(read).toEqual([
      ["1-A", "nouvelle", "2023", null, ["Caf", "CD"], ["MSA"]],
      ["1-B", "a_poursuivre", null, null, ["Caf", "CD"], ["MSA"]],
      ["1-C", "nouvelle", "2024", "2025", ["PMI"], ["MSA"]],
      ["2-A", "nouvelle", "2024-01", "2026-06-30", ["MSA"], ["Les Petits Pas"]],
    ]);
    const { volets } = await act((ctx) => loadPlan(ctx, schema));
    expect(volets.map((volet) => volet.titre)).toEqual(["Petite enfance", "Parentalité"]);
  });

  it("imported again changes nothing but a line in the journal", async () => {
    await bring(PLAN);
    const before = await everything();
    const again = { ajoutees: 0, modifiees: 0, inchangees: 4, absentes: 0 };
    expect(await bring(PLAN)).toEqual(again);
    expect(await bring(PLAN.toReversed())).toMatchObject({ ...again });
    expect(await bring(PLAN)).toEqual(again);
    expect(changedTables(before, await everything())).toEqual([
      "63 journal",
      "63 journal_tete",
      "63 journal_valeur",
    ]);
  });

  it("imported by two persons at once is there once", async () => {
    const both = await Promise.all([bring(PLAN), bring(PLAN)]);
    expect(both.map((comptes) => comptes.ajoutees).sort()).toEqual([0, 4]);
    expect(await actions()).toHaveLength(4);
  });

  it("creates an unknown name once, to be confirmed, and finds it the next time", async () => {
    const plan = PLAN.map((ligne) => ({ ...ligne, partenaires: "Réseau des ludothèques ; MSA" }));
    await bring(plan);
    const created = () =>
      act(({ tx }) =>
        tx
          .selectFrom("acteur")
          .select(["nom", "genre", "a_confirmer"])
          .where("a_confirmer", "=", true)
          .execute(),
      );
    expect(await created()).toEqual([{ nom: "Réseau des ludothèques", genre: "reseau", a_confirmer: true }]);
    expect(await bring(plan)).toMatchObject({ inchangees: 4 });
    expect(await created()).toHaveLength(1);
  });
});

describe("a file that changed", () => {
  beforeEach(() => bring(PLAN));

  it("changes the action whose title it changes, and that one only", async () => {
    const plan = withChange(PLAN, "1-B", { action: "Réunir les relais deux fois l'an" });
    expect(await bring(plan)).toEqual({ ajoutees: 0, modifiees: 1, inchangees: 3, absentes: 0 });
    expect((await action("1-B")).intitule).toBe("Réunir les relais deux fois l'an");
    expect(await bring(plan)).toMatchObject({ modifiees: 0, inchangees: 4 });
  });

  it("gives its code to an action that was imported without one", async () => {
    await base().platform.act(d63, { genre: "systeme", nom: "essai" }, async ({ tx }) => {
      await tx.updateTable("action").set({ code: null }).where("code", "=", "1-B").execute();
    });
    const before = await actions();
    expect(await bring(PLAN)).toEqual({ ajoutees: 0, modifiees: 1, inchangees: 3, absentes: 0 });
    expect((await action("1-B")).id).toBe(before.find((one) => one.code === null)?.id);
  });

  it("moves an action, keeping its address and its news", async () => {
    const { id, publicId } = await action("1-C");
    const news = {
      statut: "en_cours",
      avancement: 40,
      meteo: "soleil",
      commentaire: "",
      blocage: null,
    } as const;
    await act((ctx) => recordPointAvancement(ctx, { schema, action: publicId, cle: newId(), ...news }));
    const [, , , last] = PLAN;
    expect(
      await bring(withChange(PLAN, "1-C", { ...last, action_code: "1-C", action: "Former les équipes" })),
    ).toMatchObject({
      modifiees: 1,
    });
    expect(await action("1-C")).toMatchObject({ id, publicId, avancement: 40 });
  });

  it("leaves alone the fields of a column that it does not have", async () => {
    const columns = columnsBut("nature", "debut", "fin", "pilotage", "partenaires");
    const before = await actions();
    expect(await bring(PLAN, {}, columns)).toMatchObject({ modifiees: 0, inchangees: 4 });
    expect(await actions()).toEqual(before);
  });

  it("lists the actions that it does not have, and removes them only when told", async () => {
    const shorter = PLAN.filter((ligne) => ligne.action_code !== "1-B");
    expect(await bring(shorter)).toEqual({ ajoutees: 0, modifiees: 0, inchangees: 3, absentes: 1 });
    expect(await actions()).toHaveLength(4);
    expect(await bring(shorter, { retirerAbsentes: true })).toMatchObject({ absentes: 1 });
    expect((await actions()).map((one) => one.code)).toEqual(["1-A", "1-C", "2-A"]);
    expect(await bring(shorter)).toMatchObject({ absentes: 0, inchangees: 3 });
    expect(await bring(PLAN)).toMatchObject({ ajoutees: 1, inchangees: 3 });
  });
});

describe("what was changed on screen since", () => {
  const ECRAN = "Réunir les relais, avec les familles";
  beforeEach(async () => {
    await bring(PLAN);
    await onScreen("1-B", ECRAN);
  });

  it("is kept when the file has not moved", async () => {
    expect(await bring(PLAN)).toMatchObject({ modifiees: 0, inchangees: 4 });
    expect((await action("1-B")).intitule).toBe(ECRAN);
  });

  it("is kept when the file moved too, and shown as a conflict; the file wins when it is ticked", async () => {
    const plan = withChange(PLAN, "1-B", { action: "Réunir les relais à distance" });
    const { id } = await action("1-B");
    const lecture = await planCsv(plan);
    const { difference } = await act(async (ctx) =>
      examinePlan(ctx, (await findSchema(ctx, schema)).id, lecture, {}),
    );
    const places = difference.volets.flatMap((v) =>
      v.engagements.flatMap((e) => e.objectifs.flatMap((o) => o.actions)),
    );
    expect(places.flatMap((place) => place.champs)).toEqual([
      {
        champ: "intitule",
        avant: ECRAN,
        apres: "Réunir les relais à distance",
        conflit: true,
        retenu: "ecran",
      },
    ]);
    const prendreFichier = [conflictKey(id, "intitule")];
    const fileWins = await bring(plan, { prendreFichier });
    expect(fileWins).toMatchObject({ modifiees: 1 });
    expect((await action("1-B")).intitule).toBe("Réunir les relais à distance");
  });

  it("stays after a conflict that the screen won, however often the file comes back", async () => {
    const plan = withChange(PLAN, "1-B", { action: "Réunir les relais à distance" });
    expect(await bring(plan)).toMatchObject({ modifiees: 0, inchangees: 4 });
    expect(await bring(plan)).toMatchObject({ modifiees: 0, inchangees: 4 });
    expect((await action("1-B")).intitule).toBe(ECRAN);
  });

  it("does not stop the file from changing the rest", async () => {
    expect(await bring(withChange(PLAN, "1-B", { debut: "2025" }))).toMatchObject({ modifiees: 1 });
    expect(await action("1-B")).toMatchObject({ intitule: ECRAN, debut: "2025" });
  });
});

describe("a file with errors writes nothing at all", () => {
  it.each<[string, Partial<LignePlan>]>([
    ["an action without a title", { action: "" }],
    ["an unknown nature", { nature: "peut-être" }],
    ["an end before the start", { debut: "2025", fin: "2024" }],
    ["a code borne twice", { action_code: "1-A" }],
    ["a date that is none", { debut: "bientôt" }],
  ])("%s", async (_name, change) => {
    const before = await everything();
    const attempt = bring(withChange(PLAN, "1-C", change));
    await expect(attempt).rejects.toMatchObject({
      code: "import.erreurs",
      details: { erreurs: expect.any(Number) },
    });
    expect(changedTables(before, await everything())).toEqual([]);
  });

  it("two acteurs of the same name", async () => {
    const twice = { genre: "institution" as const, nom: "Mutuelle du Val" };
    await act((ctx) => createActeurs(ctx, [twice, twice]));
    const before = await everything();
    await expect(bring(withChange(PLAN, "1-C", { pilotage: "Mutuelle du Val" }))).rejects.toMatchObject({
      code: "import.erreurs",
    });
    expect(changedTables(before, await everything())).toEqual([]);
  });
});
