/** Bounds of hidden cells by one equation after the other, until nothing narrows. */
import type { Attaque, Cellule, Equation, Protection } from "./modele.ts";

export function attaquer(cellules: readonly Cellule[], equations: readonly Equation[]): Attaque[] {
  const byKey = new Map(cellules.map((one) => [one.cle, one]));
  const low = new Map<string, number>();
  const high = new Map<string, number>();
  const by = new Map<string, Equation[]>();
  for (const one of cellules) {
    low.set(one.cle, one.masque === null && one.valeur !== null ? one.valeur : one.min);
    high.set(one.cle, one.masque === null && one.valeur !== null ? one.valeur : one.max);
  }
  for (let again = true, rounds = 0; again && rounds < 50; rounds++) {
    again = false;
    for (const equation of equations)
      for (const [cle, c] of equation.termes) {
        const one = byKey.get(cle);
        if (!one?.masque) continue;
        let lo = 0;
        let hi = 0;
        for (const [other, k] of equation.termes) {
          if (other === cle) continue;
          const [l, h] = [low.get(other) ?? 0, high.get(other) ?? 0];
          lo += k > 0 ? k * l : k * h;
          hi += k > 0 ? k * h : k * l;
        }
        const [a, b] = [(equation.min - hi) / c, (equation.max - lo) / c];
        const [l, h] = c > 0 ? [a, b] : [b, a];
        const nl = one.entiere && Number.isFinite(l) ? Math.ceil(l - 1e-9) : l;
        const nh = one.entiere && Number.isFinite(h) ? Math.floor(h + 1e-9) : h;
        if (nl > (low.get(cle) ?? 0) + 1e-9) {
          low.set(cle, nl);
          again = true;
          by.set(cle, [...(by.get(cle) ?? []), equation]);
        }
        if (nh < (high.get(cle) ?? 0) - 1e-9) {
          high.set(cle, nh);
          again = true;
          by.set(cle, [...(by.get(cle) ?? []), equation]);
        }
      }
  }
  return cellules
    .filter(({ masque }) => masque !== null)
    .map((one) => {
      const [min, max] = [low.get(one.cle) ?? 0, high.get(one.cle) ?? 0];
      return {
        cle: one.cle,
        min,
        max,
        exposee: max - min < one.protection - 1e-9,
        par: by.get(one.cle) ?? [],
      };
    });
}

export function proteger(
  given: readonly Cellule[],
  equations: readonly Equation[],
): Protection {
  let cellules = [...given];
  const ajoutees: string[] = [];
  for (;;) {
    const byKey = new Map(cellules.map((one) => [one.cle, one]));
    const exposees = attaquer(cellules, equations).filter(({ exposee }) => exposee);
    const chosen = new Set<string>();
    for (const { par } of exposees) {
      const candidates = par
        .flatMap(({ termes }) => termes.map(([cle]) => byKey.get(cle)))
        .filter(
          (one): one is Cellule => one?.masque === null && Number.isFinite(one.cout) && !chosen.has(one.cle),
        )
        .sort((a, b) => a.cout - b.cout);
      const [first] = candidates;
      if (first) chosen.add(first.cle);
    }
    if (chosen.size === 0) return { cellules, ajoutees, restantes: exposees };
    ajoutees.push(...chosen);
    cellules = cellules.map((one) => (chosen.has(one.cle) ? { ...one, masque: "secondaire" as const } : one));
  }
}
