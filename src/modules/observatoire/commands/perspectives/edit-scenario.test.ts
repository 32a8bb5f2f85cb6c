import { beforeAll, describe, expect, it } from "vitest";
import { loadReference } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import type { SaisieScenario } from "../../domain/perspectives/scenario.ts";
import { findScenario, listScenarios } from "../../queries/perspectives/find-scenario.ts";
import { loadPerspective } from "../../queries/perspectives/load-perspectives.ts";
import { createIndicateur } from "../saisie/create-indicateur.ts";
import { createScenario, removeScenario, restoreScenario, updateScenario } from "./edit-scenario.ts";

const base = setUpDatabase();
const D63 = departement("63");
const THIERS = "200070712";
const AMBERT = "200070761";

const act = <T>(work: (ctx: Contexte) => Promise<T>) => base().platform.act(D63, ESSAIS, work);
const read = <T>(work: (ctx: Contexte) => Promise<T>) => base().platform.read(D63, ESSAIS, work);
const saisie = (more: Partial<SaisieScenario> = {}): SaisieScenario => ({
  ...{ titre: "Deux ouvertures", note: "", horizon: "2027", tendance: "constante", taux: "" },
  places: [
    { epci: THIERS, annee: "2025", places: "24", note: "micro-crèche" },
    { epci: "", annee: "", places: "", note: "" },
    { epci: THIERS, annee: "2026", places: "−10", note: "" },
  ],
  enfants: [
    { epci: THIERS, enfants: "1 000" },
    { epci: AMBERT, enfants: "" },
  ],
  ...more,
});
const create = (more: Partial<SaisieScenario> = {}, envoi: string = newId()) =>
  act((ctx) => createScenario(ctx, { ...saisie(more), envoi }));
const project = (publicId: string) =>
  read(async (ctx) => {
    const found = await loadPerspective(ctx, await findScenario(ctx, publicId));
    if (!found) throw new Error("nothing to start from");
    return found;
  });
const tauxOf = async (publicId: string, code: string) =>
  (await project(publicId)).projection.epci
    .find((one) => one.code === code)
    ?.annees.map(({ taux }) => taux && Math.round(taux * 10) / 10);

beforeAll(() => loadReference(base().database));

describe("a scenario", () => {
  it("needs a published coverage to start from", async () => {
    await expect(create()).rejects.toMatchObject({ code: "scenario.sans-base" });
    const coverage = `annee;numepci;txcouv_epci\n2022;${THIERS};55\n2023;${THIERS};56.8\n2023;${AMBERT};56.7\n`;
    await act((ctx) => publishDonnees(ctx, coverage, { nom: "txcouv_pe_epci.csv" }));
    await act((ctx) =>
      publishDonnees(ctx, "annee;national;txcouv_nat\n2023;FR;60.9\n", { nom: "txcouv_pe_nat.csv" }),
    );
  });

  it("is kept once, and gives the coverage to come beside the country", async () => {
    const envoi = newId();
    const publicId = await create({}, envoi);
    expect(await create({}, envoi)).toBe(publicId);
    expect(await tauxOf(publicId, THIERS)).toEqual([56.8, 56.8, 59.2, 58.2, 58.2]);
    const { bases, projection } = await project(publicId);
    expect([bases.depart, bases.france, projection.ensemble.comptes]).toEqual([2023, 60.9, 1]);
    expect(projection.epci.find(({ code }) => code === AMBERT)).toMatchObject({ manques: [], solde: 0 });
    expect(await read((ctx) => findScenario(ctx, publicId))).toMatchObject({
      places: [
        { epci: THIERS, annee: 2025, places: 24, note: "micro-crèche" },
        { epci: THIERS, annee: 2026, places: -10, note: "" },
      ],
      enfants: [{ epci: THIERS, enfants: 1000 }],
    });
  });

  it("is changed by who saw its last state, deleted and put back", async () => {
    const publicId = await create();
    const vise = { scenario: publicId, revision: 1 };
    await act((ctx) =>
      updateScenario(ctx, { ...saisie({ titre: "Sans rien", places: [], enfants: [] }), ...vise }),
    );
    await expect(act((ctx) => updateScenario(ctx, { ...saisie(), ...vise }))).rejects.toMatchObject({
      code: "scenario.perime",
    });
    expect(await tauxOf(publicId, THIERS)).toEqual([56.8, 56.8, 56.8, 56.8, 56.8]);
    await act((ctx) => removeScenario(ctx, { scenario: publicId, revision: 2 }));
    expect((await read((ctx) => listScenarios(ctx))).map((one) => one.publicId)).not.toContain(publicId);
    expect((await read((ctx) => listScenarios(ctx, { retires: true }))).map((one) => one.publicId)).toEqual([
      publicId,
    ]);
    await act((ctx) => restoreScenario(ctx, { scenario: publicId, revision: 3 }));
    expect(await read((ctx) => findScenario(ctx, publicId))).toMatchObject({ retire: false, revision: 4 });
  });

  const ligne = (more: object) => [{ epci: THIERS, annee: "2025", places: "5", note: "", ...more }];
  it.each([
    [{ titre: " " }, "scenario.titre", "titre"],
    [{ titre: "x".repeat(201) }, "scenario.long", "titre"],
    [{ horizon: "2023" }, "scenario.horizon", "horizon"],
    [{ horizon: "demain" }, "scenario.horizon", "horizon"],
    [{ tendance: "hausse" }, "scenario.tendance", "tendance"],
    [{ tendance: "taux", taux: "beaucoup" }, "scenario.taux", "taux"],
    [{ tendance: "taux", taux: "-80" }, "scenario.taux", "taux"],
    [{ places: ligne({ epci: "" }) }, "scenario.epci", "epci-0"],
    [{ places: ligne({ epci: "200073419" }) }, "scenario.epci", "epci-0"],
    [{ places: ligne({ annee: "2023" }) }, "scenario.annee", "annee-0"],
    [{ places: ligne({ annee: "2040" }) }, "scenario.annee", "annee-0"],
    [{ places: ligne({ places: "0" }) }, "scenario.places", "places-0"],
    [{ places: ligne({ places: "1,5" }) }, "scenario.places", "places-0"],
    [{ places: ligne({ places: "9999999" }) }, "scenario.places", "places-0"],
    [{ enfants: [{ epci: THIERS, enfants: "-3" }] }, "scenario.enfants", `enfants-${THIERS}`],
    [{ places: Array.from({ length: 61 }, () => ligne({})[0]) }, "scenario.lignes", "places-0"],
  ] as [Partial<SaisieScenario>, string, string][])(
    "refuses %o, and names the field",
    async (more, code, champ) => {
      await expect(create(more)).rejects.toMatchObject({ code, details: { champ } });
    },
  );

  it("follows the births of the communes when they are published, and says what lacks before", async () => {
    const before = await create({ tendance: "lineaire", places: [], enfants: [] });
    expect(await tauxOf(before, THIERS)).toEqual([null, null, null, null, null]);
    await act((ctx) =>
      createIndicateur(ctx, {
        ...{ libelle: "Naissances domiciliées", famille: "Population", unite: "naissances" },
        ...{ definition: "Selon le domicile de la mère.", additif: true, sens: "neutre", decimales: 0 },
      }),
    );
    const births = [2021, 2022, 2023].map((annee, i) => `${THIERS};${annee};${120 - 10 * i}`).join("\n");
    await act((ctx) =>
      publishDonnees(ctx, `codgeo;annee;naissances-domiciliees\n${births}\n${AMBERT};2023;s\n`, {
        maille: "epci",
      }),
    );
    // 100 births in 2023, 60 in 2027: the same places for fewer children.
    expect((await tauxOf(before, THIERS))?.at(-1)).toBe(94.7);
    const { projection } = await project(before);
    expect(projection.epci.find(({ code }) => code === AMBERT)?.manques).toEqual(["tendance"]);
  });

  it("takes a published number of children before a supposed one, and never one that is hidden", async () => {
    await act((ctx) =>
      createIndicateur(ctx, {
        ...{ libelle: "Enfants de moins de 3 ans", famille: "Petite enfance", unite: "enfants" },
        ...{ definition: "Au recensement.", additif: true, sens: "neutre", decimales: 0 },
      }),
    );
    await act((ctx) =>
      publishDonnees(ctx, `codgeo;annee;enfants-de-moins-de-3-ans\n${THIERS};2023;500\n${AMBERT};2023;ss\n`, {
        maille: "epci",
      }),
    );
    const publicId = await create();
    const { epci } = (await project(publicId)).projection;
    expect(epci.find(({ code }) => code === THIERS)).toMatchObject({ enfantsSupposes: false });
    expect((await tauxOf(publicId, THIERS))?.at(-1)).toBe(59.6);
    const hidden = await create({ places: ligne({ epci: AMBERT }), enfants: [] });
    expect((await project(hidden)).projection.epci.find(({ code }) => code === AMBERT)?.manques).toEqual([
      "enfants",
    ]);
  });
});
