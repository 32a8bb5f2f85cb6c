import loadHighs from "highs";
import type { Probleme } from "./probleme.ts";

// WebAssembly beside the package: one thread, no network, the same answer on every machine. Loaded once, with the module.
const highs = await loadHighs();
const { modelStatus, objectiveSense, variableType } = highs.constants;

/** Nodes after which a programme is given up; the limit without whole numbers stands in, wider and still true. */
const NOEUDS = 20_000;

/** What the exact programme says of one limit of one unknown. */
export type Optimum =
  /** The limit, and figures of all the unknowns that reach it; null when it has none (infinite) or was given up. */
  | { readonly genre: "limite"; readonly valeur: number; readonly solution: Float64Array | null }
  | { readonly genre: "impossible" };

/** Linear programme, whole numbers included, over the lines of a problem within the limits given; call `dispose` in the end. */
export class Programme {
  readonly #modele: ReturnType<typeof highs.createModel>;
  readonly #taille: number;
  readonly #entiere: Uint8Array;
  #objectif = 0;

  constructor({ lignes, entiere }: Probleme, bas: Float64Array, haut: Float64Array) {
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const { inconnues, coefficients } of lignes) {
      indices.push(...inconnues);
      values.push(...coefficients);
      starts.push(indices.length);
    }
    this.#taille = bas.length;
    this.#entiere = entiere;
    this.#modele = highs.createModel({
      numCols: bas.length,
      numRows: lignes.length,
      colCost: new Float64Array(bas.length),
      colLower: bas,
      colUpper: haut,
      rowLower: lignes.map(({ min }) => min),
      rowUpper: lignes.map(({ max }) => max),
      matrix: {
        format: "csr",
        numCols: bas.length,
        numRows: lignes.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
      integrality: Array.from(entiere, (one) => (one ? variableType.integer : variableType.continuous)),
    });
    this.#modele.options.set({
      output_flag: false,
      random_seed: 0,
      mip_max_nodes: NOEUDS,
      mip_rel_gap: 0,
      mip_abs_gap: 0,
    });
  }

  optimum(inconnue: number, sens: "min" | "max"): Optimum {
    const infini = sens === "min" ? -Infinity : Infinity;
    const modele = this.#modele;
    modele.changeColCost(this.#objectif, 0);
    modele.changeColCost(inconnue, 1);
    this.#objectif = inconnue;
    modele.changeObjectiveSense(sens === "min" ? objectiveSense.minimize : objectiveSense.maximize);
    modele.run();
    const statut = modele.getModelStatus();
    if (statut === modelStatus.infeasible) return { genre: "impossible" };
    if (statut !== modelStatus.optimal) {
      const borne = statut === modelStatus.solutionLimit ? modele.info.get("mip_dual_bound") : infini;
      return { genre: "limite", valeur: typeof borne === "number" ? borne : infini, solution: null };
    }
    const solution = Float64Array.from(modele.getSolution().colValue);
    for (let i = 0; i < this.#taille; i++) {
      if (this.#entiere[i] === 1) solution[i] = Math.round(solution[i] as number);
    }
    return { genre: "limite", valeur: solution[inconnue] as number, solution };
  }

  dispose(): void {
    this.#modele.dispose();
  }
}
