/**
 * From the communes of one vintage to those of another. The vintage of a year is the state of the code on 1 January
 * (Insee, code officiel géographique). Counts follow the parts given here; ratios are computed again from their counts;
 * medians follow nothing. Pure.
 */

/**
 * A change of code. `date`: first day on which `vers` is in force. A commune that only grows has no event of its own;
 * one that loses a part and goes on has a `scission` to itself, one that is shared out and gone has none.
 */
export type Evenement = {
  readonly date: string;
  readonly genre: "fusion" | "scission" | "code";
  readonly de: string;
  readonly vers: string;
  /** Share of `de` that goes to `vers`; null when nobody said it. Always 1 for a merge and a change of code. */
  readonly poids: number | null;
};

/** A share of what a commune was. `estime` when a weight was needed to know it. */
export type Part = { readonly code: string; readonly poids: number; readonly statut: "exact" | "estime" };

/** The split that would need weights nobody gave: no passage without them. */
export type SansPoids = { readonly manque: { readonly code: string; readonly date: string } };

/** How much each commune that came out of `code` on `date` weighs, in any unit; null when it is not known. */
export type Peser = (code: string, date: string) => number | null;

const NOTHING_KNOWN: Peser = () => null;

/**
 * What `code`, in force in `de`, is in `vers`: parts whose weights add to 1. A code that no event names is itself.
 * Going back in time undoes the events: a merge becomes a split, which needs the weights of what it was made of.
 */
export function passage(
  code: string,
  de: number,
  vers: number,
  evenements: readonly Evenement[],
  peser: Peser = NOTHING_KNOWN,
): readonly Part[] | SansPoids {
  const forward = vers >= de;
  const [from, to] = forward ? [`${de}-01-01`, `${vers}-01-01`] : [`${vers}-01-01`, `${de}-01-01`];
  const between = evenements.filter(({ date }) => date > from && date <= to);
  const days = [...new Set(between.map(({ date }) => date))].sort();
  if (!forward) days.reverse();
  let parts: readonly Part[] = [{ code, poids: 1, statut: "exact" }];
  for (const day of days) {
    const ofDay = between.filter(({ date }) => date === day);
    const next: Part[] = [];
    for (const part of parts) {
      const split = forward ? after(part.code, ofDay, peser) : before(part.code, ofDay, peser);
      if ("manque" in split) return split;
      for (const one of split) {
        const statut = part.statut === "estime" || one.statut === "estime" ? "estime" : "exact";
        next.push({ code: one.code, poids: part.poids * one.poids, statut });
      }
    }
    parts = gather(next);
  }
  return parts;
}

/** What `code` becomes on the day of `events`. */
function after(code: string, events: readonly Evenement[], peser: Peser): readonly Part[] | SansPoids {
  const own = events.filter(({ de }) => de === code);
  const [first] = own;
  if (!first) return [{ code, poids: 1, statut: "exact" }];
  if (first.genre !== "scission") return [{ code: first.vers, poids: 1, statut: "exact" }];
  return share(code, first.date, new Map(own.map(({ vers, poids }) => [vers, poids])), peser);
}

/** What `code` was made of, the day before that of `events`. */
function before(code: string, events: readonly Evenement[], peser: Peser): readonly Part[] | SansPoids {
  const makers = events.filter(({ vers, de }) => vers === code && de !== code);
  const goesOn = (mother: string) => events.some(({ de, vers }) => de === mother && vers === mother);
  const cut = makers.find(({ genre, de }) => genre === "scission" && goesOn(de));
  if (cut) return [{ code: cut.de, poids: 1, statut: "exact" }];
  const sources = new Map<string, number | null>(makers.map(({ de }) => [de, null]));
  const [first] = makers;
  // A change of code takes up a code that was free; a merge goes on with the code of one of its communes, as a rule.
  const wasThere = !makers.some(({ genre }) => genre === "code");
  const left = events.some(({ de, vers }) => de === code && vers !== code) && !goesOn(code);
  if (wasThere && !left) sources.set(code, null);
  const [only] = sources.keys();
  if (!first || sources.size === 1) return [{ code: only ?? code, poids: 1, statut: "exact" }];
  return share(code, first.date, sources, peser);
}

/** Shares by the weights said, else by how much each commune weighs. */
function share(
  code: string,
  date: string,
  targets: ReadonlyMap<string, number | null>,
  peser: Peser,
): readonly Part[] | SansPoids {
  const said = [...targets.values()].flatMap((poids) => (poids === null ? [] : [poids]));
  const unsaid = targets.size - said.length;
  const total = said.reduce((sum, poids) => sum + poids, 0);
  const weights = new Map<string, number>();
  if (unsaid === 0 || (unsaid === 1 && said.length > 0 && total <= 1)) {
    for (const [target, poids] of targets) weights.set(target, poids ?? 1 - total);
  } else {
    for (const target of targets.keys()) {
      const mass = peser(target, date);
      if (mass === null || mass < 0) return { manque: { code, date } };
      weights.set(target, mass);
    }
  }
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) return { manque: { code, date } };
  return [...weights].map(([target, weight]) => ({ code: target, poids: weight / whole, statut: "estime" }));
}

/** One part a code. */
function gather(parts: readonly Part[]): Part[] {
  const byCode = new Map<string, Part>();
  for (const part of parts) {
    const known = byCode.get(part.code);
    byCode.set(
      part.code,
      known
        ? {
            code: part.code,
            poids: known.poids + part.poids,
            statut: known.statut === "estime" || part.statut === "estime" ? "estime" : "exact",
          }
        : part,
    );
  }
  return [...byCode.values()];
}

/** A count on the communes of another vintage. `valeur` is null when one of `manquants` was not known: a sum is not a guess. */
export type ComptePasse = {
  readonly valeur: number | null;
  readonly statut: "exact" | "estime";
  readonly sources: readonly string[];
  readonly manquants: readonly string[];
};

/**
 * Counts of the communes of `de` on those of `vers`. What has no passage for want of weights is listed apart, and taints
 * nothing else.
 */
export function passerComptes(
  comptes: ReadonlyMap<string, number | null>,
  de: number,
  vers: number,
  evenements: readonly Evenement[],
  peser: Peser = NOTHING_KNOWN,
): { readonly comptes: ReadonlyMap<string, ComptePasse>; readonly sansPassage: readonly string[] } {
  const passed = new Map<
    string,
    { valeur: number | null; statut: Part["statut"]; sources: string[]; manquants: string[] }
  >();
  const sansPassage: string[] = [];
  // Most communes never changed: they are not asked about.
  const touched = new Set(evenements.flatMap((one) => [one.de, one.vers]));
  for (const [code, valeur] of comptes) {
    const parts = passage(code, de, vers, touched.has(code) ? evenements : [], peser);
    if ("manque" in parts) {
      sansPassage.push(code);
      continue;
    }
    for (const part of parts) {
      const sum = passed.get(part.code) ?? { valeur: 0, statut: "exact", sources: [], manquants: [] };
      sum.sources.push(code);
      if (valeur === null) sum.manquants.push(code);
      if (part.statut === "estime") sum.statut = "estime";
      sum.valeur = sum.valeur === null || valeur === null ? null : sum.valeur + valeur * part.poids;
      passed.set(part.code, sum);
    }
  }
  return { comptes: passed, sansPassage };
}
