import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import {
  codeEtat,
  type SaisiePanier,
  writePanier,
  writeReglePanier,
} from "#modules/observatoire/commands/panier/write-panier.ts";
import { loadPanierDemo } from "#modules/observatoire/demo/load-panier.ts";
import { compterVerdicts } from "#modules/observatoire/domain/panier/panier.ts";
import { loadPaniers, readEtatsPanier } from "#modules/observatoire/queries/panier/load-panier.ts";
import { loadReference } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";

const base = setUpDatabase();
let monde: Monde;

beforeAll(async () => {
  await loadReference(base().database);
  monde = await seedMonde(base().platform);
  await act(loadPanierDemo);
});

const redacteur = () => monde.acteurs.personnes.caf.redacteur;
const act = <T>(
  work: (ctx: Contexte) => Promise<T>,
  principal: Principal = redacteur(),
  departement: CodeDepartement = D63,
) => base().platform.act(departement, principal, work);
const paniers = (jours: string[], principal: Principal = ANONYME) =>
  base().platform.read(D63, principal, (ctx) => loadPaniers(ctx, jours));

const SANCY = "246300966";
const saisie = (more: Partial<SaisiePanier> = {}): SaisiePanier => ({
  ...{ epci: SANCY, source: "Réseau parentalité", depuis: Temporal.PlainDate.from("2024-09-01"), vus: {} },
  etats: { clas: "present siege" },
  ...more,
});

describe("the basket of parenting services", () => {
  it("is, at the end of 2019, what the scheme says: 4 complete, 4 with none, 2 with Reaap only, 4 unknown", async () => {
    const [avant, fin] = await paniers(["2019-12-30", "2019-12-31"]);
    expect(compterVerdicts(fin?.lignes ?? [])).toEqual({ complet: 4, incomplet: 2, aucun: 4, inconnu: 4 });
    expect(compterVerdicts(avant?.lignes ?? [])).toEqual({ complet: 0, incomplet: 0, aucun: 0, inconnu: 14 });
  });

  it("is noted from a day on; what was before stays; the same said again changes nothing", async () => {
    expect(await act((ctx) => writePanier(ctx, saisie()))).toBe(1);
    expect(await act((ctx) => writePanier(ctx, saisie()))).toBe(0);
    const [avant, apres] = await paniers(["2024-08-31", "2024-09-01"]);
    const etatOf = (panier: typeof avant) =>
      codeEtat(panier?.lignes.find(({ epci }) => epci === SANCY)?.etats.clas ?? null);
    expect([etatOf(avant), etatOf(apres)]).toEqual(["absent", "present siege"]);
  });

  it("is not written over by somebody who saw something else", async () => {
    const stale = saisie({ vus: { clas: "absent" }, etats: { clas: "partiel siege" } });
    await expect(act((ctx) => writePanier(ctx, stale))).rejects.toMatchObject({
      code: "panier.perime",
      status: 409,
    });
    const seen = saisie({ vus: { clas: "present siege" }, etats: { clas: "partiel rayonnement" } });
    expect(await act((ctx) => writePanier(ctx, seen))).toBe(1);
  });

  it.each<[string, Partial<SaisiePanier>, string]>([
    ["an EPCI of another département", { epci: "200073419" }, "panier.epci"],
    ["a day to come", { depuis: Temporal.PlainDate.from("2099-01-01") }, "panier.avenir"],
    ["no source", { source: " " }, "panier.source"],
    ["a state that does not exist", { etats: { laep: "peut-être" } }, "panier.etat"],
    ["an absent one with a seat", { etats: { laep: "absent siege" } }, "panier.etat"],
  ])("refuses %s, and writes nothing", async (_, more, code) => {
    const before = await act(readEtatsPanier);
    await expect(act((ctx) => writePanier(ctx, saisie(more)))).rejects.toMatchObject({ code });
    expect(await act(readEtatsPanier)).toEqual(before);
  });

  it("is judged by a rule that has a day, and asks for one service at least", async () => {
    const regle = {
      requis: ["clas", "reaap", "laep", "mediation"],
      rayonnementSuffit: true,
      note: "Objectif 19",
    };
    await act((ctx) => writeReglePanier(ctx, { ...regle, depuis: Temporal.PlainDate.from("2022-01-01") }));
    const [avant, apres] = await paniers(["2021-12-31", "2022-01-01"]);
    expect([
      compterVerdicts(avant?.lignes ?? []).complet,
      compterVerdicts(apres?.lignes ?? []).complet,
    ]).toEqual([4, 0]);
    await expect(
      act((ctx) =>
        writeReglePanier(ctx, { ...regle, requis: ["rien"], depuis: Temporal.PlainDate.from("2022-01-01") }),
      ),
    ).rejects.toMatchObject({ code: "panier.requis" });
    const longue = { ...regle, note: "x".repeat(301), depuis: Temporal.PlainDate.from("2022-01-01") };
    await expect(act((ctx) => writeReglePanier(ctx, longue))).rejects.toMatchObject({
      code: "observatoire.long",
    });
  });

  it("notes a rule once when it is sent twice, and what it replaced when it is another", async () => {
    const depuis = Temporal.PlainDate.from("2023-01-01");
    const regle = { depuis, requis: ["clas", "laep"], rayonnementSuffit: false, note: "" };
    const noted = () =>
      act(({ tx, departement }) =>
        tx
          .selectFrom("journal")
          .innerJoin("journal_valeur", (on) =>
            on
              .onRef("journal_valeur.departement", "=", "journal.departement")
              .onRef("journal_valeur.no", "=", "journal.no"),
          )
          .select(["avant", "apres"])
          .where("journal.departement", "=", departement)
          .where("operation", "=", "observatoire.regler-panier")
          .orderBy("journal.no")
          .execute(),
      );
    const before = (await noted()).length;
    await act((ctx) => writeReglePanier(ctx, regle));
    await act((ctx) => writeReglePanier(ctx, regle));
    expect(await noted()).toHaveLength(before + 1);
    await act((ctx) => writeReglePanier(ctx, { ...regle, rayonnementSuffit: true }));
    expect((await noted()).at(-1)).toMatchObject({
      avant: { depuis: "2023-01-01", rayonnementSuffit: false },
      apres: { depuis: "2023-01-01", rayonnementSuffit: true },
    });
  });

  it("is not written by a reader, nor from another département", async () => {
    await expect(
      act((ctx) => writePanier(ctx, saisie()), monde.acteurs.personnes.caf.lecteur),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      act((ctx) => writePanier(ctx, saisie()), monde.voisins.personnes.caf.administrateur, D43),
    ).rejects.toMatchObject({ code: "panier.epci" });
  });
});
