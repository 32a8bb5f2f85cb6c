import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { linkedTo, vintagesWith } from "../../domain/secret/liens.ts";
import { figuresDeLaPlace } from "../../queries/figures-de-la-place.ts";
import { type IndicateurListe, listIndicateurs } from "../../queries/list-indicateurs.ts";
import { listPortees, type Portee } from "../../queries/secret/list-portees.ts";
import type { RegleGardee } from "../../queries/secret/list-regles.ts";
import type { PlaceSecret } from "../../queries/secret/load-cellules.ts";
import { ensureRegles } from "./ensure-regles.ts";
import { hideSecondary } from "./hide-secondary.ts";

/** What is protected again: all that is published, what a file speaks of, or nothing, when one only attacks. */
export type EtendueSecret =
  | { readonly genre: "fichier"; readonly fichier: Id<"fichier_source"> }
  | { readonly genre: "regle" };

/**
 * Says again which cells no reader sees, and attacks what they do. Called in the transaction that publishes, withdraws or
 * changes a rule: no figure shows before its protection is there.
 */
export async function protectFigures(ctx: Contexte, etendue: EtendueSecret): Promise<void> {
  const regles = await ensureRegles(ctx);
  const indicateurs = await listIndicateurs(ctx, { vides: true });
  const places = await listPlaces(ctx, etendue, indicateurs, regles);
  if (places.length === 0) return;
  const portees = await listPortees(ctx, regles, indicateurs);
  await writeArrondis(ctx, portees);
  await clear(ctx, places);
  await hidePrimary(ctx, places, portees);
  await hideSecondary(ctx, { places, portees, indicateurs, etendue: etendue.genre });
}

/** What must be said again together: the vintages of the file, for its indicators and those that they hold to. */
async function listPlaces(
  { tx, departement }: Contexte,
  etendue: EtendueSecret,
  indicateurs: readonly IndicateurListe[],
  regles: readonly RegleGardee[],
): Promise<PlaceSecret[]> {
  const { rows } = await sql<PlaceSecret & { touche: boolean }>`
    SELECT k.indicateur, k.millesime,
           bool_or(${etendue.genre === "fichier" ? etendue.fichier : null}::uuid IS NULL
                   OR k.fichier = ${etendue.genre === "fichier" ? etendue.fichier : null}::uuid) AS touche
      FROM fichier_contenu k WHERE k.departement = ${departement}
     GROUP BY k.indicateur, k.millesime`.execute(tx);
  const codes = new Map(indicateurs.map(({ id, code }) => [id, code]));
  const codeOf = ({ indicateur }: PlaceSecret) => codes.get(indicateur) ?? "";
  const touched = rows.filter(({ touche }) => touche);
  // Small territories are known by their population: another population hides, or shows, anything.
  const tout =
    regles.some(({ populationMin }) => populationMin !== null) &&
    touched.some((one) => codeOf(one) === "population");
  const linked = linkedTo(touched.map(codeOf));
  const vintages = vintagesWith(
    new Set(touched.map(({ millesime }) => millesime)),
    rows.map(({ millesime }) => millesime),
  );
  return rows
    .filter((one) => tout || (linked.has(codeOf(one)) && vintages.has(one.millesime)))
    .map(({ indicateur, millesime }) => ({ indicateur, millesime }));
}

/** The rounding of each file stands where the door finds it. */
async function writeArrondis({ tx, departement }: Contexte, portees: readonly Portee[]): Promise<void> {
  await sql`
    UPDATE fichier_contenu k SET arrondi = p.arrondi
      FROM unnest(${portees.map(({ fichier }) => fichier)}::uuid[], ${portees.map(({ indicateur }) => indicateur)}::uuid[],
                  ${portees.map(({ concerne, regle }) => (concerne ? regle.arrondi : null))}::int[])
             AS p(fichier, indicateur, arrondi)
     WHERE k.departement = ${departement} AND k.fichier = p.fichier AND k.indicateur = p.indicateur
       AND k.arrondi IS DISTINCT FROM p.arrondi`.execute(tx);
}

async function clear({ tx, departement }: Contexte, places: readonly PlaceSecret[]): Promise<void> {
  await sql`
    DELETE FROM cellule_secrete s
     USING unnest(${places.map(({ indicateur }) => indicateur)}::uuid[], ${places.map(({ millesime }) => millesime)}::text[])
             AS p(indicateur, millesime)
     WHERE s.departement = ${departement} AND s.indicateur = p.indicateur AND s.millesime = p.millesime`.execute(
    tx,
  );
}

/**
 * Hides what the rules say, and what the newest edition of a set hides, even where another source gives it. The parts of
 * the base where no rule hides and no producer hid are not read.
 */
async function hidePrimary(
  { tx, departement }: Contexte,
  places: readonly PlaceSecret[],
  portees: readonly Portee[],
): Promise<void> {
  const hiding = portees.filter(
    ({ concerne, regle }) => (concerne && regle.seuil !== null) || regle.populationMin !== null,
  );
  await sql`
    WITH place AS (
      SELECT * FROM unnest(${places.map(({ indicateur }) => indicateur)}::uuid[],
                           ${places.map(({ millesime }) => millesime)}::text[]) AS p(indicateur, millesime)
    ), portee AS (
      SELECT * FROM unnest(${hiding.map(({ fichier }) => fichier)}::uuid[],
                           ${hiding.map(({ indicateur }) => indicateur)}::uuid[],
                           ${hiding.map(({ concerne, regle }) => (concerne ? regle.seuil : null))}::int[],
                           ${hiding.map(({ ratio }) => ratio)}::boolean[],
                           ${hiding.map(({ regle }) => (regle.zeroMontre ? 0 : null))}::float8[],
                           ${hiding.map(({ regle }) => regle.populationMin)}::int[])
                      AS p(fichier, indicateur, seuil, ratio, montre, population_min)
    ), contenu AS (
      SELECT k.departement, k.indicateur, k.definition, k.maille, k.millesime
        FROM fichier_contenu k
        JOIN place USING (indicateur, millesime)
        JOIN fichier_source f ON f.departement = k.departement AND f.id = k.fichier AND f.etat = 'publie'
        LEFT JOIN portee p ON p.fichier = k.fichier AND p.indicateur = k.indicateur
       WHERE k.departement = ${departement}
       GROUP BY 1, 2, 3, 4, 5
      HAVING bool_or(p.fichier IS NOT NULL OR k.masquees > 0)
    ), habitants AS (
      SELECT DISTINCT ON (o.maille, o.code) o.maille, o.code, o.valeur
        FROM observation o
        JOIN indicateur i ON i.departement = o.departement AND i.id = o.indicateur AND i.code = 'population'
        JOIN fichier_source f ON f.departement = o.departement AND f.id = o.fichier AND f.etat = 'publie'
       WHERE o.departement = ${departement} AND ${hiding.some(({ regle }) => regle.populationMin !== null)}
       ORDER BY o.maille, o.code, o.millesime DESC, f.edition DESC
    ), dit AS (
      SELECT o.indicateur, o.definition, o.millesime, o.maille, o.code, o.fichier, o.statut,
             first_value(o.fichier) OVER (cellule ORDER BY f.edition DESC, f.publie_le DESC, f.id DESC) AS montre,
             first_value(o.fichier) OVER (PARTITION BY o.indicateur, o.definition, o.millesime, o.maille, o.code,
                                                       f.producteur, f.jeu
                                              ORDER BY f.edition DESC, f.publie_le DESC, f.id DESC) AS tete,
             coalesce(CASE WHEN p.ratio THEN least(nullif(o.numerateur, p.montre), nullif(o.denominateur, p.montre))
                           ELSE nullif(o.valeur, p.montre) END < p.seuil, false)
             OR coalesce(h.valeur < p.population_min AND o.valeur IS NOT NULL, false) AS sous_seuil
        FROM contenu c
       CROSS JOIN ${figuresDeLaPlace(sql`(SELECT * FROM observation)`)}
        JOIN fichier_source f ON f.departement = o.departement AND f.id = o.fichier AND f.etat = 'publie'
        LEFT JOIN portee p ON p.fichier = o.fichier AND p.indicateur = o.indicateur
        LEFT JOIN habitants h ON h.maille = o.maille AND h.code = o.code
      WINDOW cellule AS (PARTITION BY o.indicateur, o.definition, o.millesime, o.maille, o.code))
    INSERT INTO cellule_secrete (departement, indicateur, definition, millesime, maille, code, statut, origine, fichier)
    SELECT ${departement}, indicateur, definition, millesime, maille, code,
           CASE WHEN bool_or(sous_seuil OR statut = 'secret_primaire' AND fichier = tete) THEN 'secret_primaire'
                ELSE 'secret_secondaire' END,
           CASE WHEN bool_or(statut LIKE 'secret%' AND fichier = tete) THEN 'producteur' ELSE 'regle' END,
           (array_agg(montre))[1]
      FROM dit
     GROUP BY indicateur, definition, millesime, maille, code
    HAVING bool_or(sous_seuil OR statut LIKE 'secret%' AND fichier = tete)`.execute(tx);
}
