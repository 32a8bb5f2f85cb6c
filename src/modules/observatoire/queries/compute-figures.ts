import { sql } from "kysely";
import { epciDeCommune } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import {
  type Agregat,
  computeFormule,
  type EntreeLue,
  type Membre,
  sumMembers,
} from "../domain/formule/calculer.ts";
import { cleEntree, type Entree, entreesOf, readFormule } from "../domain/formule/lire-formule.ts";
import { yearOf } from "../domain/millesime.ts";
import type { Maille, Statut } from "../domain/vocabulaire.ts";
import { findIndicateur, type IndicateurListe } from "./list-indicateurs.ts";
import { type ObservationLue, readFigures } from "./read-figures.ts";

/** A figure that nobody published: computed here, from figures that were. */
export type FigureCalculee = {
  readonly code: string;
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut: Statut;
  /** What it lacked, in words. */
  readonly note: string | null;
  readonly sources: readonly ObservationLue[];
};

/** Meshes to which communes add up. */
const AU_DESSUS: readonly Maille[] = ["epci", "departement"];

/**
 * The figures of a derived indicator, or of a count or a ratio at a mesh where it is not published: communes are added up
 * after the EPCI that they belonged to in that year, ratios are computed again from their counts. Empty for what is not
 * added up (a median).
 */
export async function computeFigures(
  ctx: Contexte,
  indicateur: IndicateurListe,
  maille: Maille,
  millesime: string,
): Promise<FigureCalculee[]> {
  if (indicateur.calcul !== "formule") return aggregateFigures(ctx, indicateur, maille, millesime);
  const formule = readFormule(indicateur.formule ?? "");
  const entrees = entreesOf(formule);
  const columns = new Map<string, ReadonlyMap<string, Column>>();
  for (const entree of entrees)
    columns.set(cleEntree(entree), await readEntree(ctx, entree, maille, millesime));
  const codes = new Set([...columns.values()].flatMap((column) => [...column.keys()]));
  return [...codes].sort().map((code) => {
    const own = new Map(
      [...columns].map(([cle, column]): [string, Column | undefined] => [cle, column.get(code)]),
    );
    const given = new Map([...own].flatMap(([cle, one]) => (one ? [[cle, one] as const] : [])));
    const { valeur, statut, manquantes } = computeFormule(formule, given);
    const reasons = manquantes.map((cle) => own.get(cle)?.manque ?? `${cle} absent`);
    return {
      ...{ code, valeur, numerateur: null, denominateur: null, statut },
      note: reasons.length > 0 ? `Il manque : ${reasons.join(", ")}` : null,
      sources: [...own.values()].flatMap((one) => one?.sources ?? []),
    };
  });
}

type Column = EntreeLue & { readonly manque?: string; readonly sources: readonly ObservationLue[] };

/** One figure of a formula, by territory: published at that mesh, else added up from the communes. */
async function readEntree(
  ctx: Contexte,
  { code, partie }: Entree,
  maille: Maille,
  millesime: string,
): Promise<ReadonlyMap<string, Column>> {
  const indicateur = await findIndicateur(ctx, code);
  if (!indicateur || indicateur.calcul === "formule") return new Map();
  const published = await readAt(ctx, indicateur, maille, millesime);
  if (published.length > 0) {
    return new Map(
      published.map((one): [string, Column] => [
        one.code,
        { valeur: one[partie], statut: statutOf(one, partie), sources: [one] },
      ]),
    );
  }
  const calculees = await aggregateFigures(ctx, indicateur, maille, millesime);
  return new Map(
    calculees.map((one): [string, Column] => [
      one.code,
      {
        ...{ valeur: one[partie], statut: one.statut, sources: one.sources },
        ...(one.note !== null && { manque: `${code} (${one.note.toLowerCase()})` }),
      },
    ]),
  );
}

function statutOf(one: ObservationLue, partie: Entree["partie"]): Statut {
  return one[partie] === null && one.valeur !== null ? "non_disponible" : one.statut;
}

function readAt(ctx: Contexte, { id }: IndicateurListe, maille: Maille, millesime: string) {
  // The usual definition: two of them are never added up.
  return readFigures(ctx, id, sql`o.maille = ${maille} AND o.millesime = ${millesime} AND o.definition = 1`);
}

async function aggregateFigures(
  ctx: Contexte,
  indicateur: IndicateurListe,
  maille: Maille,
  millesime: string,
): Promise<FigureCalculee[]> {
  if (indicateur.agregation === "non_agregable" || !AU_DESSUS.includes(maille)) return [];
  const communes = await readAt(ctx, indicateur, "commune", millesime);
  if (communes.length === 0) return [];
  const membres = await listMembres(ctx, maille, millesime);
  const count = (partie: Entree["partie"]) =>
    sumMembers(
      membres,
      new Map(communes.map((one) => [one.code, { valeur: one[partie], statut: statutOf(one, partie) }])),
    );
  const bySum = (
    sums: ReadonlyMap<string, Agregat>,
    finish: (dans: string, one: Agregat) => Partial<FigureCalculee>,
  ) =>
    [...sums].map(
      ([dans, one]): FigureCalculee => ({
        ...{ code: dans, valeur: null, numerateur: null, denominateur: null, statut: one.statut },
        note: one.sans.length > 0 ? `${one.sans.length} communes sans chiffre` : null,
        sources: communes.slice(0, 1),
        ...finish(dans, one),
      }),
    );
  if (indicateur.agregation === "somme") return bySum(count("valeur"), (_, { valeur }) => ({ valeur }));
  const bas = count("denominateur");
  return bySum(count("numerateur"), (dans, { valeur: numerateur }) => {
    const denominateur = bas.get(dans)?.valeur ?? null;
    const known = numerateur !== null && denominateur !== null && denominateur !== 0;
    return {
      numerateur,
      denominateur,
      valeur: known ? (numerateur / denominateur) * indicateur.facteur : null,
    };
  });
}

/** The communes of the département, each with its EPCI of that year, or with the département. */
async function listMembres(ctx: Contexte, maille: Maille, millesime: string): Promise<Membre[]> {
  const { parCommune } = await epciDeCommune(ctx, yearOf(millesime) ?? ctx.today.year);
  return [...parCommune].map(([code, epci]) => ({ code, dans: maille === "epci" ? epci : ctx.departement }));
}

/** The meshes and vintages at which an indicator can be shown without being published there. */
export async function listCalculables(
  ctx: Contexte,
  indicateur: IndicateurListe,
): Promise<{ maille: Maille; millesime: string }[]> {
  const spots = (one: IndicateurListe) => {
    const own = one.couverture.filter(({ definition }) => definition === 1);
    const up =
      one.agregation === "non_agregable"
        ? []
        : own
            .filter(({ maille }) => maille === "commune")
            .flatMap(({ millesime }) => AU_DESSUS.map((maille) => ({ maille, millesime })));
    return [...own.map(({ maille, millesime }) => ({ maille, millesime })), ...up];
  };
  const key = (spot: { maille: Maille; millesime: string }) => `${spot.maille} ${spot.millesime}`;
  if (indicateur.calcul !== "formule") {
    const published = new Set(indicateur.couverture.map(key));
    return spots(indicateur).filter((one) => !published.has(key(one)));
  }
  const codes = [...new Set(entreesOf(readFormule(indicateur.formule ?? "")).map(({ code }) => code))];
  let common: Map<string, { maille: Maille; millesime: string }> | null = null;
  for (const code of codes) {
    const one = await findIndicateur(ctx, code);
    const own = new Map((one ? spots(one) : []).map((spot) => [key(spot), spot]));
    const before: Map<string, { maille: Maille; millesime: string }> = common ?? own;
    common = new Map([...before].filter(([name]) => own.has(name)));
  }
  return [...(common?.values() ?? [])];
}
