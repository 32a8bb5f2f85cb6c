import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal, type Role } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { lockMandats, type Mandat } from "../queries/mandats.ts";
import { readPrincipal } from "../queries/read-principal.ts";
import { correctMandat, endMandat } from "./change-mandat.ts";
import { createActeurs } from "./create-acteur.ts";
import { grantRoles, type RolesDonnes } from "./grant-role.ts";

const d63 = departement("63");
const d43 = departement("43");
const base = setUpDatabase();
let seme: ActeursSeme;
let voisins: ActeursSeme;
/** Administrateur of the MSA: another institution of the same département. */
let administrateurMsa: Principal;

const day = (text: string) => Temporal.PlainDate.from(text);
/** The tests happen on 22 November 2026. */
const periode = (du: string, au: string | null) => ({ du: day(du), au: au ? day(au) : null });

beforeAll(async () => {
  seme = await seedActeurs(base().platform, d63);
  voisins = await seedActeurs(base().platform, d43);
  administrateurMsa = await base().platform.act(d63, ESSAIS, async (ctx) => {
    const personne = await person("Maud Administratrice", seme.institutions.msa);
    await grantRoles(ctx, { personne, institution: seme.institutions.msa, roles: ["administrateur"] });
    const found = await readPrincipal(ctx, personne, seme.institutions.msa);
    if (!found) throw new Error("no role");
    return found;
  });
});

async function person(nom: string, parent = seme.institutions.caf): Promise<Id<"acteur">> {
  const [id] = await base().platform.act(d63, ESSAIS, (ctx) =>
    createActeurs(ctx, [{ genre: "personne", nom, parent }]),
  );
  if (!id) throw new Error("nobody was created");
  return id;
}

const as = (principal: Principal, code = d63) => ({
  grant: (wanted: Partial<RolesDonnes> & { personne: Id<"acteur"> }) =>
    base().platform.act(code, principal, (ctx) =>
      grantRoles(ctx, { institution: seme.institutions.caf, roles: ["redacteur"], ...wanted }),
    ),
  end: (one: Pick<Mandat, "id" | "revision">) =>
    base().platform.act(code, principal, (ctx) => endMandat(ctx, one)),
  correct: (one: Pick<Mandat, "id" | "revision">, du: string, au: string | null) =>
    base().platform.act(code, principal, (ctx) =>
      correctMandat(ctx, { id: one.id, revision: one.revision, ...periode(du, au) }),
    ),
});
const caf = () => as(seme.personnes.caf.administrateur);

async function mandats(personne: Id<"acteur">, institution = seme.institutions.caf): Promise<Mandat[]> {
  const all = await base().platform.act(d63, ESSAIS, (ctx) => lockMandats(ctx, institution));
  return all.filter((one) => one.personne === personne);
}
const only = async (personne: Id<"acteur">): Promise<Mandat> => {
  const [one, ...others] = await mandats(personne);
  if (!one || others.length > 0) throw new Error("one mandat was expected");
  return one;
};

/** What the person may do on a day. */
async function rolesOn(personne: Id<"acteur">, jour: string): Promise<readonly Role[]> {
  const platform = new Platform(base().database, clockAt(`${jour}T09:00:00Z`));
  const found = await platform.read(d63, ESSAIS, (ctx) =>
    readPrincipal(ctx, personne, seme.institutions.caf),
  );
  return found?.roles ?? [];
}

describe("roles with dates", () => {
  it("count from their first day to their last", async () => {
    const personne = await person("Ada Durée");
    await caf().grant({ personne, ...periode("2026-12-01", "2027-01-31") });
    expect(await rolesOn(personne, "2026-11-30")).toEqual([]);
    expect(await rolesOn(personne, "2026-12-01")).toEqual(["redacteur"]);
    expect(await rolesOn(personne, "2027-01-31")).toEqual(["redacteur"]);
    expect(await rolesOn(personne, "2027-02-01")).toEqual([]);
  });

  it("are given once by a form sent twice, and refused when they overlap another of the same", async () => {
    const personne = await person("Basile Double");
    await caf().grant({ personne });
    await caf().grant({ personne });
    await caf().grant({ personne, ...periode("2026-12-01", "2026-12-31") });
    await expect(caf().grant({ personne, ...periode("2026-01-01", "2026-12-31") })).rejects.toMatchObject({
      code: "role.chevauche",
    });
    expect(await mandats(personne)).toHaveLength(1);
    await caf().grant({ personne, ...periode("2026-01-01", "2026-11-21") });
    expect(await mandats(personne)).toHaveLength(2);
  });

  it("are refused with dates the wrong way round, to what is no person, for what is no institution", async () => {
    const personne = await person("Cléa Envers");
    await expect(caf().grant({ personne, ...periode("2026-12-02", "2026-12-01") })).rejects.toMatchObject({
      code: "role.dates-inversees",
    });
    const system = as(ESSAIS);
    await expect(system.grant({ personne: seme.pmi })).rejects.toMatchObject({ code: "role.personne" });
    await expect(system.grant({ personne, institution: seme.pmi })).rejects.toMatchObject({
      code: "role.institution",
    });
    await expect(system.grant({ personne: newId() })).rejects.toMatchObject({ status: 404 });
  });

  it("are extended and corrected; a stale form is refused, the same days change nothing", async () => {
    const personne = await person("Dov Suite");
    await caf().grant({ personne, ...periode("2026-11-22", "2026-12-31") });
    const first = await only(personne);
    await caf().correct(first, "2026-11-22", "2027-12-31");
    await caf().correct(first, "2026-11-22", "2027-12-31");
    await expect(caf().correct(first, "2026-11-22", null)).rejects.toMatchObject({ code: "role.perime" });
    const second = await only(personne);
    expect(second).toMatchObject({ revision: 2, au: day("2027-12-31") });
    await caf().correct(second, "2026-10-01", null);
    expect(await only(personne)).toMatchObject({ du: day("2026-10-01"), au: null });
  });

  it("end at once: yesterday was their last day, and what never counted goes", async () => {
    const personne = await person("Elio Fin");
    await caf().grant({ personne, ...periode("2026-09-01", null) });
    const mandat = await only(personne);
    await caf().end(mandat);
    await caf().end(mandat);
    expect(await only(personne)).toMatchObject({ au: day("2026-11-21") });
    expect(await rolesOn(personne, "2026-11-22")).toEqual([]);
    await caf().grant({ personne, roles: ["lecteur"] });
    const lecteur = (await mandats(personne)).find((one) => one.role === "lecteur");
    if (!lecteur) throw new Error("no mandat");
    await caf().end(lecteur);
    expect((await mandats(personne)).map(({ role }) => role)).toEqual(["redacteur"]);
  });
});

describe("the last administrator of an institution", () => {
  it("stays: the role is neither taken back, nor shortened, nor moved later", async () => {
    const mandat = await only(seme.personnes.caf.administrateur.personne);
    const refused = { code: "role.dernier-administrateur", status: 409 };
    await expect(caf().end(mandat)).rejects.toMatchObject(refused);
    await expect(caf().correct(mandat, "2026-11-22", "2027-11-22")).rejects.toMatchObject(refused);
    await expect(caf().correct(mandat, "2026-12-01", null)).rejects.toMatchObject(refused);
  });

  it("is one of two who give up at once", async () => {
    const [one, two] = [await person("Fania Première"), await person("Gil Second")];
    const institution = await base().platform.act(d63, ESSAIS, async (ctx) => {
      const [id] = await createActeurs(ctx, [{ genre: "institution", nom: "Centre social des Deux" }]);
      if (!id) throw new Error("nothing was created");
      for (const personne of [one, two]) {
        await grantRoles(ctx, {
          personne,
          institution: id,
          roles: ["administrateur"],
          ...periode("2026-01-01", null),
        });
      }
      return id;
    });
    const both = [...(await mandats(one, institution)), ...(await mandats(two, institution))];
    const results = await Promise.allSettled(both.map((mandat) => as(ESSAIS).end(mandat)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("nobody gives roles in another institution's name", () => {
  it("neither a writer, nor an administrator of another institution or département, nor a visitor", async () => {
    const personne = await person("Hana Convoitée");
    await caf().grant({ personne, roles: ["lecteur"], ...periode("2026-01-01", null) });
    const mandat = await only(personne);
    const before = await contents(base().database, [d63, d43]);
    const { administrateur: _administrateur, ...others } = seme.personnes.caf;
    const refused: Principal[] = [
      ...Object.values(others),
      seme.personnes.redacteurMsa,
      seme.personnes.correspondantCd,
      administrateurMsa,
      voisins.personnes.caf.administrateur,
      ANONYME,
    ];
    for (const principal of refused) {
      const attempts = [
        () => as(principal).grant({ personne, roles: ["administrateur"] }),
        () => as(principal).end(mandat),
        () => as(principal).correct(mandat, "2026-01-01", "2030-01-01"),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ status: 403 });
    }
    // From another département, what is here is not there.
    const elsewhere = as(voisins.personnes.caf.administrateur, d43);
    await expect(elsewhere.end(mandat)).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.grant({ personne, institution: voisins.institutions.caf })).rejects.toMatchObject({
      status: 404,
    });
    expect(await contents(base().database, [d63, d43])).toEqual(before);
  });
});
