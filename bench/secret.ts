import loadHighs from "highs";
import { Hasard } from "#modules/observatoire/domain/priorites/hasard.ts";
import { attaquer } from "#modules/observatoire/domain/secret/attaquer.ts";
import {
  equationsOfControles,
  equationsOfTerritoire,
} from "#modules/observatoire/domain/secret/equations-sommes.ts";
import { EXACT } from "#modules/observatoire/domain/secret/marge.ts";
import type { Attaque, Cellule, Equation } from "#modules/observatoire/domain/secret/modele.ts";
import { proteger } from "#modules/observatoire/domain/secret/proteger.ts";
import { figure, printTable } from "./support/figures.ts";

export type SecretFigures = {
  readonly lignes: number;
  readonly cellules: number;
  readonly equations: number;
  readonly cachees: number;
  readonly exposees: number;
  readonly ajoutees: number;
  readonly restantes: number;
  /** Milliseconds. */
  readonly attaque: number;
  readonly protection: number;
  readonly contreAttaque: number;
  /** One programme over all the equations for each limit of some cells, and the same cells within the whole attack. */
  readonly naif: { readonly tirees: number; readonly parCellule: number; readonly icis: number };
  readonly naifProtege: { readonly tirees: number; readonly parCellule: number; readonly icis: number };
  /** Megabytes above those before. */
  readonly memoire: number;
};

/** Attack and protection of invented counts by Iris, with the totals of the communes. */
export async function measureSecret(quick: boolean): Promise<SecretFigures> {
  const lignes = quick ? 300 : 12_000;
  const tirees = quick ? 4 : 12;
  const { cellules, equations } = inventTable(lignes);
  const avant = process.memoryUsage.rss();
  const [attaque, attaques] = timed(() => attaquer(cellules, equations));
  const [protection, protegee] = timed(() => proteger(cellules, equations));
  const [contreAttaque, apres] = timed(() => attaquer(protegee.cellules, equations));
  const memoire = (process.memoryUsage.rss() - avant) / 1e6;
  const exposees = attaques.filter(({ exposee }) => exposee).length;
  if (apres.filter(({ exposee }) => exposee).length !== protegee.restantes.length) {
    throw new Error("The protected table still gives cells away.");
  }
  const naif = await measureNaive(cellules, equations, attaques, attaque, tirees);
  const naifProtege = await measureNaive(protegee.cellules, equations, apres, contreAttaque, tirees);
  const figures: SecretFigures = {
    ...{ lignes, cellules: cellules.length, equations: equations.length, cachees: attaques.length, exposees },
    ...{ ajoutees: protegee.ajoutees.length, restantes: protegee.restantes.length },
    ...{ attaque, protection, contreAttaque, naif, naifProtege, memoire },
  };
  print(figures);
  return figures;
}

function print(figures: SecretFigures): void {
  const { lignes, cachees, exposees, ajoutees, restantes, naif, naifProtege } = figures;
  const perSecond = (ms: number) => figure((lignes / ms) * 1000, " lignes/s");
  printTable(
    `Secret : ${lignes} Iris, ${figures.cellules} cases, ${figures.equations} équations, ${figure(figures.memoire, " Mo")}`,
    ["", "cases", "temps", "débit"],
    [
      [
        "attaque",
        `${cachees} masquées, ${exposees} retrouvées`,
        figure(figures.attaque, " ms"),
        perSecond(figures.attaque),
      ],
      [
        "protection",
        `${ajoutees} ajoutées, ${restantes} restantes`,
        figure(figures.protection, " ms"),
        perSecond(figures.protection),
      ],
      [
        "attaque de la table protégée",
        `${cachees + ajoutees} masquées`,
        figure(figures.contreAttaque, " ms"),
        perSecond(figures.contreAttaque),
      ],
    ],
  );
  printTable(
    "Par case masquée, bornes identiques : un programme en nombres entiers sur toutes les équations pour chaque borne",
    ["", "cases tirées", "par programme", "ici", "rapport"],
    [
      ["table publiée", naif],
      ["table protégée", naifProtege],
    ].map(([nom, mesure]) => {
      const { tirees, parCellule, icis } = mesure as SecretFigures["naif"];
      return [
        nom as string,
        String(tirees),
        figure(parCellule, " ms"),
        figure(icis, " ms"),
        figure(parCellule / icis, " ×"),
      ];
    }),
  );
}

function timed<T>(run: () => T): [number, T] {
  const start = performance.now();
  const result = run();
  return [performance.now() - start, result];
}

const CONTROLES = [
  { genre: "somme", total: "a", parties: ["ai", "am", "ass", "aav"], tolerance: 0 },
  { genre: "somme", total: "enf", parties: ["e02", "e35", "e617"], tolerance: 0 },
  { genre: "ordre", croissants: ["a3", "aav"] },
  { genre: "ordre", croissants: ["a", "percou"] },
  { genre: "ordre", croissants: ["enf", "percou"] },
] as const;

/** Rows of the shape of the Caf files: eleven counts, one Iris in three small, communes of 1 to 40 Iris and their totals. */
function inventTable(lignes: number): { cellules: Cellule[]; equations: Equation[] } {
  const hasard = new Hasard(63);
  const upTo = (max: number) => Math.floor(hasard.fraction() * (max + 1));
  const cellules: Cellule[] = [];
  const equations: Equation[] = [];
  for (let commune = 0, reste = lignes; reste > 0; commune++) {
    const iris = Math.min(reste, 1 + Math.floor(39 * hasard.fraction() ** 3));
    reste -= iris;
    const totaux = new Map<string, { total: number; cles: string[] }>();
    for (let i = 0; i < iris; i++) {
      const taille = hasard.fraction() < 0.33 ? 12 : 300;
      const [ai, am, ass, aav] = [
        upTo(taille),
        upTo(taille / 4),
        upTo(taille / 6),
        upTo(taille / 3),
      ] as const;
      const [e02, e35, e617] = [upTo(taille / 5), upTo(taille / 5), upTo(taille / 2)] as const;
      const [a, enf] = [ai + am + ass + aav, e02 + e35 + e617];
      const figures = {
        a,
        ai,
        am,
        ass,
        aav,
        a3: upTo(aav),
        enf,
        e02,
        e35,
        e617,
        percou: a + aav + ass + enf,
      };
      const ligne = `${commune}.${i}`;
      for (const [code, valeur] of Object.entries(figures)) {
        const cle = `${ligne} ${code}`;
        cellules.push(counted(cle, valeur, valeur < 5, 1));
        const own = totaux.get(code) ?? { total: 0, cles: [] };
        own.total += valeur;
        own.cles.push(cle);
        totaux.set(code, own);
      }
      equations.push(
        ...equationsOfControles(CONTROLES, (code) => ({ cle: `${ligne} ${code}`, marge: EXACT })),
      );
    }
    for (const [code, { total, cles }] of totaux) {
      const cle = `${commune} ${code}`;
      cellules.push(counted(cle, total, total < 5, 1000));
      const parties = cles.map((one) => ({ cle: one, marge: EXACT }));
      equations.push(...equationsOfTerritoire({ cle, marge: EXACT }, parties, "complete"));
    }
    equations.push(
      ...equationsOfControles(CONTROLES, (code) => ({ cle: `${commune} ${code}`, marge: EXACT })),
    );
  }
  return { cellules, equations };
}

function counted(cle: string, valeur: number, cachee: boolean, poids: number): Cellule {
  return {
    ...{ cle, valeur, min: 0, max: cachee ? 4 : Infinity, entiere: true, source: false },
    ...{ masque: cachee ? "primaire" : null, cout: poids * (1 + valeur), protection: cachee ? 3 : 1 },
  };
}

/** Each limit of some hidden cells by a programme of its own, over every hidden cell and every equation. */
async function measureNaive(
  cellules: readonly Cellule[],
  equations: readonly Equation[],
  attaques: readonly Attaque[],
  attaque: number,
  tirees: number,
) {
  const highs = await loadHighs();
  const { objectiveSense, variableType } = highs.constants;
  const cachees = cellules.filter(({ masque }) => masque !== null);
  const rang = new Map(cachees.map(({ cle }, index) => [cle, index]));
  const montrees = new Map(
    cellules.flatMap(({ cle, valeur, masque }) => (masque ? [] : [[cle, valeur as number]])),
  );
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  for (const { termes, min, max } of equations) {
    let connu = 0;
    for (const [cle, coefficient] of termes) {
      const colonne = rang.get(cle);
      if (colonne === undefined) connu += coefficient * (montrees.get(cle) as number);
      else {
        indices.push(colonne);
        values.push(coefficient);
      }
    }
    starts.push(indices.length);
    rowLower.push(min - connu);
    rowUpper.push(max - connu);
  }
  const numCols = cachees.length;
  const pas = Math.max(1, Math.floor(attaques.length / tirees));
  const choisies = attaques.filter((_, index) => index % pas === 0).slice(0, tirees);
  const [total] = timed(() => {
    for (const { cle, min, max } of choisies) {
      const bornes = (["minimize", "maximize"] as const).map((sens) => {
        const colCost = new Float64Array(numCols);
        colCost[rang.get(cle) as number] = 1;
        const modele = highs.createModel({
          ...{ numCols, numRows: equations.length, sense: objectiveSense[sens], colCost, rowLower, rowUpper },
          colLower: cachees.map((one) => one.min),
          colUpper: cachees.map((one) => one.max),
          matrix: {
            ...{ format: "csr", numCols, numRows: equations.length },
            ...{
              starts: Int32Array.from(starts),
              indices: Int32Array.from(indices),
              values: Float64Array.from(values),
            },
          },
          integrality: cachees.map(() => variableType.integer),
        });
        modele.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
        modele.run();
        const borne = Math.round(modele.getObjectiveValue());
        const bornee = modele.getModelStatus() === highs.constants.modelStatus.optimal;
        modele.dispose();
        return bornee ? borne : sens === "minimize" ? -Infinity : Infinity;
      });
      if (bornes[0] !== min || bornes[1] !== max) {
        throw new Error(`The two attacks differ on ${cle}: ${bornes} and ${min},${max}.`);
      }
    }
  });
  return { tirees: choisies.length, parCellule: total / choisies.length, icis: attaque / attaques.length };
}
