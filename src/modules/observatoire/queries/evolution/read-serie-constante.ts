import { sql } from "kysely";
import { type Communes, type ComptePasse, MILLESIME, passerComptes } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { worstStatut } from "../../domain/statuts.ts";
import type { Statut } from "../../domain/vocabulaire.ts";
import type { IndicateurListe } from "../list-indicateurs.ts";
import { type ObservationLue, type OrigineChiffre, readFigures } from "../read-figures.ts";

/** One vintage of the communes of today's outline, added up. */
export type PointConstant = {
  readonly millesime: string;
  readonly definition: number;
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut: Statut;
  /** Communes of the outline without a figure that year. */
  readonly sans: number;
  /** Old codes that the figures went through, with the commune of today that they are part of. */
  readonly passages: readonly Passage[];
  readonly origine: OrigineChiffre;
};

export type Passage = { readonly anciens: readonly string[]; readonly commune: string };

type Compte = "valeur" | "numerateur" | "denominateur";

/**
 * A count or a ratio of the communes `membres` (codes of today) through the vintages: the figures of each year go from the
 * communes of their time to those of today, then are added up; a ratio is computed again from its counts.
 */
export async function readSerieConstante(
  ctx: Contexte,
  indicateur: IndicateurListe,
  membres: ReadonlySet<string>,
  communes: Communes,
): Promise<PointConstant[]> {
  if (indicateur.agregation === "non_agregable" || indicateur.calcul === "formule") return [];
  const wanted = [...codesBehind(membres, communes)];
  const found = await readFigures(
    ctx,
    indicateur.id,
    sql`o.maille = 'commune' AND o.code = ANY(${wanted}::text[])`,
  );
  const groups = new Map<string, ObservationLue[]>();
  for (const one of found) {
    const key = `${one.definition} ${one.millesime}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((own) => pointOf(indicateur, own, membres, communes));
}

/** Codes of any time that are, or became, one of the members. */
function codesBehind(membres: ReadonlySet<string>, { changements }: Communes): Set<string> {
  const behind = new Set(membres);
  for (let before = -1; before !== behind.size; ) {
    before = behind.size;
    for (const { de, vers } of changements) if (behind.has(vers)) behind.add(de);
  }
  return behind;
}

function pointOf(
  indicateur: IndicateurListe,
  observations: readonly ObservationLue[],
  membres: ReadonlySet<string>,
  communes: Communes,
): PointConstant {
  const [first] = observations as [ObservationLue, ...ObservationLue[]];
  const { millesime, definition, origine } = first;
  const parts: readonly Compte[] =
    indicateur.agregation === "somme" ? ["valeur"] : ["numerateur", "denominateur"];
  const sums = new Map<Compte, { somme: number; sans: number; estime: boolean }>();
  const passages = new Map<string, Passage>();
  for (const part of parts) {
    const passed = passAll(observations, part, communes);
    let somme = 0;
    let sans = 0;
    let estime = false;
    for (const code of membres) {
      const one = passed.get(code);
      if (one === undefined || one.valeur === null) sans += 1;
      else {
        somme += one.valeur;
        estime ||= one.statut === "estime";
      }
      const anciens = (one?.sources ?? []).filter((source) => source !== code);
      if (anciens.length > 0) passages.set(code, { anciens: one?.sources ?? [], commune: code });
    }
    sums.set(part, { somme, sans, estime });
  }
  const total = (part: Compte) => {
    const one = sums.get(part);
    return one && one.sans === 0 ? one.somme : null;
  };
  const [numerateur, denominateur] = [total("numerateur"), total("denominateur")];
  const ratio =
    numerateur !== null && denominateur !== null && denominateur !== 0
      ? (numerateur / denominateur) * indicateur.facteur
      : null;
  const valeur = indicateur.agregation === "somme" ? total("valeur") : ratio;
  const estime = [...sums.values()].some((one) => one.estime);
  const statuts = observations.map(({ statut }) => statut);
  return {
    ...{ millesime, definition, valeur, numerateur, denominateur, origine },
    statut: valeur === null ? "non_disponible" : worstStatut(estime ? [...statuts, "estime"] : statuts),
    sans: Math.max(0, ...[...sums.values()].map((one) => one.sans)),
    passages: [...passages.values()],
  };
}

/** Files of one vintage may be written in several geographies: each goes from its own. */
function passAll(
  observations: readonly ObservationLue[],
  part: Compte,
  communes: Communes,
): ReadonlyMap<string, ComptePasse> {
  const all = new Map<string, ComptePasse>();
  for (const geographie of new Set(observations.map(({ origine }) => origine.geographie))) {
    const own = observations.filter(({ origine }) => origine.geographie === geographie);
    const comptes = new Map(own.map((one) => [one.code, one[part]]));
    // A file that says « territoires de 2027 » is written in the newest code that we know.
    const de = Math.min(geographie, MILLESIME);
    const passed = passerComptes(comptes, de, MILLESIME, communes.changements, communes.peser);
    for (const [code, compte] of passed.comptes) all.set(code, compte);
  }
  return all;
}
