import { beforeAll, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { MILLESIME } from "../domain/millesime.ts";
import { loadReference } from "../index.ts";
import { epciAuDela } from "./epci-de-commune.ts";
import { listEpci } from "./list-epci.ts";

const base = setUpDatabase();

beforeAll(() => loadReference(base().database));

it.each(["63", "43", "03", "974"])(
  "says which EPCI of %s go beyond it, and no other of the country",
  async (code) => {
    const [dehors, epci] = await base().platform.read(departement(code), ESSAIS, async (ctx) => [
      await epciAuDela(ctx, MILLESIME),
      await listEpci(ctx),
    ]);
    const expected = epci.flatMap(({ siren, communesDehors }) => (communesDehors > 0 ? [siren] : []));
    expect([...dehors].sort()).toEqual(expected.sort());
    if (code === "63") expect([...dehors]).toEqual(["246300966"]);
    if (code === "974") expect(dehors.size).toBe(0);
  },
);
