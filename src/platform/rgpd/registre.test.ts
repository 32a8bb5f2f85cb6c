import { beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "#platform/identity/principal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import { declaredRgpd } from "../../composition.ts";
import { readRegistre } from "./registre.ts";
import { type Complement, completeTraitement, type Responsable, setResponsable } from "./reglages.ts";

const base = setUpDatabase();
const d63 = departement("63");
const d43 = departement("43");
const { traitements, durees } = declaredRgpd;
let acteurs: ActeursSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

const read = (as: Principal, code = d63) =>
  base().platform.read(code, as, (ctx) => readRegistre(ctx, traitements, durees));
const admin = () => acteurs.personnes.caf.administrateur;
const QUI: Responsable = {
  responsable: "Département",
  responsableContact: "",
  dpo: "Odile Essai",
  dpoContact: "dpo@exemple.fr",
  revision: 0,
};
const COMPLEMENT: Complement = {
  traitement: "journal",
  finalite: "",
  base: "obligation-legale",
  destinataires: "La chambre régionale",
  securite: "",
  precisions: "Analyse d'impact faite.",
  revision: 0,
};
const setWho = (as: Principal, wanted: Responsable, code = d63) =>
  base().platform.act(code, as, (ctx) => setResponsable(ctx, wanted));
const complete = (as: Principal, changes: Partial<Complement> = {}, code = d63) =>
  base().platform.act(code, as, (ctx) =>
    completeTraitement(
      ctx,
      traitements.map(({ cle }) => cle),
      { ...COMPLEMENT, ...changes },
    ),
  );

describe("the register of processing", () => {
  it("holds what every module declares, whole, with durations that exist", async () => {
    const { lignes, responsable, peutRegler } = await read(acteurs.personnes.redacteurMsa);
    expect(lignes.map(({ cle }) => cle)).toEqual(traitements.map(({ cle }) => cle));
    expect(new Set(lignes.map(({ cle }) => cle)).size).toBe(lignes.length);
    for (const ligne of lignes) {
      for (const text of [ligne.activite, ligne.finalite, ligne.base, ligne.destinataires, ligne.securite])
        expect(text, ligne.cle).not.toBe("");
      for (const list of [ligne.personnes, ligne.donnees, ligne.conservation])
        expect(list.length, ligne.cle).toBeGreaterThan(0);
    }
    expect(responsable).toMatchObject({ responsable: "", revision: 0 });
    expect(peutRegler).toBe(false);
  });

  it("is not for visitors, nor for those of another département", async () => {
    await expect(read({ genre: "anonyme" })).rejects.toMatchObject({ status: 403 });
    await expect(read(admin(), d43)).rejects.toMatchObject({ status: 403 });
  });

  it("is completed by an administrator, and by nobody else", async () => {
    await setWho(admin(), QUI);
    await complete(admin());
    const { lignes, responsable } = await read(admin());
    expect(responsable).toMatchObject({ dpo: "Odile Essai", revision: 1 });
    expect(lignes.find(({ cle }) => cle === "journal")).toMatchObject({
      base: "Obligation légale (article 6.1.c)",
      destinataires: "La chambre régionale",
      finalite: traitements.find(({ cle }) => cle === "journal")?.finalite,
      precisions: "Analyse d'impact faite.",
    });
    const { administrateur: _administrateur, ...others } = acteurs.personnes.caf;
    for (const who of Object.values(others)) {
      await expect(setWho(who, QUI)).rejects.toMatchObject({ status: 403 });
      await expect(complete(who)).rejects.toMatchObject({ status: 403 });
    }
    await expect(setWho(admin(), QUI, d43)).rejects.toMatchObject({ status: 403 });
    await expect(complete(admin(), {}, d43)).rejects.toMatchObject({ status: 403 });
  });

  it("refuses what was filled from an older page, what is too long, what is unknown", async () => {
    await expect(setWho(admin(), QUI)).rejects.toMatchObject({ code: "registre.perime", status: 409 });
    await expect(complete(admin())).rejects.toMatchObject({ code: "registre.perime" });
    await expect(complete(admin(), { revision: 1, precisions: "x".repeat(2_001) })).rejects.toMatchObject({
      code: "registre.long",
      details: { champ: "precisions" },
    });
    await expect(complete(admin(), { traitement: "constructor" })).rejects.toMatchObject({ status: 404 });
  });

  it("gives two administrators at once one winner", async () => {
    const both = await Promise.allSettled(
      [1, 2].map((n) => setWho(admin(), { ...QUI, dpo: `Odile ${n}`, revision: 1 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
