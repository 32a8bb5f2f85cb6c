import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";
import type { Controle, Prereglage } from "../imports/prereglage.ts";
import { cafIris } from "../imports/prereglages/caf-iris.ts";
import { qpv } from "../imports/prereglages/qpv.ts";
import { readCellule } from "../nombre.ts";
import { attaquer } from "./attaquer.ts";
import { equationsOfControles, equationsOfTerritoire } from "./equations-sommes.ts";
import { EXACT, roundedDown } from "./marge.ts";
import type { Cellule, Equation } from "./modele.ts";
import { proteger } from "./proteger.ts";

// The real files of the Puy-de-Dôme stand beside the repository where the project is developed, not in every clone.
const PLACES = ["../../shared/donnees/63", "../shared/donnees/63"].map((place) => join(projectRoot(), place));
const SHARED = PLACES.find((place) => existsSync(place)) ?? "";

/** Cells that are found once those under 10 are hidden and the communes are shown. */
const SOUS_10: Readonly<Record<string, number>> = {
  "caf-iris-63-2016.csv": 5,
  "caf-iris-63-2017.csv": 9,
  "caf-iris-63-2018.csv": 4,
  "caf-iris-63-2019.csv": 8,
  "caf-iris-63-2020.csv": 11,
};

type Table = { readonly cellules: Cellule[]; readonly equations: Equation[]; readonly codes: string[] };

/**
 * A file as its producer publishes it: what is empty in a published row is hidden, under 5 or to protect such a cell (the
 * files do not say which, so a reader only knows that it is a count).
 */
async function read(nom: string, prereglage: Prereglage): Promise<Table> {
  const texte = await readFile(join(SHARED, nom), "utf8");
  const [colonnes = [], ...lignes] = parse(texte, { delimiter: ";", bom: true }) as string[][];
  const ouverture = prereglage.ouvrir({
    ...{ nom, colonnes, reglage: {}, departement: "63", trouver: () => null, catalogue: new Set<string>() },
  });
  if (!ouverture) throw new Error(`${nom} is not opened by its preset`);
  const cellules: Cellule[] = [];
  const equations: Equation[] = [];
  const codes: string[] = [];
  for (const ligne of lignes) {
    const brutes = ouverture.lire(ligne).filter(({ indicateur }) => indicateur.startsWith("caf-"));
    const code = brutes[0]?.code ?? "";
    codes.push(code);
    const known = new Set<string>();
    for (const { indicateur, valeur, statut } of brutes) {
      const lue = readCellule(valeur);
      const cachee = statut === "secret_primaire";
      if (!cachee && lue.genre !== "valeur") continue;
      known.add(indicateur);
      cellules.push(counted(`${code} ${indicateur}`, lue.genre === "valeur" ? lue.valeur : null, cachee));
    }
    const trouver = (indicateur: string) =>
      known.has(indicateur) ? { cle: `${code} ${indicateur}`, marge: EXACT } : null;
    equations.push(...equationsOfControles(ouverture.controles as readonly Controle[], trouver));
  }
  return { cellules, equations, codes };
}

function counted(cle: string, valeur: number | null, cachee: boolean): Cellule {
  return {
    ...{ cle, valeur: cachee ? null : valeur, min: 0, max: Infinity, entiere: true },
    ...{
      masque: cachee ? "primaire" : null,
      source: cachee,
      cout: 1 + (valeur ?? 0),
      protection: cachee ? 5 : 1,
    },
  };
}

/** File, preset, hidden cells. */
const FICHIERS: readonly (readonly [string, Prereglage, number])[] = [
  ["caf-iris-63-2016.csv", cafIris, 111],
  ["caf-iris-63-2017.csv", cafIris, 82],
  ["caf-iris-63-2018.csv", cafIris, 37],
  ["caf-iris-63-2019.csv", cafIris, 36],
  ["caf-iris-63-2020.csv", cafIris, 31],
  ["qpv-63-demo-2017.csv", qpv, 1],
  ["qpv-63-demo-2018.csv", qpv, 1],
  ["qpv-63-demo-2019.csv", qpv, 1],
  ["qpv-63-demo-2021.csv", qpv, 1],
  ["qpv-63-demo-2022.csv", qpv, 1],
];

const exposed = ({ cellules, equations }: Pick<Table, "cellules" | "equations">) =>
  attaquer(cellules, equations).filter(({ exposee }) => exposee);

const hide = (cellules: readonly Cellule[], which: (cellule: Cellule) => boolean): Cellule[] =>
  cellules.map((one) =>
    one.masque === null && which(one) ? { ...one, masque: "primaire", max: 9, protection: 5 } : one,
  );

/** Totals of the communes over their Iris, for each indicator that all of these publish: a second table beside the first. */
function withCommunes({ cellules, equations, codes }: Table): Table {
  const byKey = new Map(cellules.map((one) => [one.cle, one]));
  const totaux: Cellule[] = [];
  const sommes: Equation[] = [];
  const indicateurs = new Set(cellules.map(({ cle }) => cle.slice(10)));
  for (const commune of new Set(codes.map((code) => code.slice(0, 5)))) {
    for (const indicateur of indicateurs) {
      const parties = codes
        .filter((code) => code.startsWith(commune))
        .flatMap((code) => byKey.get(`${code} ${indicateur}`) ?? []);
      if (parties.length === 0 || parties.some(({ valeur }) => valeur === null)) continue;
      const cle = `${commune} ${indicateur}`;
      const total = parties.reduce((sum, { valeur }) => sum + (valeur as number), 0);
      totaux.push({ ...counted(cle, total, false), cout: Infinity });
      const written = parties.map((one) => ({ cle: one.cle, marge: EXACT }));
      sommes.push(...equationsOfTerritoire({ cle, marge: EXACT }, written, "complete"));
    }
  }
  return { cellules: [...cellules, ...totaux], equations: [...equations, ...sommes], codes };
}

describe.runIf(existsSync(SHARED))("the real files by Iris and by quarter", () => {
  it.each(FICHIERS)(
    "%s: what its producer publishes gives nothing away, and nothing clashes",
    async (nom, prereglage, cachees) => {
      const table = await read(nom, prereglage);
      const attaques = attaquer(table.cellules, table.equations);
      expect(attaques).toHaveLength(cachees);
      expect(table.equations.length).toBeGreaterThan(4 * (table.codes.length - 20));
      expect(attaques.filter(({ contradictoire }) => contradictoire)).toEqual([]);
      expect(attaques.filter(({ exposee }) => exposee)).toEqual([]);
      expect(proteger(table.cellules, table.equations)).toMatchObject({ ajoutees: [], restantes: [] });
    },
  );

  it.each(FICHIERS)(
    "%s: one family count hidden alone beside its total and the others is found",
    async (nom, prereglage) => {
      const table = await read(nom, prereglage);
      const seule = table.cellules.find(
        ({ cle, masque }) => masque === null && cle.endsWith(" caf-monoparents"),
      ) as Cellule;
      const fuite = table.cellules.map(
        (one): Cellule => (one === seule ? { ...one, masque: "primaire", protection: 5 } : one),
      );
      expect(exposed({ ...table, cellules: fuite })).toEqual([
        expect.objectContaining({ cle: seule.cle, min: seule.valeur, max: seule.valeur }),
      ]);
      const { cellules, ajoutees, restantes } = proteger(fuite, table.equations);
      expect({ ajoutees: ajoutees.length, restantes }).toEqual({ ajoutees: 1, restantes: [] });
      expect(exposed({ ...table, cellules })).toEqual([]);
    },
  );

  it.each(FICHIERS.slice(0, 5))(
    "%s: under a threshold of 10 with the totals of the communes, until nothing is found",
    async (nom, prereglage) => {
      const table = withCommunes(await read(nom, prereglage));
      const avant = {
        ...table,
        cellules: hide(table.cellules, ({ valeur }) => valeur !== null && valeur < 10),
      };
      expect(exposed(avant)).toHaveLength(SOUS_10[nom] as number);
      const { cellules, restantes } = proteger(avant.cellules, avant.equations);
      expect(restantes).toEqual([]);
      expect(exposed({ ...table, cellules })).toEqual([]);
      const vraies = new Map(cellules.map(({ cle, valeur }) => [cle, valeur]));
      for (const { cle, min, max } of attaquer(cellules, table.equations)) {
        const vraie = vraies.get(cle) ?? null;
        if (vraie !== null) expect([min <= vraie, vraie <= max]).toEqual([true, true]);
      }
    },
  );

  it("Aubière: the Iris that is not published is found within 5 by the figures of the commune, from another file", async () => {
    const { cellules: lues, equations: propres, codes } = await read("caf-iris-63-2020.csv", cafIris);
    const cellules = [...lues];
    const equations = [...propres];
    // Cnaf, December 2020, rounded down to 5: households and persons of the commune.
    for (const [indicateur, arrondie] of [
      ["caf-allocataires", 3305],
      ["caf-personnes-couvertes", 5390],
    ] as const) {
      const iris = codes.filter((code) => code.startsWith("63014")).map((code) => `${code} ${indicateur}`);
      const known = new Set(cellules.map(({ cle }) => cle));
      for (const cle of iris.filter((one) => !known.has(one))) cellules.push(counted(cle, null, true));
      const cle = `63014 ${indicateur}`;
      cellules.push({ ...counted(cle, arrondie, false), cout: Infinity });
      const parties = iris.map((one) => ({ cle: one, marge: EXACT }));
      equations.push(...equationsOfTerritoire({ cle, marge: roundedDown(5) }, parties, "complete"));
    }
    expect(exposed({ cellules, equations }).map(({ cle, min, max }) => [cle, min, max])).toEqual([
      ["630140103 caf-allocataires", 19, 23],
      ["630140103 caf-personnes-couvertes", 26, 30],
    ]);
    const protection = proteger(cellules, equations);
    expect(protection.restantes).toEqual([]);
    expect(exposed({ cellules: protection.cellules, equations })).toEqual([]);
    expect(protection.ajoutees.every((cle) => cle.startsWith("63014"))).toBe(true);
  });
});
