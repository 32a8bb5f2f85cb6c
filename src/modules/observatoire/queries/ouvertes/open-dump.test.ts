import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { loadReference } from "#modules/territoires/index.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { POPULATIONS, publishDonnees, stageDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { openDump } from "./open-dump.ts";

const base = setUpDatabase();
const D63 = departement("63");
const act = (texte: string, more: object = {}, staged = false) =>
  base().platform.act(D63, ESSAIS, async (ctx) => {
    await (staged ? stageDonnees : publishDonnees)(ctx, texte, more);
  });
const dump = async () => {
  const stream = await base().platform.read(D63, ANONYME, (ctx) => openDump(ctx, base().platform));
  const text = await new Response(stream).text();
  return parse(text, { delimiter: ";", columns: true, bom: true }) as Record<string, string>[];
};

beforeAll(async () => {
  await loadReference(base().database);
  await act(POPULATIONS);
});

describe("the dump of what is published", () => {
  it("has every figure once, with its definition, its source and its licence, for anybody", async () => {
    const rows = await dump();
    expect(rows).toHaveLength(6);
    const riom = rows.find((row) => row.code === "63300" && row.millesime === "2025");
    expect(riom).toMatchObject({ indicateur: "population", nom: "Riom", valeur: "19246", statut: "publie" });
    for (const name of ["texte_definition", "producteur", "jeu", "licence", "edition"])
      expect(riom?.[name], name).not.toBe("");
  });

  it("says what other sources say, and nothing of what is not published", async () => {
    await act(POPULATIONS.replace("19 246", "19 300"), {
      edition: "2026-11-23",
      nom: "suite.csv",
      jeu: "Décompte de la mairie",
    });
    await act(POPULATIONS.replace("11 660", "99"), { edition: "2026-11-24", nom: "brouillon.csv" }, true);
    const rows = await dump();
    expect(rows).toHaveLength(6);
    const find = (code: string) => rows.find((row) => row.code === code && row.millesime === "2025");
    expect(find("63300")).toMatchObject({ valeur: "19300" });
    expect(find("63300")?.autres_sources).toContain("19246");
    expect(find("63430")).toMatchObject({ valeur: "11660", autres_sources: "" });
  });
});
