import { beforeAll, describe, expect, it } from "vitest";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { attachAction, detachAction } from "../../commands/renvois/attach-action.ts";
import { actionsOf, loadPlan } from "./load-plan.ts";
import { loadVueEnsemble } from "./load-vue-ensemble.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;
let brouillon: SchemaSeme;
let rattachement: string;
/** Somebody of the département whom nothing names: reads what is public. */
let ailleurs: PrincipalPersonne;

beforeAll(async () => {
  const { platform } = base();
  acteurs = await seedActeurs(platform, d63);
  schema = await seedSchema(platform, d63, acteurs);
  brouillon = await seedSchema(platform, d63, acteurs, { titre: "Brouillon", phase: "elaboration" });
  ailleurs = { ...acteurs.personnes.caf.lecteur, personne: newId(), institution: newId() };
  rattachement = await platform.act(d63, ESSAIS, (ctx) =>
    attachAction(ctx, {
      ...{ schema: schema.publicId, sous: schema.objectifs.get(1)?.id ?? "", cle: newId() },
      action: { schema: brouillon.publicId, action: brouillon.actions["2-A"].publicId },
    }),
  );
});

const total = (principal: PrincipalPersonne) =>
  base()
    .platform.read(d63, principal, (ctx) => loadVueEnsemble(ctx, schema.publicId))
    .then(({ bilan }) => bilan.total);

const attached = (principal: PrincipalPersonne, publicId = schema.publicId) =>
  base()
    .platform.read(d63, principal, (ctx) => loadPlan(ctx, publicId))
    .then((plan) => actionsOf(plan).filter((action) => action.rattachee !== null));

describe("an action attached to a second scheme", () => {
  it("stands in its plan for whoever may read where it is written, and marked", async () => {
    expect(await attached(acteurs.personnes.caf.lecteur)).toMatchObject([
      { code: "2-A", rattachee: { schema: brouillon.publicId, titre: "Brouillon" } },
    ]);
    expect(await attached(ailleurs)).toEqual([]);
  });

  it("is not shown by an overview that somebody else remembered", async () => {
    const { lecteur } = acteurs.personnes.caf;
    expect([await total(lecteur), await total(ailleurs), await total(lecteur)]).toEqual([6, 5, 6]);
  });

  it("stays in its own scheme when it is detached", async () => {
    await base().platform.act(d63, ESSAIS, (ctx) =>
      detachAction(ctx, { schema: schema.publicId, rattachement }),
    );
    expect(await attached(acteurs.personnes.caf.lecteur)).toEqual([]);
    const own = await base().platform.read(d63, acteurs.personnes.caf.lecteur, (ctx) =>
      loadPlan(ctx, brouillon.publicId),
    );
    expect(actionsOf(own).map(({ code }) => code)).toContain("2-A");
  });
});
