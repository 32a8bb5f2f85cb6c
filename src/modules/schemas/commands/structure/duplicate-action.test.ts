import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { fillFiches } from "#testing/lectures.ts";
import { D63, type Monde, seedMonde } from "#testing/monde.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { readEmport } from "../../queries/corbeille/read-emport.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { readDetailsAction } from "../../queries/plan/read-details.ts";
import { loadDupliquerAction } from "../../queries/structure/load-dupliquer-action.ts";
import { removeFromPlan } from "../corbeille/remove-from-plan.ts";
import { duplicateAction } from "./duplicate-action.ts";

const base = setUpDatabase();
let monde: Monde;
let autre: SchemaSeme;

const on = <T>(who: Principal, work: (ctx: Contexte) => Promise<T>) => base().platform.act(D63, who, work);
const redacteur = () => monde.acteurs.personnes.caf.redacteur;
const source = () => ({ schema: monde.schema.publicId, action: monde.schema.actions["1-A"].publicId });

beforeAll(async () => {
  monde = await seedMonde(base().platform);
  await on(redacteur(), (ctx) => fillFiches(ctx, monde));
  autre = await seedSchema(base().platform, D63, monde.acteurs, { titre: "Un second", phase: "elaboration" });
});

/** As the form that one opens and sends unchanged. */
async function duplicate(who: Principal, schema: SchemaSeme, cle = newId() as string): Promise<string> {
  return on(who, async (ctx) => {
    const { fiche } = await loadDupliquerAction(ctx, source());
    return duplicateAction(ctx, {
      ...{ source: source(), schema: schema.publicId, sous: schema.objectifs.get(2)?.id ?? "", cle },
      fiche: { niveau: "action", ...fiche },
    });
  });
}

describe("a copy of an action", () => {
  it("has its fiche, in its scheme or in another, without its code nor what was reached", async () => {
    for (const schema of [monde.schema, autre]) {
      const made = await duplicate(redacteur(), schema);
      await on(redacteur(), async (ctx) => {
        const from = await findAction(ctx, source());
        const copy = await findAction(ctx, { schema: schema.publicId, action: made });
        expect(copy).toMatchObject({
          ...{ intitule: from.intitule, nature: from.nature, debut: from.debut, fin: from.fin, code: null },
          objectif: schema.objectifs.get(2)?.id,
        });
        const { code: _code, jalons, ...details } = await readDetailsAction(ctx, from.id);
        expect(details.territoires.length).toBeGreaterThan(0);
        expect(await readDetailsAction(ctx, copy.id)).toMatchObject({
          ...details,
          jalons: jalons.map((one) => ({ ...one, fait: false })),
        });
      });
    }
  });

  it("is made once from a form sent twice", async () => {
    const cle = newId() as string;
    expect(await duplicate(redacteur(), monde.schema, cle)).toBe(
      await duplicate(redacteur(), monde.schema, cle),
    );
  });

  it("goes only where one writes, and starts from what is there", async () => {
    await expect(duplicate(monde.autre.personnes.redacteur, monde.schema)).rejects.toMatchObject({
      status: 403,
    });
    await expect(duplicate(monde.acteurs.personnes.caf.lecteur, monde.schema)).rejects.toMatchObject({
      status: 403,
    });
    const abroad = base().platform.act(D63, monde.voisins.personnes.caf.administrateur, (ctx) =>
      loadDupliquerAction(ctx, source()),
    );
    await expect(abroad).rejects.toMatchObject({ status: 403 });
    const objet = { niveau: "action" as const, id: monde.schema.actions["1-A"].id };
    await on(redacteur(), async (ctx) => {
      const { empreinte } = await readEmport(ctx, objet);
      await removeFromPlan(ctx, { schema: monde.schema.publicId, ...objet, empreinte });
    });
    // Whoever takes part is told that it is in the trash; nobody else is.
    await expect(duplicate(redacteur(), autre)).rejects.toMatchObject({
      ...{ code: "corbeille.disparue", status: 410 },
    });
    await expect(duplicate(monde.autre.personnes.lecteur, autre)).rejects.toMatchObject({ status: 404 });
  });
});
