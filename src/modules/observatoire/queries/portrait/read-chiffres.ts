import { epciDeCommune, listEpci } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { computeFormule, type EntreeLue } from "../../domain/formule/calculer.ts";
import { cleEntree, entreesOf, readFormule } from "../../domain/formule/lire-formule.ts";
import { yearOf } from "../../domain/millesime.ts";
import type { Maille, Statut } from "../../domain/vocabulaire.ts";
import { type IndicateurListe, listIndicateurs } from "../list-indicateurs.ts";
import type { OrigineChiffre } from "../read-figures.ts";
import { type Cellule, keyOf, readPubliees } from "./read-publiees.ts";
import { readSommes, type Somme } from "./read-sommes.ts";

export type TerritoirePortrait = { readonly maille: Maille; readonly code: string; readonly nom: string };

/**
 * One figure of one territory. `contradiction`: the newest file says several things, none is chosen. `calcul`: nobody
 * publishes it, how it was computed.
 */
export type CasePortrait = {
  readonly valeur: number | null;
  readonly statut: Statut;
  readonly contradiction: readonly number[] | null;
  readonly calcul: string | null;
};

export type LigneChiffres = {
  readonly indicateur: Pick<
    IndicateurListe,
    "code" | "libelle" | "famille" | "unite" | "decimales" | "sens" | "agregation"
  >;
  readonly millesime: string;
  /** Name of the definition, when the indicator has several. */
  readonly definition: string | null;
  /** One a territory, in their order; null when nothing is said of it. */
  readonly cases: readonly (CasePortrait | null)[];
  readonly origine: OrigineChiffre;
};

/** A sum that is not given, for some communes have no figure. */
export type SommePartielle = {
  readonly famille: string;
  readonly libelle: string;
  readonly millesime: string;
  readonly connues: number;
  readonly communes: number;
};

export type Chiffres = {
  readonly lignes: readonly LigneChiffres[];
  /** Of the first territory. */
  readonly partielles: readonly SommePartielle[];
};

/**
 * Which vintage a line shows: the newest of the first territory, or that of which the most territories have a figure. What
 * somebody publishes comes before what is computed; of two definitions the usual one, which is the first.
 */
export type RegleMillesime = "premier" | "commun";

/**
 * All that is known of some territories, a line an indicator: same definition and same vintage for all, or nothing. Counts
 * and ratios of communes are added up for EPCI and the département where nobody publishes them, formulas are computed.
 */
export async function readChiffres(
  ctx: Contexte,
  territoires: readonly TerritoirePortrait[],
  regle: RegleMillesime,
): Promise<Chiffres> {
  const indicateurs = await listIndicateurs(ctx);
  const cells = await readPubliees(ctx, territoires);
  const partielles = await addSommes(ctx, indicateurs, territoires, cells);
  const spots = spotsOf(cells);
  const lignes: LigneChiffres[] = [];
  for (const indicateur of indicateurs) {
    const ligne =
      indicateur.calcul === "formule"
        ? formuleOf(indicateur, indicateurs, territoires, cells, regle)
        : ligneOf(indicateur, territoires, cells, spots.get(indicateur.id) ?? [], regle);
    if (ligne) lignes.push(ligne);
  }
  return { lignes, partielles };
}

type Cellules = Map<string, Cellule>;
type Place = Pick<Cellule, "definition" | "millesime">;

function spotsOf(cells: Cellules): Map<string, Place[]> {
  const found = new Map<string, Map<string, Place>>();
  for (const { indicateur, definition, millesime } of cells.values()) {
    const own = found.get(indicateur) ?? new Map<string, Place>();
    own.set(`${definition} ${millesime}`, { definition, millesime });
    found.set(indicateur, own);
  }
  return new Map([...found].map(([id, own]) => [id, [...own.values()]]));
}

function ligneOf(
  indicateur: IndicateurListe,
  territoires: readonly TerritoirePortrait[],
  cells: Cellules,
  places: readonly Place[],
  regle: RegleMillesime,
): LigneChiffres | null {
  const at = (place: Place) =>
    territoires.map(({ maille, code }) =>
      cells.get(keyOf({ indicateur: indicateur.id, ...place, maille, code })),
    );
  const best = chooseBest(places, at, regle);
  const origine = best && at(best).find((one) => one !== undefined)?.origine;
  if (!best || !origine) return null;
  const named = indicateur.definitions.find(({ no }) => no === best.definition)?.libelle ?? null;
  return {
    ...{ indicateur, millesime: best.millesime, origine },
    definition: indicateur.definitions.length > 1 ? named : null,
    cases: at(best).map((one) => (one ? caseOf(one) : null)),
  };
}

function caseOf({ valeur, statut, contradiction, calcul }: Cellule): CasePortrait {
  return { valeur, statut, contradiction, calcul };
}

function chooseBest(
  places: readonly Place[],
  at: (place: Place) => readonly (Cellule | undefined)[],
  regle: RegleMillesime,
): Place | null {
  const score = (place: Place): readonly (number | string)[] => {
    const own = at(place);
    const counted = regle === "premier" ? own.slice(0, 1) : own;
    const published = counted.some((one) => one !== undefined && one.calcul === null);
    const known = counted.filter(
      (one) => one !== undefined && (one.valeur !== null || one.calcul === null),
    ).length;
    return [known, Number(published), -place.definition, place.millesime];
  };
  let best: { place: Place; score: readonly (number | string)[] } | null = null;
  for (const place of places) {
    const one = score(place);
    if (one[0] === 0) continue;
    if (best === null || isBefore(best.score, one)) best = { place, score: one };
  }
  return best?.place ?? null;
}

function isBefore(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** Adds to `cells` what communes sum to, at the newest vintage of each indicator; gives back what cannot be summed. */
async function addSommes(
  ctx: Contexte,
  indicateurs: readonly IndicateurListe[],
  territoires: readonly TerritoirePortrait[],
  cells: Cellules,
): Promise<SommePartielle[]> {
  const above = new Set(
    territoires
      .filter(({ maille }) => maille === "epci" || maille === "departement")
      .map(({ maille, code }) => `${maille} ${code}`),
  );
  const partielles: SommePartielle[] = [];
  if (above.size === 0) return partielles;
  const sommes = await remember(ctx, `sommes ${ctx.today.year}`, () => sumCommunes(ctx, indicateurs));
  for (const somme of sommes) {
    if (!above.has(`${somme.maille} ${somme.code}`)) continue;
    const key = keyOf({ ...somme, indicateur: somme.indicateur.id, definition: 1 });
    if (cells.has(key)) continue;
    if (somme.valeur === null) partielles.push(...partielleOf(somme, territoires[0]));
    else cells.set(key, { ...somme, indicateur: somme.indicateur.id, definition: 1, contradiction: null });
  }
  return partielles;
}

/** Every EPCI and the département, so that one addition serves all portraits. */
async function sumCommunes(ctx: Contexte, indicateurs: readonly IndicateurListe[]): Promise<Somme[]> {
  const asked = indicateurs.flatMap((indicateur) => {
    const vintages = indicateur.couverture
      .filter(({ maille, definition }) => maille === "commune" && definition === 1)
      .map(({ millesime }) => millesime)
      .sort();
    const millesime = vintages.at(-1);
    return indicateur.calcul === "formule" ||
      indicateur.agregation === "non_agregable" ||
      millesime === undefined
      ? []
      : [{ indicateur, millesime }];
  });
  const sommes: Somme[] = [];
  // An EPCI over the border is not whole: what its communes of here sum to says so.
  const borders = new Set(
    (await listEpci(ctx)).flatMap((one) => (one.communesDehors > 0 ? [one.siren] : [])),
  );
  for (const annee of new Set(asked.map(({ millesime }) => yearOf(millesime) ?? ctx.today.year))) {
    const ofYear = asked.filter(({ millesime }) => (yearOf(millesime) ?? ctx.today.year) === annee);
    const { parCommune } = await epciDeCommune(ctx, annee);
    const membres = [...parCommune].flatMap(([code, epci]) => [
      { code, territoire: { maille: "departement" as const, code: ctx.departement } },
      { code, territoire: { maille: "epci" as const, code: epci } },
    ]);
    for (const somme of await readSommes(ctx, ofYear, membres))
      sommes.push(borders.has(somme.code) ? { ...somme, calcul: `${somme.calcul} du département` } : somme);
  }
  return sommes;
}

function partielleOf(somme: Somme, first: TerritoirePortrait | undefined): SommePartielle[] {
  const { indicateur, millesime, connues, communes } = somme;
  if (first?.code !== somme.code || first.maille !== somme.maille || connues === 0) return [];
  return [{ famille: indicateur.famille, libelle: indicateur.libelle, millesime, connues, communes }];
}

/** A derived indicator, at the newest vintage that all its figures have for the first territory that has them. */
function formuleOf(
  indicateur: IndicateurListe,
  indicateurs: readonly IndicateurListe[],
  territoires: readonly TerritoirePortrait[],
  cells: Cellules,
  regle: RegleMillesime,
): LigneChiffres | null {
  const formule = readFormule(indicateur.formule ?? "");
  const entrees = entreesOf(formule);
  const idOf = new Map(indicateurs.map(({ code, id }) => [code, id]));
  const cellAt = (code: string, millesime: string, territoire: TerritoirePortrait) => {
    const id = idOf.get(code);
    return id && cells.get(keyOf({ ...territoire, indicateur: id, definition: 1, millesime }));
  };
  const givenOf = (millesime: string, territoire: TerritoirePortrait) =>
    new Map(
      entrees.flatMap((entree): [string, EntreeLue][] => {
        const one = cellAt(entree.code, millesime, territoire);
        return one ? [[cleEntree(entree), { valeur: one[entree.partie], statut: one.statut }]] : [];
      }),
    );
  const first = idOf.get(entrees[0]?.code ?? "");
  const vintages = [
    ...new Set([...cells.values()].flatMap((one) => (one.indicateur === first ? [one.millesime] : []))),
  ];
  const counted = regle === "premier" ? territoires.slice(0, 1) : territoires;
  for (const millesime of vintages.sort().reverse()) {
    if (!counted.some((one) => givenOf(millesime, one).size === entrees.length)) continue;
    const cases = territoires.map((territoire): CasePortrait | null => {
      const given = givenOf(millesime, territoire);
      if (given.size < entrees.length) return null;
      const { valeur, statut } = computeFormule(formule, given);
      return { valeur, statut, contradiction: null, calcul: indicateur.formule };
    });
    const from = counted.flatMap((one) => cellAt(entrees[0]?.code ?? "", millesime, one) ?? [])[0];
    if (!from) continue;
    const origine = {
      ...from.origine,
      fichier: "calcul",
      producteur: `Calculé d’après ${from.origine.producteur}`,
    };
    return { indicateur, millesime, definition: null, cases, origine };
  }
  return null;
}
