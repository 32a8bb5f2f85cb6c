import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { compareFrench, normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Indicateur } from "../domain/indicateur.ts";
import { FAMILLES, type Maille } from "../domain/vocabulaire.ts";

export type DefinitionListee = {
  readonly no: number;
  readonly cle: string;
  readonly libelle: string;
  readonly texte: string;
  readonly debut: number | null;
  readonly fin: number | null;
};

/** What published files say of one indicator, at one mesh and one vintage. */
export type Couverture = {
  readonly definition: number;
  readonly maille: Maille;
  readonly millesime: string;
  /** Figures, and among them those that hold a value. */
  readonly observations: number;
  readonly valeurs: number;
};

export type SourceListee = {
  readonly publicId: string;
  readonly producteur: string;
  readonly jeu: string;
  readonly licence: string;
  readonly adresse: string | null;
  /** ISO day. */
  readonly edition: string;
  readonly geographie: number;
};

export type IndicateurListe = Indicateur & {
  readonly id: Id<"indicateur">;
  readonly revision: number;
  readonly definitions: readonly DefinitionListee[];
  /** From published files only, in the order of meshes then vintages. */
  readonly couverture: readonly Couverture[];
  readonly sources: readonly SourceListee[];
};

export type FiltreIndicateurs = {
  readonly famille?: string | null;
  readonly recherche?: string | null;
  readonly maille?: Maille | null;
  readonly producteur?: string | null;
  /** Also those without any published figure. */
  readonly vides?: boolean;
};

/** The catalogue: families in their order, then names; read without touching the figures. */
export async function listIndicateurs(
  ctx: Contexte,
  filtre: FiltreIndicateurs = {},
): Promise<IndicateurListe[]> {
  const found = (await readCatalogue(ctx)).filter((one) => keeps(one, filtre));
  const rang = (famille: string) => {
    const at = (FAMILLES as readonly string[]).indexOf(famille);
    return at < 0 ? FAMILLES.length : at;
  };
  return found.sort(
    (a, b) =>
      rang(a.famille) - rang(b.famille) ||
      compareFrench(a.famille, b.famille) ||
      compareFrench(a.libelle, b.libelle) ||
      compareFrench(a.code, b.code),
  );
}

/** One line of the catalogue by its code; null when there is none. */
export async function findIndicateur(ctx: Contexte, code: string): Promise<IndicateurListe | null> {
  if (!ctx.lecture) return (await readIndicateurs(ctx, code))[0] ?? null;
  return (await readCatalogue(ctx)).find((one) => one.code === code) ?? null;
}

function readCatalogue(ctx: Contexte): Promise<IndicateurListe[]> {
  return remember(ctx, "catalogue", () => readIndicateurs(ctx, null));
}

function keeps(
  one: IndicateurListe,
  { famille, recherche, maille, producteur, vides }: FiltreIndicateurs,
): boolean {
  if (!vides && one.couverture.length === 0 && one.calcul !== "formule") return false;
  if (famille && one.famille !== famille) return false;
  if (maille && !one.couverture.some((part) => part.maille === maille)) return false;
  if (producteur && !one.sources.some((source) => source.producteur === producteur)) return false;
  if (!recherche) return true;
  const text = normalise(
    [one.code, one.libelle, one.famille, one.unite, ...one.definitions.map(({ texte }) => texte)].join(" "),
  );
  return normalise(recherche)
    .split(" ")
    .every((word) => text.includes(word));
}

async function readIndicateurs(
  { tx, departement }: Contexte,
  code: string | null,
): Promise<IndicateurListe[]> {
  const { rows } = await sql<IndicateurListe>`
    SELECT i.id, i.code, i.libelle, i.famille, i.unite, i.calcul, i.numerateur, i.denominateur, i.facteur, i.formule,
           i.agregation, i.sens_defavorable AS sens, i.decimales, i.mailles, i.periodicite, i.avertissements, i.revision,
           (SELECT coalesce(json_agg(json_build_object('no', d.no, 'cle', d.cle, 'libelle', d.libelle, 'texte', d.texte,
                     'debut', d.debut, 'fin', d.fin) ORDER BY d.no), '[]')
              FROM indicateur_definition d WHERE d.departement = i.departement AND d.indicateur = i.id) AS definitions,
           coalesce(c.couverture, '[]') AS couverture, coalesce(c.sources, '[]') AS sources
      FROM indicateur i
      LEFT JOIN (
        SELECT k.indicateur,
               json_agg(json_build_object('definition', k.definition, 'maille', k.maille, 'millesime', k.millesime,
                 'observations', k.observations, 'valeurs', k.valeurs)) AS couverture,
               json_agg(DISTINCT jsonb_build_object('publicId', f.public_id, 'producteur', f.producteur, 'jeu', f.jeu,
                 'licence', f.licence, 'adresse', f.adresse, 'edition', f.edition, 'geographie', f.geographie)) AS sources
          FROM fichier_contenu k
          JOIN fichier_source f ON f.departement = k.departement AND f.id = k.fichier AND f.etat = 'publie'
         WHERE k.departement = ${departement}
         GROUP BY k.indicateur) c ON c.indicateur = i.id
     WHERE i.departement = ${departement} AND (${code}::text IS NULL OR i.code = ${code}::text)`.execute(tx);
  return rows.map((row) => ({ ...row, couverture: merge(row.couverture) }));
}

/** Several files of one cell are one cell: the fullest says how much there is. */
function merge(parts: readonly Couverture[]): Couverture[] {
  const found = new Map<string, Couverture>();
  for (const part of parts) {
    const key = [part.definition, part.maille, part.millesime].join(" ");
    const known = found.get(key);
    if (!known || known.valeurs < part.valeurs) found.set(key, part);
  }
  return [...found.values()].sort(
    (a, b) =>
      a.definition - b.definition ||
      a.maille.localeCompare(b.maille) ||
      a.millesime.localeCompare(b.millesime),
  );
}
