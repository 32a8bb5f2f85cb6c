import { MILLESIME } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { yearOf } from "../../domain/millesime.ts";
import { linkedTo, vintagesWith } from "../../domain/secret/liens.ts";
import { EXACT, type Marge, roundedDown, roundedNear } from "../../domain/secret/marge.ts";
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

/** What « arrondi » means in the files that say it. */
const PAS_CNAF = 5;

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
  const byYear = new Map<string, readonly Imbrication[]>();
  for (const millesime of new Set(cellules.map((one) => one.millesime))) {
    const iris = cellules.filter((one) => one.maille === "iris" && one.millesime === millesime);
    const codes = [...new Set(iris.map(({ code }) => code))];
    const annee = yearOf(millesime) ?? MILLESIME;
    // Twelve months of a year are twelve vintages, of the same territories.
    const key = [annee, ...codes.sort()].join(" ");
    const known = byYear.get(key) ?? (await loadImbrications(ctx, annee, codes));
    byYear.set(key, known);
    imbrications.set(millesime, known);
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
  const all = places.map(({ millesime }) => millesime);
  for (const { indicateur, millesime } of await listPlacesMasquees(ctx))
    for (const one of vintagesWith(new Set([millesime]), all)) {
      const own = byVintage.get(one) ?? new Set<string>();
      byVintage.set(one, own.add(codes.get(indicateur) ?? ""));
    }
  const linked = new Map([...byVintage].map(([millesime, own]) => [millesime, linkedTo(own)]));
  return places.filter(({ indicateur, millesime }) =>
    linked.get(millesime)?.has(codes.get(indicateur) ?? ""),
  );
}

function publieeOf(one: CelluleLue, indicateur: IndicateurListe, regles: ReglesParFichier): CellulePubliee {
  const { definition, millesime, maille, code, valeur, numerateur, denominateur } = one;
  const ratio = indicateur.calcul === "ratio";
  const regle = regles.get(`${one.fichier} ${one.indicateur}`) ?? null;
  const arrondi = regle?.arrondi ?? null;
  const said = (count: number | null) => {
    if (count === null) return one.masque === null ? undefined : null;
    return arrondi === null || one.masque !== null ? count : Math.round(count / arrondi) * arrondi;
  };
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
    marge: margeOf(one, arrondi),
    regle: regle?.seuil == null ? null : regle,
  };
}

/** A hidden count is not rounded by us: its equations are about the count itself. */
function margeOf({ masque, statut }: CelluleLue, arrondi: number | null): Marge {
  if (arrondi !== null) return masque === null ? roundedNear(arrondi) : EXACT;
  return statut === "arrondi" ? roundedDown(PAS_CNAF) : EXACT;
}
