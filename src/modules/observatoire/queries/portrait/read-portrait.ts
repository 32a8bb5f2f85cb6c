import { sql } from "kysely";
import { epciDeCommune, listCodes, MILLESIME } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Maille, Statut } from "../../domain/vocabulaire.ts";
import { type IndicateurListe, listIndicateurs } from "../list-indicateurs.ts";
import type { OrigineChiffre } from "../read-figures.ts";

export type TerritoirePortrait = { readonly maille: Maille; readonly code: string; readonly nom: string };

/** One figure of one territory; `contradiction`: the newest file says several things, none is chosen. */
export type CasePortrait = {
  readonly valeur: number | null;
  readonly statut: Statut;
  readonly contradiction: readonly number[] | null;
};

export type LignePortrait = {
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

export type Portrait = {
  /** The one portrayed, one that somebody chose beside it, then its EPCI, département, région, France. */
  readonly territoires: readonly TerritoirePortrait[];
  readonly lignes: readonly LignePortrait[];
  /** Others of the same mesh, to compare with. */
  readonly semblables: readonly { readonly code: string; readonly nom: string }[];
};

type Ligne = CasePortrait &
  OrigineChiffre & {
    indicateur: string;
    definition: number;
    maille: Maille;
    code: string;
    millesime: string;
  };

/**
 * All that is published of a commune, an EPCI or the département, at its newest vintage, and the same figure of what it is
 * compared with: same definition, same vintage, or nothing.
 *
 * @throws Refusal `introuvable` (404) when it is no territory of the département
 */
export async function readPortrait(ctx: Contexte, code: string, avec: string | null): Promise<Portrait> {
  const { territoires, semblables } = await findTerritoires(ctx, code, avec);
  const [main] = territoires;
  const rows = await readRows(ctx, territoires);
  const cells = gather(rows);
  const lignes = (await listIndicateurs(ctx)).flatMap((indicateur): LignePortrait[] => {
    const own = rows.filter((row) => row.indicateur === indicateur.id && isOf(row, main));
    const newest = own.reduce<Ligne | null>(
      (best, row) => (best === null || isNewer(row, best) ? row : best),
      null,
    );
    if (!newest) return [];
    const { millesime, definition } = newest;
    const cases = territoires.map(
      ({ maille, code: other }) =>
        cells.get(keyOf({ indicateur: indicateur.id, definition, maille, code: other, millesime })) ?? null,
    );
    const named = indicateur.definitions.find(({ no }) => no === definition)?.libelle ?? null;
    return [
      {
        indicateur,
        millesime,
        definition: indicateur.definitions.length > 1 ? named : null,
        cases,
        origine: newest,
      },
    ];
  });
  return { territoires, lignes, semblables };
}

/** Of one vintage the usual definition, which is the first, comes before the others. */
function isNewer(row: Ligne, best: Ligne): boolean {
  if (row.definition !== best.definition) return row.definition < best.definition;
  return row.millesime > best.millesime;
}

async function findTerritoires(
  ctx: Contexte,
  code: string,
  avec: string | null,
): Promise<Pick<Portrait, "territoires" | "semblables">> {
  const named = async (maille: Maille) => (await listCodes(ctx, maille)).map((one) => ({ ...one, maille }));
  const [departement] = await named("departement");
  const above = [departement, (await named("region"))[0], (await named("france"))[0]].filter(
    (one) => one !== undefined,
  );
  if (code === ctx.departement) return { territoires: above, semblables: [] };
  const epci = await named("epci");
  const own = epci.find((one) => one.code === code);
  if (own)
    return { territoires: [own, ...beside(epci, code, avec), ...above], semblables: others(epci, code) };
  const communes = await named("commune");
  const commune = communes.find((one) => one.code === code);
  if (!commune) throw new Refusal("introuvable", {}, 404);
  const { parCommune } = await epciDeCommune(ctx, MILLESIME);
  const its = epci.filter((one) => one.code === parCommune.get(code));
  return {
    territoires: [commune, ...beside(communes, code, avec), ...its, ...above],
    semblables: others(communes, code),
  };
}

function beside(all: readonly TerritoirePortrait[], code: string, avec: string | null) {
  return all.filter((one) => one.code === avec && one.code !== code);
}

function others(all: readonly TerritoirePortrait[], code: string) {
  return all.flatMap((one) => (one.code === code ? [] : [{ code: one.code, nom: one.nom }]));
}

async function readRows(ctx: Contexte, territoires: readonly TerritoirePortrait[]): Promise<Ligne[]> {
  const { rows } = await sql<Ligne>`
    SELECT o.indicateur, o.definition, o.maille, o.code, o.millesime, o.valeur, o.statut, NULL AS contradiction,
           f.public_id AS fichier, f.producteur, f.jeu, f.licence, f.edition, f.geographie
      FROM observation o
      JOIN unnest(${territoires.map(({ maille }) => maille)}::text[], ${territoires.map(({ code }) => code)}::text[])
             AS t(maille, code) ON t.maille = o.maille AND t.code = o.code
      JOIN fichier_source f ON f.departement = o.departement AND f.id = o.fichier AND f.etat = 'publie'
     WHERE o.departement = ${ctx.departement}
     ORDER BY f.edition DESC, f.publie_le DESC, f.id DESC, o.valeur`.execute(ctx.tx);
  return rows;
}

function isOf(row: Ligne, territoire: TerritoirePortrait | undefined): boolean {
  return row.maille === territoire?.maille && row.code === territoire.code;
}

function keyOf(row: Pick<Ligne, "indicateur" | "definition" | "maille" | "code" | "millesime">): string {
  return [row.indicateur, row.definition, row.maille, row.code, row.millesime].join(" ");
}

/** What is shown of each cell: what its newest file says, or all that it says when it contradicts itself. */
function gather(rows: readonly Ligne[]): Map<string, CasePortrait> {
  const byCell = new Map<string, Ligne[]>();
  for (const row of rows) {
    const own = byCell.get(keyOf(row));
    if (own) own.push(row);
    else byCell.set(keyOf(row), [row]);
  }
  return new Map(
    [...byCell].map(([key, [first, ...more]]): [string, CasePortrait] => {
      const one = first as Ligne;
      const same = [one, ...more.filter(({ fichier }) => fichier === one.fichier)];
      const said = new Set(same.map(({ valeur, statut }) => `${valeur} ${statut}`));
      const valeurs = [...new Set(same.flatMap(({ valeur }) => (valeur === null ? [] : [valeur])))];
      return [
        key,
        said.size > 1
          ? { valeur: null, statut: "non_disponible", contradiction: valeurs }
          : { valeur: one.valeur, statut: one.statut, contradiction: null },
      ];
    }),
  );
}
