import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { resolveCommune } from "../domain/codes.ts";
import { epciDeCommune } from "../queries/epci-de-commune.ts";
import { loadCommunes } from "../queries/load-communes.ts";
import { importAppartenance } from "./import-appartenance.ts";
import { importHistoriqueCommunes } from "./import-historique-communes.ts";

// The real files of the Puy-de-Dôme stand beside the repository where the project is developed, not in every clone.
const FOLDER = join(projectRoot(), "../shared/donnees/63");
const D63 = departement("63");
const load = async (nom: string) => ({ nom, contenu: await readFile(join(FOLDER, nom)) });

describe.runIf(existsSync(FOLDER))("the real files of the Puy-de-Dôme", () => {
  const base = setUpDatabase();

  it("dates the eleven communes gone since 1943, and follows one through two merges", async () => {
    const bilan = await importHistoriqueCommunes(
      base().database,
      await load("historique-communes-63-1943-2019.json"),
    );
    expect(bilan).toMatchObject({ incompris: 0 });
    const communes = await base().platform.read(D63, ESSAIS, loadCommunes);
    const at = (code: string, year: number) => resolveCommune(communes, code, year);
    expect(at("63018", 2015)).toMatchObject({ genre: "connue", nom: "Aulhat-Saint-Privat" });
    expect(at("63018", 2016)).toMatchObject({ successeurs: ["63160"], dateInconnue: false });
    expect(at("63361", 1973)).toMatchObject({ successeurs: ["63103"] });
    expect(at("63078", 2019)).toMatchObject({ successeurs: ["63448"] });
    // After the end of the history: only the package knows it.
    expect(at("63330", 2026)).toMatchObject({ successeurs: ["63109"], dateInconnue: true });
  });

  it("reads the members of 2026, which are those of the vintage shipped", async () => {
    const bilan = await importAppartenance(
      base().database,
      D63,
      2026,
      await load("epci-63-membres-2026.csv"),
    );
    expect(bilan).toMatchObject({ epci: 14, communes: 463, modifiees: 0, ailleurs: 1, illisibles: [] });
    const { parCommune } = await base().platform.read(D63, ESSAIS, (ctx) => epciDeCommune(ctx, 2026));
    expect(parCommune.size).toBe(463);
  });
});
