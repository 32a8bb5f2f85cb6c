import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { formatNumber } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Controle } from "../domain/imports/prereglage.ts";
import { EXEMPLES, type Releve } from "../domain/imports/rapport.ts";
import { OBSERVATION_DIFFUSEE } from "./secret/observation-diffusee.ts";

type Fichier = { id: Id<"fichier_source">; producteur: string; jeu: string };

/**
 * What can only be seen once the whole file is there: cells said twice, parts that do not make the total, order broken,
 * other sources that say otherwise. Nothing is changed.
 */
export async function checkFigures(
  ctx: Contexte,
  fichier: Fichier,
  controles: readonly Controle[],
  releve: Releve,
): Promise<void> {
  await checkContradictions(ctx, fichier, releve);
  for (const controle of controles) {
    if (controle.genre === "somme") await checkSomme(ctx, fichier, controle, releve);
    else await checkOrdre(ctx, fichier, controle.croissants, releve);
  }
  await checkAutresSources(ctx, fichier, releve);
}

const lieu = (row: { code: string; millesime: string }) => `${row.code}, ${row.millesime}`;

async function checkContradictions(
  { tx, departement }: Contexte,
  fichier: Fichier,
  releve: Releve,
): Promise<void> {
  const { rows } = await sql<{
    libelle: string;
    code: string;
    millesime: string;
    valeurs: (number | null)[];
  }>`
    SELECT i.libelle, d.code, d.millesime, d.valeurs
      FROM (SELECT o.indicateur, o.maille, o.code, o.millesime,
                   array_agg(DISTINCT o.valeur ORDER BY o.valeur) AS valeurs
              FROM observation o
             WHERE o.departement = ${departement} AND o.fichier = ${fichier.id}::uuid
             GROUP BY o.indicateur, o.definition, o.maille, o.code, o.millesime
            HAVING count(*) > 1 AND count(DISTINCT (coalesce(o.valeur, 'NaN'), o.statut)) > 1) d
      JOIN indicateur i ON i.departement = ${departement} AND i.id = d.indicateur
     ORDER BY i.libelle, d.code, d.millesime`.execute(tx);
  for (const row of rows) {
    const valeurs = row.valeurs.map((one) => (one === null ? "absent" : formatNumber(one))).join(" ou ");
    releve.add("contradiction", { ligne: null, colonne: row.libelle, texte: `${lieu(row)} : ${valeurs}` });
  }
}

async function checkSomme(
  { tx, departement }: Contexte,
  fichier: Fichier,
  { total, parties, tolerance }: Extract<Controle, { genre: "somme" }>,
  releve: Releve,
): Promise<void> {
  const { rows } = await sql<{
    libelle: string;
    code: string;
    millesime: string;
    total: number;
    somme: number;
  }>`
    WITH cle AS (
      SELECT i.id, i.code, i.libelle FROM indicateur i
       WHERE i.departement = ${departement} AND i.code = ANY(${[total, ...parties]}::text[])
    ), somme AS (
      SELECT o.maille, o.code, o.millesime, o.definition,
             max(o.valeur) FILTER (WHERE c.code = ${total}) AS total,
             sum(o.valeur) FILTER (WHERE c.code <> ${total}) AS somme,
             count(o.valeur) FILTER (WHERE c.code <> ${total}) AS parties
        FROM observation o JOIN cle c ON c.id = o.indicateur
       WHERE o.departement = ${departement} AND o.fichier = ${fichier.id}::uuid
       GROUP BY o.maille, o.code, o.millesime, o.definition)
    SELECT (SELECT libelle FROM cle WHERE code = ${total}) AS libelle, s.code, s.millesime, s.total, s.somme
      FROM somme s
     WHERE s.parties = ${parties.length}::int AND s.total IS NOT NULL
       AND abs(s.total - s.somme) > ${tolerance}::float8 + 1e-9
     ORDER BY s.code, s.millesime`.execute(tx);
  for (const row of rows) {
    const texte = `${lieu(row)} : ${formatNumber(row.total)} publié, ${formatNumber(row.somme)} en additionnant les parties`;
    releve.add("somme_inexacte", { ligne: null, colonne: row.libelle, texte });
  }
}

/** From this share of the territories on, it is not the figures that are odd but the columns that were swapped. */
const INVERSEES = 0.5;

async function checkOrdre(
  { tx, departement }: Contexte,
  fichier: Fichier,
  [petit, grand]: readonly [string, string],
  releve: Releve,
): Promise<void> {
  type Rompu = { bas: string; haut: string; code: string; millesime: string; petit: number; grand: number };
  const { rows } = await sql<Rompu & { rompu: boolean }>`
    WITH cle AS (
      SELECT i.id, i.code, i.libelle FROM indicateur i
       WHERE i.departement = ${departement} AND i.code IN (${petit}, ${grand})
    ), paire AS (
      SELECT o.code, o.millesime, max(o.valeur) FILTER (WHERE c.code = ${petit}) AS petit,
             max(o.valeur) FILTER (WHERE c.code = ${grand}) AS grand
        FROM observation o JOIN cle c ON c.id = o.indicateur
       WHERE o.departement = ${departement} AND o.fichier = ${fichier.id}::uuid
       GROUP BY o.maille, o.code, o.millesime)
    SELECT (SELECT libelle FROM cle WHERE code = ${petit}) AS bas, (SELECT libelle FROM cle WHERE code = ${grand}) AS haut,
           p.*, p.petit > p.grand AS rompu
      FROM paire p WHERE p.petit IS NOT NULL AND p.grand IS NOT NULL
     ORDER BY p.code, p.millesime`.execute(tx);
  const rompus = rows.filter(({ rompu }) => rompu);
  for (const row of rompus) {
    const texte = `${lieu(row)} : ${formatNumber(row.petit)}, au-dessus de ${formatNumber(row.grand)} (${row.haut})`;
    releve.add("ordre_rompu", { ligne: null, colonne: row.bas, texte });
  }
  const [first] = rompus;
  if (first && rows.length > 1 && rompus.length / rows.length >= INVERSEES) {
    const texte = `« ${first.bas} » dépasse « ${first.haut} » dans ${rompus.length} cas sur ${rows.length}`;
    releve.add("colonnes_inversees", { ligne: null, colonne: first.bas, texte });
  }
}

/** Compared with the figures that are shown today: another edition of the same set, or another source. */
async function checkAutresSources(
  { tx, departement }: Contexte,
  fichier: Fichier,
  releve: Releve,
): Promise<void> {
  type Ecart = {
    libelle: string;
    code: string;
    millesime: string;
    ici: number;
    ailleurs: number;
    source: string;
    meme: boolean;
  };
  // Where both files speak is known without reading a figure; each place is then read along the primary key.
  const { rows } = await sql<Ecart & { total: number }>`
    SELECT i.libelle, o.code, c.millesime, o.ici, o.ailleurs,
           f.producteur || ', ' || f.jeu || ' (version du ' || to_char(f.edition, 'DD/MM/YYYY') || ')' AS source,
           (f.producteur = ${fichier.producteur} AND f.jeu = ${fichier.jeu}) AS meme,
           count(*) OVER (PARTITION BY (f.producteur = ${fichier.producteur} AND f.jeu = ${fichier.jeu}))::int AS total
      FROM fichier_contenu k
      JOIN fichier_contenu c
        ON c.departement = k.departement AND c.indicateur = k.indicateur AND c.definition = k.definition
       AND c.maille = k.maille AND c.millesime = k.millesime AND c.fichier <> k.fichier
      JOIN fichier_source f ON f.departement = c.departement AND f.id = c.fichier AND f.etat = 'publie'
      JOIN indicateur i ON i.departement = k.departement AND i.id = k.indicateur
     CROSS JOIN LATERAL (
           SELECT n.code, n.valeur AS ici, o.valeur AS ailleurs
             FROM observation n
             JOIN ${OBSERVATION_DIFFUSEE} o ON o.code = n.code
            WHERE n.departement = ${departement} AND n.indicateur = c.indicateur AND n.definition = c.definition
              AND n.maille = c.maille AND n.millesime = c.millesime AND n.fichier = ${fichier.id}::uuid
              AND o.departement = ${departement} AND o.indicateur = c.indicateur AND o.definition = c.definition
              AND o.maille = c.maille AND o.millesime = c.millesime AND o.fichier = c.fichier
              AND n.valeur IS NOT NULL AND o.valeur IS NOT NULL AND abs(n.valeur - o.valeur) > 1e-9
           OFFSET 0) o
     WHERE k.departement = ${departement} AND k.fichier = ${fichier.id}::uuid
     ORDER BY i.libelle, o.code, c.millesime, f.edition
     LIMIT ${EXEMPLES * 4}`.execute(tx);
  const left = new Map(rows.map(({ meme, total }) => [meme, total]));
  const shown = new Map<boolean, number>();
  for (const { meme } of rows) shown.set(meme, (shown.get(meme) ?? 0) + 1);
  for (const row of rows) {
    const genre = row.meme ? "edition_differente" : "source_contraire";
    const texte = `${lieu(row)} : ${formatNumber(row.ici)} ici, ${formatNumber(row.ailleurs)} selon ${row.source}`;
    releve.add(genre, { ligne: null, colonne: row.libelle, texte });
  }
  for (const [meme, total] of left) {
    const more = total - (shown.get(meme) ?? 0);
    const exemple = { ligne: null, colonne: null, texte: "et d’autres" };
    if (more > 0) releve.add(meme ? "edition_differente" : "source_contraire", exemple, more);
  }
}
