import { beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "#platform/identity/principal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { fillFiches } from "#testing/lectures.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { listActionsDuTerritoire } from "./list-actions-territoire.ts";
import { readDetailsAction } from "./read-details.ts";

const base = setUpDatabase();
let monde: Monde;
let code: string;

const list = (who: Principal, place = code, departement = D63) =>
  base().platform.read(departement, who, (ctx) => listActionsDuTerritoire(ctx, place));
const redacteur = () => monde.acteurs.personnes.caf.redacteur;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
  await base().platform.act(D63, redacteur(), (ctx) => fillFiches(ctx, monde));
  const { territoires } = await base().platform.read(D63, redacteur(), (ctx) =>
    readDetailsAction(ctx, monde.schema.actions["1-A"].id),
  );
  code = territoires[0]?.code ?? "";
});

describe("the actions of a territory", () => {
  it("are those that name it, for whoever may read their scheme", async () => {
    const { publicId } = monde.schema.actions["1-A"];
    expect(await list(redacteur())).toMatchObject([
      { genre: "action", lien: `/63/schemas/${monde.schema.publicId}/actions/${publicId}` },
    ]);
    // The scheme is not public yet.
    expect(await list({ genre: "anonyme" })).toEqual([]);
    expect(await list(monde.voisins.personnes.caf.administrateur)).toEqual([]);
    expect(await list(monde.voisins.personnes.caf.administrateur, code, D43)).toEqual([]);
  });

  it("are none of a territory that nothing names, nor what is typed in its place", async () => {
    for (const place of ["63", "63999", "", "' OR true --"])
      expect(await list(redacteur(), place)).toEqual([]);
  });
});
