import { ckmeans } from "simple-statistics";
import { Hasard } from "#modules/observatoire/domain/priorites/hasard.ts";
import { figure, printTable } from "./support/figures.ts";

const CLASSES = 5;

export type NaturelsFigures = { readonly valeurs: number; readonly naif: number; readonly ours: number };

/** Natural groups of the figures of all the communes: the library beside the programme that tries every cut. */
export function measureNaturels(valeurs: number): NaturelsFigures {
  const hasard = new Hasard(35);
  // Rates gather around a few values, with a long tail: the cube of a draw around one of three.
  const rates = Array.from({ length: valeurs }, () => {
    const centre = [20, 55, 110][Math.floor(hasard.fraction() * 3)] as number;
    return centre + 80 * (hasard.fraction() - 0.5) ** 3;
  });
  const [ours, groupes] = timed(() => ckmeans(rates, CLASSES));
  const [naif, attendues] = timed(() => sizesByEveryCut(rates, CLASSES));
  const tailles = groupes.map(({ length }) => length);
  if (tailles.some((taille, index) => taille !== attendues[index])) {
    throw new Error(`The two natural groupings differ: ${tailles} and ${attendues}.`);
  }
  printTable(
    `Seuils naturels : ${valeurs} valeurs, ${CLASSES} groupes identiques`,
    ["toutes les coupures", "ici", "rapport"],
    [[figure(naif, " ms"), figure(ours, " ms"), figure(naif / ours, " ×")]],
  );
  return { valeurs, naif, ours };
}

/** Sizes of the groups of least squares within, by the recurrence of Fisher (1958) as it is written: k × n² steps. */
function sizesByEveryCut(rates: readonly number[], k: number): number[] {
  const sorted = Float64Array.from(rates).sort();
  const n = sorted.length;
  // Around their mean: the squares of large figures would lose their last digits.
  const mean = sorted.reduce((sum, x) => sum + x, 0) / n;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const x = (sorted[i] as number) - mean;
    sums[i + 1] = (sums[i] as number) + x;
    squares[i + 1] = (squares[i] as number) + x * x;
  }
  const within = (from: number, to: number) => {
    const sum = (sums[to] as number) - (sums[from] as number);
    return (squares[to] as number) - (squares[from] as number) - (sum * sum) / (to - from);
  };
  let costs = Float64Array.from({ length: n + 1 }, (_, to) => (to === 0 ? 0 : within(0, to)));
  const cuts: Int32Array[] = [];
  for (let group = 1; group < k; group++) {
    const next = new Float64Array(n + 1).fill(Infinity);
    const cut = new Int32Array(n + 1);
    for (let to = group + 1; to <= n; to++) {
      for (let from = group; from < to; from++) {
        const cost = (costs[from] as number) + within(from, to);
        if (cost < (next[to] as number)) {
          next[to] = cost;
          cut[to] = from;
        }
      }
    }
    cuts.push(cut);
    costs = next;
  }
  const sizes: number[] = [];
  let to = n;
  for (const cut of cuts.reverse()) {
    sizes.unshift(to - (cut[to] as number));
    to = cut[to] as number;
  }
  return [to, ...sizes];
}

function timed<T>(run: () => T): [number, T] {
  const start = performance.now();
  const result = run();
  return [performance.now() - start, result];
}
