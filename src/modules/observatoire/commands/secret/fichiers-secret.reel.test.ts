import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { loadReference } from "#modules/territoires/index.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { attaquer } from "../../domain/secret/attaquer.ts";
import { equationsOfControles } from "../../domain/secret/equations-sommes.ts";
import { LIENS } from "../../domain/secret/liens.ts";
import { EXACT } from "../../domain/secret/marge.ts";
import type { Cellule } from "../../domain/secret/modele.ts";
import { openDump } from "../../queries/ouvertes/open-dump.ts";
import { readAudit } from "../../queries/secret/read-audit.ts";

// The real files of the Puy-de-Dôme stand beside the repository where the project is developed, not in every clone.
const SHARED =
  ["../../shared/donnees/63", "../shared/donnees/63"]
    .map((place) => join(projectRoot(), place))
    .find((place) => existsSync(place)) ?? "";
const D63 = departement("63");
const TOUTES = {
  ...{ indicateur: null, maille: null, millesime: null, producteur: null, origine: null },
  exposees: false,
} as const;

type Ligne = Record<
  "indicateur" | "maille" | "code" | "millesime" | "valeur" | "statut" | "autres_sources",
  string
>;

describe.runIf(existsSync(SHARED))("the secrecy of the real IRIS and QPV files", () => {
  const base = setUpDatabase();
  let lignes: Ligne[];

  beforeAll(async () => {
    await loadReference(base().database);
    for (const nom of readdirSync(SHARED)
      .filter((one) => /^(?:caf-iris|qpv-63-demo)/.test(one))
      .sort()) {
      const contenu = await readFile(join(SHARED, nom));
      await base().platform.act(D63, ESSAIS, (ctx) => publishDonnees(ctx, contenu, { nom }));
    }
    const stream = await base().platform.read(D63, ANONYME, (ctx) => openDump(ctx, base().platform));
    lignes = parse(await new Response(stream).text(), {
      delimiter: ";",
      columns: true,
      bom: true,
    }) as Ligne[];
  }, 300_000);

  it("gives way nowhere to whoever puts all that is published together", async () => {
    const spots = new Map<string, Ligne[]>();
    for (const ligne of lignes) {
      const spot = [ligne.maille, ligne.code, ligne.millesime].join("|");
      spots.set(spot, [...(spots.get(spot) ?? []), ligne]);
    }
    const keyOf = ({ indicateur, maille, code, millesime }: Ligne) =>
      [maille, code, millesime, indicateur].join("|");
    const cellules = lignes.map(
      (ligne): Cellule => ({
        ...{ cle: keyOf(ligne), valeur: ligne.valeur === "" ? null : Number(ligne.valeur.replace(",", ".")) },
        ...{ min: 0, max: Number.POSITIVE_INFINITY, entiere: true, source: false, cout: 1, protection: 2 },
        masque: ligne.valeur !== "" ? null : ligne.statut === "secret_primaire" ? "primaire" : "secondaire",
      }),
    );
    const equations = [...spots.values()].flatMap((own) => {
      const byCode = new Map(own.map((ligne) => [ligne.indicateur, keyOf(ligne)]));
      return equationsOfControles(LIENS, (code) => {
        const cle = byCode.get(code);
        return cle === undefined ? null : { cle, marge: EXACT };
      });
    });
    expect(lignes.length).toBeGreaterThan(11_000);
    expect(lignes.filter(({ statut }) => statut === "secret_secondaire").length).toBeGreaterThan(0);
    const exposees = attaquer(cellules, equations).filter(({ exposee }) => exposee);
    expect(
      exposees.filter(({ cle }) => cellules.find((one) => one.cle === cle)?.masque === "primaire"),
    ).toEqual([]);
    const audit = await base().platform.read(D63, ESSAIS, (ctx) => readAudit(ctx, TOUTES));
    expect(audit).toMatchObject({ exposees: 0, attaque: { exposees: 0 } });
  });
});
