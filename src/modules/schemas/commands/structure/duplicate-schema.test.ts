import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { fillFiches } from "#testing/lectures.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { REPRISE_USUELLE, type Reprise } from "../../domain/structure/reprise.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { actionsOf, loadPlan, objectifsOf } from "../../queries/plan/load-plan.ts";
import { readDetailsAction, readFicheObjectif } from "../../queries/plan/read-details.ts";
import { recordPointAvancement } from "../nouvelles/record-point-avancement.ts";
import { copySchema, duplicateSchema, type SchemaDuplique } from "./duplicate-schema.ts";

const base = setUpDatabase();
let monde: Monde;

const asRedacteur = <T>(work: (ctx: Contexte) => Promise<T>) =>
  base().platform.act(D63, monde.acteurs.personnes.caf.redacteur, work);

beforeAll(async () => {
  monde = await seedMonde(base().platform);
  await asRedacteur((ctx) => fillFiches(ctx, monde));
  const ids = { schema: monde.schema.publicId, action: monde.schema.actions["1-A"].publicId };
  await asRedacteur((ctx) =>
    recordPointAvancement(ctx, {
      ...{ ...ids, cle: newId(), statut: "en_cours", avancement: 40, meteo: "soleil" },
      ...{ commentaire: "", blocage: null },
    }),
  );
});

let number = 0;
function wanted(reprise: Partial<Reprise> = {}): SchemaDuplique {
  number += 1;
  return {
    ...{ source: monde.schema.publicId, titre: `Suite ${number}`, type: "sdsf", debut: 2027, fin: 2030 },
    reprise: { ...REPRISE_USUELLE, ...reprise },
  };
}

const shape = async (ctx: Contexte, schema: string) => {
  const { volets } = await loadPlan(ctx, schema);
  return volets.map((volet) => [
    volet.titre,
    objectifsOf(volet).map(({ no, titre, actions }) => [no, titre, actions.map(({ code }) => code)]),
  ]);
};

describe("a scheme made from another", () => {
  it("has its plan, its pilots, its fiches, and no news", async () => {
    const { source, copy, before } = await asRedacteur(async (ctx) => {
      const { publicId } = await copySchema(ctx, wanted());
      return {
        before: await loadPlan(ctx, monde.schema.publicId),
        source: await shape(ctx, monde.schema.publicId),
        copy: { plan: await loadPlan(ctx, publicId), shape: await shape(ctx, publicId) },
      };
    });
    expect(copy.shape).toEqual(source);
    expect(copy.plan.schema).toMatchObject({ phase: "elaboration", debut: 2027, forme: "engagements" });
    const pilots = ({ volets }: typeof before) =>
      actionsOf({ volets }).map(({ pilotes }) => pilotes.map(({ nom }) => nom));
    expect(pilots(copy.plan)).toEqual(pilots(before));
    expect(
      actionsOf(copy.plan).map(({ avancement, dernierPoint, debut }) => [avancement, dernierPoint, debut]),
    ).toEqual(actionsOf(before).map(() => [0, null, null]));
  });

  it("takes each thing when it is asked, and leaves it otherwise", async () => {
    const all = { jalons: true, dates: true };
    const nothing = Object.fromEntries(Object.keys(REPRISE_USUELLE).map((key) => [key, key === "actions"]));
    for (const [reprise, full] of [
      [all, true],
      [nothing, false],
    ] as const) {
      await asRedacteur(async (ctx) => {
        const { publicId, copies } = await copySchema(ctx, wanted(reprise));
        const [first] = actionsOf(await loadPlan(ctx, publicId));
        const action = await findAction(ctx, { schema: publicId, action: first?.publicId ?? "" });
        const details = await readDetailsAction(ctx, action.id);
        const source = await readDetailsAction(ctx, monde.schema.actions["1-A"].id);
        const objectif = await readFicheObjectif(
          ctx,
          copies.get(monde.schema.objectifs.get(1)?.id ?? "") ?? newId(),
        );
        expect(details.jalons).toEqual(full ? source.jalons.map((one) => ({ ...one, fait: false })) : []);
        expect(details.territoires).toEqual(full ? source.territoires : []);
        expect(details.etiquettes).toEqual(full ? source.etiquettes : []);
        expect(details.acteurs.pilotes).toEqual(full ? source.acteurs.pilotes : []);
        expect(action.debut).toEqual(full ? "2023" : null);
        expect(objectif.indicateurs.length > 0).toBe(full);
        expect(objectif.resultatsAttendus.length > 0).toBe(full);
      });
    }
  });

  it("takes some actions only, or none", async () => {
    await asRedacteur(async (ctx) => {
      const chosen = [monde.schema.actions["2-A"].publicId];
      const some = await copySchema(ctx, wanted({ actions: chosen }));
      expect(actionsOf(await loadPlan(ctx, some.publicId)).map(({ code }) => code)).toEqual(["2-A"]);
      const none = await copySchema(ctx, wanted({ actions: false }));
      const plan = await loadPlan(ctx, none.publicId);
      expect(actionsOf(plan)).toEqual([]);
      expect(plan.volets.flatMap((volet) => objectifsOf(volet))).toHaveLength(3);
    });
  });

  it("is made once from a form sent twice; a taken title, years upside down and a scheme of elsewhere are refused", async () => {
    const form = { ...wanted(), cle: newId() };
    const send = () => asRedacteur((ctx) => duplicateSchema(ctx, form));
    expect(await send()).toBe(await send());
    const other = (change: Partial<SchemaDuplique>) =>
      asRedacteur((ctx) => duplicateSchema(ctx, { ...wanted(), ...change, cle: newId() }));
    await expect(other({ titre: form.titre })).rejects.toMatchObject({ code: "schema.titre-pris" });
    await expect(other({ debut: 2031, fin: 2030 })).rejects.toMatchObject({ code: "schema.annees" });
    await expect(other({ titre: " " })).rejects.toMatchObject({ code: "schema.titre-vide" });
    const abroad = base().platform.act(D43, monde.voisins.personnes.caf.redacteur, (ctx) =>
      duplicateSchema(ctx, { ...wanted(), cle: newId() }),
    );
    await expect(abroad).rejects.toMatchObject({ code: "introuvable" });
  });
});
