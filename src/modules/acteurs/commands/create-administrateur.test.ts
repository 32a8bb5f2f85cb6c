import { describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { listPrincipals } from "../queries/read-principal.ts";
import { createActeurs } from "./create-acteur.ts";
import { createAdministrateur, type NouvelAdministrateur } from "./create-administrateur.ts";

const d63 = departement("63");
const d03 = departement("03");
const base = setUpDatabase();

const CAMILLE = {
  prenom: "Camille",
  nom: "Durand",
  courriel: "Camille.Durand@exemple.fr",
  institution: "caf",
};

const act = <T>(work: (ctx: Contexte) => Promise<T>, code = d63): Promise<T> =>
  base().platform.act(code, ESSAIS, work);
const create = (change: Partial<NouvelAdministrateur> = {}, code = d63) =>
  act((ctx) => createAdministrateur(ctx, { ...CAMILLE, ...change }), code);

describe("the first administrator", () => {
  it("comes with an institution under its full name, and may act in its name", async () => {
    const made = await create();
    expect(made.nom).toBe("Camille Durand");
    expect(made.institution).toMatchObject({ nom: "Caisse d'allocations familiales", creee: true });
    const [principal, ...others] = await act((ctx) => listPrincipals(ctx));
    expect(others).toEqual([]);
    expect(principal).toMatchObject({
      nom: "Camille Durand",
      institutionNom: "Caf",
      roles: ["administrateur"],
    });
  });

  it("is refused twice, by the address and by the name, and nothing is written", async () => {
    const before = await act((ctx) => ctx.tx.selectFrom("acteur").select("id").execute());
    await expect(create({ prenom: "Dominique", institution: "Nouvelle" })).rejects.toMatchObject({
      code: "administrateur.courriel-pris",
      details: { nom: "Camille Durand" },
    });
    await expect(create({ prenom: "CAMILLE", courriel: "autre@exemple.fr" })).rejects.toMatchObject({
      code: "administrateur.deja-la",
    });
    expect(await act((ctx) => ctx.tx.selectFrom("acteur").select("id").execute())).toEqual(before);
  });

  it("finds the institution that is there, and bears the same name elsewhere", async () => {
    const second = await create({ prenom: "Sam", courriel: "sam@exemple.fr" });
    expect(second.institution).toMatchObject({ creee: false });
    const elsewhere = await create({ institution: "Mairie de Vichy", courriel: "camille@vichy.fr" });
    expect(elsewhere.institution).toMatchObject({ nom: "Mairie de Vichy", creee: true });
    expect((await create({}, d03)).institution.creee).toBe(true);
  });

  it("is created once by two commands given at once", async () => {
    const twice = { prenom: "Lou", courriel: "lou@exemple.fr", institution: "MSA" };
    const results = await Promise.allSettled([create(twice), create(twice)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const msa = await act((ctx) =>
      ctx.tx
        .selectFrom("acteur")
        .select("id")
        .where("departement", "=", d63)
        .where("sigle", "=", "MSA")
        .execute(),
    );
    expect(msa).toHaveLength(1);
  });

  it("needs an institution, and one only", async () => {
    await act((ctx) =>
      createActeurs(ctx, [
        { genre: "comite", nom: "Comité départemental" },
        { genre: "institution", nom: "Les Lilas" },
        { genre: "institution", nom: "LES LILAS" },
      ]),
    );
    const other = { prenom: "Noa", courriel: "noa@exemple.fr" };
    await expect(create({ ...other, institution: "comite departemental" })).rejects.toMatchObject({
      code: "administrateur.pas-institution",
    });
    await expect(create({ ...other, institution: "Les Lilas" })).rejects.toMatchObject({
      code: "administrateur.institution-ambigue",
    });
  });
});
