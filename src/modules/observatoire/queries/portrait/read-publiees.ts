import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Maille, Statut } from "../../domain/vocabulaire.ts";
import { figuresDeLaPlace } from "../figures-de-la-place.ts";
import type { OrigineChiffre } from "../read-figures.ts";
import { OBSERVATION_DIFFUSEE } from "../secret/observation-diffusee.ts";

/** One cell of one indicator (its identifier), with what formulas need of it. */
export type Cellule = {
  readonly indicateur: string;
  readonly definition: number;
  readonly maille: Maille;
  readonly code: string;
  readonly millesime: string;
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut: Statut;
  readonly contradiction: readonly number[] | null;
  readonly calcul: string | null;
  readonly origine: OrigineChiffre;
};

type Ligne = Omit<Cellule, "contradiction" | "calcul" | "origine"> & OrigineChiffre;

export function keyOf(
  one: Pick<Cellule, "indicateur" | "definition" | "maille" | "code" | "millesime">,
): string {
  return [one.indicateur, one.definition, one.maille, one.code, one.millesime].join(" ");
}

/** All that published files say of some territories, by cell: what the newest says, or all that it says when it contradicts itself. */
export async function readPubliees(
  ctx: Contexte,
  territoires: readonly { readonly maille: Maille; readonly code: string }[],
): Promise<Map<string, Cellule>> {
  // The few cells of a territory lie all over the key of the figures: what each file speaks of says where.
  const { rows } = await sql<Ligne>`
    SELECT o.indicateur, o.definition, o.maille, o.code, o.millesime, o.valeur, o.numerateur, o.denominateur, o.statut,
           f.public_id AS fichier, f.producteur, f.jeu, f.licence, f.edition, f.geographie
      FROM fichier_contenu c
      JOIN fichier_source f ON f.departement = c.departement AND f.id = c.fichier AND f.etat = 'publie'
      JOIN unnest(${territoires.map(({ maille }) => maille)}::text[], ${territoires.map(({ code }) => code)}::text[])
             AS t(maille, code) ON t.maille = c.maille
     CROSS JOIN ${figuresDeLaPlace(OBSERVATION_DIFFUSEE, sql`o.code = t.code AND o.fichier = c.fichier`)}
     WHERE c.departement = ${ctx.departement}
     ORDER BY f.edition DESC, f.publie_le DESC, f.id DESC, o.valeur`.execute(ctx.tx);
  const byCell = new Map<string, Ligne[]>();
  for (const row of rows) {
    const own = byCell.get(keyOf(row));
    if (own) own.push(row);
    else byCell.set(keyOf(row), [row]);
  }
  return new Map([...byCell].map(([key, own]) => [key, settle(own as [Ligne, ...Ligne[]])]));
}

function settle([first, ...more]: readonly [Ligne, ...Ligne[]]): Cellule {
  const same = [first, ...more.filter(({ fichier }) => fichier === first.fichier)];
  const said = new Set(same.map(({ valeur, statut }) => `${valeur} ${statut}`));
  const { fichier, producteur, jeu, licence, edition, geographie, ...cell } = first;
  const origine = { fichier, producteur, jeu, licence, edition, geographie };
  if (said.size === 1) return { ...cell, origine, contradiction: null, calcul: null };
  const valeurs = [...new Set(same.flatMap(({ valeur }) => (valeur === null ? [] : [valeur])))];
  const none = { valeur: null, numerateur: null, denominateur: null, statut: "non_disponible" as const };
  return { ...cell, ...none, origine, contradiction: valeurs, calcul: null };
}
