import { MILLESIME } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { yearOf } from "../../domain/millesime.ts";
import { linkedTo } from "../../domain/secret/liens.ts";
import type { RegleSecret } from "../../domain/secret/regle.ts";
import {
  type CellulePubliee,
  type Imbrication,
  type TableauSecret,
  tableauOf,
} from "../../domain/secret/tableau.ts";
import type { IndicateurListe } from "../list-indicateurs.ts";
import {
  type CelluleLue,
  listPlacesMasquees,
  loadCellules,
  loadImbrications,
  type PlaceSecret,
} from "./load-cellules.ts";

/** The rule that protects an indicator in a file, null when none does: by `${file} ${indicator}`. */
export type ReglesParFichier = ReadonlyMap<string, RegleSecret>;

export type TableauLu = TableauSecret & { readonly lues: ReadonlyMap<CellulePubliee, CelluleLue> };

/**
 * All that readers see of these places and all that holds between them, as an attack takes it; null when nothing of it is
 * hidden.
 */
export async function loadTableau(
  ctx: Contexte,
  places: readonly PlaceSecret[],
  indicateurs: readonly IndicateurListe[],
  regles: ReglesParFichier,
): Promise<TableauLu | null> {
  const touchees = await narrow(ctx, places, indicateurs);
  if (touchees.length === 0) return null;
  const cellules = await loadCellules(ctx, touchees);
  const byId = new Map(indicateurs.map((one) => [one.id, one]));
  const lues = new Map<CellulePubliee, CelluleLue>();
  for (const one of cellules) {
    const indicateur = byId.get(one.indicateur);
    if (indicateur) lues.set(publieeOf(one, indicateur, regles), one);
  }
  const imbrications = new Map<string, readonly Imbrication[]>();
  for (const millesime of new Set(cellules.map((one) => one.millesime))) {
    const iris = cellules.filter((one) => one.maille === "iris" && one.millesime === millesime);
    const codes = [...new Set(iris.map(({ code }) => code))];
    imbrications.set(millesime, await loadImbrications(ctx, yearOf(millesime) ?? MILLESIME, codes));
  }
  return { ...tableauOf([...lues.keys()], (millesime) => imbrications.get(millesime) ?? []), lues };
}

/** The places where something is hidden, and those that hold to them in the same vintage: the others give nothing back. */
async function narrow(
  ctx: Contexte,
  places: readonly PlaceSecret[],
  indicateurs: readonly IndicateurListe[],
): Promise<PlaceSecret[]> {
  const codes = new Map(indicateurs.map(({ id, code }) => [id, code]));
  const byVintage = new Map<string, Set<string>>();
  for (const { indicateur, millesime } of await listPlacesMasquees(ctx)) {
    const own = byVintage.get(millesime) ?? new Set<string>();
    byVintage.set(millesime, own.add(codes.get(indicateur) ?? ""));
  }
  const linked = new Map([...byVintage].map(([millesime, own]) => [millesime, linkedTo(own)]));
  return places.filter(({ indicateur, millesime }) =>
    linked.get(millesime)?.has(codes.get(indicateur) ?? ""),
  );
}

function publieeOf(one: CelluleLue, indicateur: IndicateurListe, regles: ReglesParFichier): CellulePubliee {
  const { definition, millesime, maille, code, valeur, numerateur, denominateur } = one;
  const ratio = indicateur.calcul === "ratio";
  const said = (count: number | null) => (count === null && one.masque === null ? undefined : count);
  const comptes = ratio
    ? { numerateur: said(numerateur), denominateur: said(denominateur) }
    : { valeur: said(valeur) };
  return {
    ...{ indicateur: indicateur.code, definition, millesime, maille, code },
    comptes: Object.fromEntries(Object.entries(comptes).filter(([, count]) => count !== undefined)),
    additive: indicateur.agregation !== "non_agregable" && indicateur.calcul !== "formule",
    entiere: ratio || indicateur.decimales === 0,
    masque: one.masque === null ? null : one.masque === "secret_primaire" ? "primaire" : "secondaire",
    source: one.origine === "producteur",
    regle: regles.get(`${one.fichier} ${one.indicateur}`) ?? null,
  };
}
