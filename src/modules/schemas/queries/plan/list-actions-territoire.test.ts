import { beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "#platform/identity/principal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { fillFiches } from "#testing/lectures.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { listActionsDuTerritoire } from "./list-actions-territoire.ts";
import { readDetailsAction } from "./read-details.ts";

const base = setUpDatabase();
let monde: Monde;
let cache: SchemaSeme;
let code: string;

const list = (who: Principal, place = code, departement = D63) =>
  base().platform.read(departement, who, (ctx) => listActionsDuTerritoire(ctx, place));
const redacteur = () => monde.acteurs.personnes.caf.redacteur;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
  cache = await seedSchema(base().platform, D63, monde.acteurs, { titre: "Un second", phase: "elaboration" });
  await base().platform.act(D63, redacteur(), async (ctx) => {
    await fillFiches(ctx, monde);
  });
  const { territoires } = await base().platform.read(D63, redacteur(), (ctx) =>
    readDetailsAction(ctx, monde.schema.actions["1-A"].id),
  );
  const [place] = territoires;
  if (!place) throw new Error("no place");
  code = place.code;
  await base().platform.act(D63, redacteur(), ({ tx }) =>
    tx
      .insertInto("action_territoire")
      .values({ ...place, departement: D63, action: cache.actions["1-A"].id })
      .execute(),
  );
});

describe("the actions of a territory", () => {
  it("are those that name it, for whoever may read their scheme", async () => {
    const lien = (schema: SchemaSeme) =>
      `/63/schemas/${schema.publicId}/actions/${schema.actions["1-A"].publicId}`;
    const liens = async (who: Principal) => (await list(who)).map((one) => one.lien).sort();
    expect(await liens(redacteur())).toEqual([lien(cache), lien(monde.schema)].sort());
    // The second scheme is not public yet.
    expect(await liens({ genre: "anonyme" })).toEqual([lien(monde.schema)]);
    expect(await liens(monde.voisins.personnes.caf.administrateur)).toEqual([lien(monde.schema)]);
    expect(await list(monde.voisins.personnes.caf.administrateur, code, D43)).toEqual([]);
  });

  it("are none of a territory that nothing names, nor what is typed in its place", async () => {
    for (const place of ["63", "63999", "", "' OR true --"])
      expect(await list(redacteur(), place)).toEqual([]);
  });
});
