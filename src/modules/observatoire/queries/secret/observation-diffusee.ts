import { sql } from "kysely";

/**
 * The figures as readers may see them: the only door to the table `observation` beside its imports and the protection
 * itself. A hidden cell has neither value, counts nor note, in whatever file it is said; counts that a rule rounds are
 * rounded here, and a ratio is made again of its rounded counts. To be named `o` in a FROM.
 */
export const OBSERVATION_DIFFUSEE = sql`(
  SELECT b.departement, b.indicateur, b.definition, b.maille, b.millesime, b.code, b.fichier, b.variante,
         CASE WHEN s.statut IS NOT NULL OR b.statut LIKE 'secret%' THEN NULL
              WHEN k.arrondi IS NULL THEN b.valeur
              WHEN b.numerateur IS NULL OR b.denominateur IS NULL THEN round(b.valeur / k.arrondi) * k.arrondi
              WHEN b.numerateur = 0 THEN b.valeur
              ELSE b.valeur * b.denominateur / b.numerateur * round(b.numerateur / k.arrondi)
                   / nullif(round(b.denominateur / k.arrondi), 0) END AS valeur,
         CASE WHEN s.statut IS NOT NULL OR b.statut LIKE 'secret%' THEN NULL
              WHEN k.arrondi IS NULL THEN b.numerateur ELSE round(b.numerateur / k.arrondi) * k.arrondi END AS numerateur,
         CASE WHEN s.statut IS NOT NULL OR b.statut LIKE 'secret%' THEN NULL
              WHEN k.arrondi IS NULL THEN b.denominateur ELSE round(b.denominateur / k.arrondi) * k.arrondi END AS denominateur,
         CASE WHEN s.statut IS NOT NULL THEN s.statut
              WHEN k.arrondi IS NOT NULL AND b.statut = 'publie' THEN 'arrondi'
              ELSE b.statut END AS statut,
         CASE WHEN s.statut IS NULL THEN b.note END AS note
    FROM observation b
    LEFT JOIN cellule_secrete s
      ON s.departement = b.departement AND s.indicateur = b.indicateur AND s.definition = b.definition
     AND s.millesime = b.millesime AND s.maille = b.maille AND s.code = b.code
    LEFT JOIN fichier_contenu k
      ON k.departement = b.departement AND k.fichier = b.fichier AND k.indicateur = b.indicateur
     AND k.definition = b.definition AND k.maille = b.maille AND k.millesime = b.millesime AND k.arrondi IS NOT NULL)`;
