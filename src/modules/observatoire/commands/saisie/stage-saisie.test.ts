import { beforeAll, describe, expect, it } from "vitest";
import { loadReference } from "#modules/territoires/index.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { listObservations } from "../../queries/list-observations.ts";
import { loadTable } from "../../queries/saisie/load-table.ts";
import { publishFichier, withdrawFichier } from "../imports/publish-fichier.ts";
import { createIndicateur } from "./create-indicateur.ts";
import { stageSaisie, type TableSaisie } from "./stage-saisie.ts";

const base = setUpDatabase();
const D63 = departement("63");
const ligne = (code: string, valeur: string, more: object = {}) => ({
  ...{ code, nom: "", valeur, statut: "", note: "" },
  ...more,
});

beforeAll(async () => {
  await loadReference(base().database);
  await base().platform.act(D63, ESSAIS, (ctx) =>
    createIndicateur(ctx, {
      ...{ libelle: "Lieux d’accueil enfants parents", famille: "Parentalité", unite: "lieux" },
      ...{ definition: "Lieux ouverts au 31 décembre.", additif: true, sens: "bas", decimales: 0 },
    }),
  );
});

const INDICATEUR = "lieux-d-accueil-enfants-parents";
const TABLE: TableSaisie = {
  ...{ indicateur: INDICATEUR, maille: "epci", millesime: "2025", producteur: "Caf", jeu: "", licence: "" },
  lignes: [
    ligne("200070712", "2", { note: "dont un itinérant" }),
    ligne("246300701", "", { statut: "non_disponible" }),
    ligne("", "1", { nom: "CC Billom Communauté" }),
    ligne("200070407", ""),
  ],
};
const stage = (more: Partial<TableSaisie> = {}) =>
  base().platform.act(D63, ESSAIS, (ctx) => stageSaisie(ctx, { ...TABLE, ...more }));
const shown = async () =>
  (
    await base().platform.read(D63, ESSAIS, (ctx) =>
      listObservations(ctx, { indicateur: INDICATEUR, maille: "epci", millesime: "2025" }),
    )
  ).map(({ code, valeur, statut, note }) => [code, valeur, statut, note]);

describe("a table typed on screen", () => {
  it("is received as a file, shown once published, and withdrawn the same way", async () => {
    const { publicId, rapport } = await stage();
    expect(rapport).toMatchObject({ prereglage: "general", observations: 3, valeurs: 2, refusees: 0 });
    expect(await shown()).toEqual([]);
    expect((await stage()).deja).toBe(true);
    await base().platform.act(D63, ESSAIS, (ctx) => publishFichier(ctx, publicId));
    expect(await shown()).toEqual([
      ["200067627", 1, "publie", null],
      ["200070712", 2, "publie", "dont un itinérant"],
      ["246300701", null, "non_disponible", null],
    ]);
    const table = await base().platform.read(D63, ESSAIS, (ctx) =>
      loadTable(ctx, { indicateur: INDICATEUR, maille: "epci", millesime: "2025" }),
    );
    expect(table.grille?.lignes).toHaveLength(14);
    expect(table.grille?.lignes.find(({ code }) => code === "200070712")?.publiee?.valeur).toBe(2);
    await base().platform.act(D63, ESSAIS, (ctx) => withdrawFichier(ctx, publicId));
    expect(await shown()).toEqual([]);
  });

  it("says what it refuses of what was typed, and keeps the rest", async () => {
    const { rapport } = await stage({
      lignes: [ligne("200070712", "deux"), ligne("200070407", "3"), ligne("200073419", "1")],
    });
    expect(rapport).toMatchObject({ valeurs: 1 });
    expect(rapport.anomalies.map(({ genre }) => genre).sort()).toEqual([
      "autre_departement",
      "texte_en_nombre",
    ]);
  });

  it.each([
    [{ indicateur: "inconnu" }, "observatoire.saisie-indicateur"],
    [{ producteur: " " }, "observatoire.saisie-source"],
    [{ lignes: [ligne("200070712", " ")] }, "observatoire.saisie-vide"],
    [{ millesime: "" }, "observatoire.millesime"],
    [{ millesime: "l’an dernier" }, "observatoire.millesime"],
    [{ maille: "canton" }, "observatoire.maille"],
  ])("refuses %j", async (more, code) => {
    await expect(stage(more)).rejects.toMatchObject({ code });
  });

  it("is of an indicator that nobody added before under that name", async () => {
    const again = base().platform.act(D63, ESSAIS, (ctx) =>
      createIndicateur(ctx, {
        ...{ libelle: "Lieux d'accueil enfants parents", famille: "x", unite: "" },
        ...{ definition: "y", additif: false, sens: "neutre", decimales: 0 },
      }),
    );
    await expect(again).rejects.toMatchObject({ code: "observatoire.code-pris" });
  });
});
