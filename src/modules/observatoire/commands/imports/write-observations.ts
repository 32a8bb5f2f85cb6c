import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Maille, Statut } from "../../domain/vocabulaire.ts";

/** One figure, checked, on its way to the base. */
export type Observation = {
  readonly indicateur: Id<"indicateur">;
  readonly definition: number;
  readonly maille: Maille;
  readonly millesime: string;
  readonly code: string;
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut: Statut;
  readonly note: string | null;
};

/**
 * Writes figures of one file, in one statement (COPY is refused under forced row security). What the file repeats is
 * written once; what it contradicts is written beside: the order of the rows changes nothing. Returns how many were new.
 */
export async function writeObservations(
  { tx, departement }: Contexte,
  fichier: Id<"fichier_source">,
  rows: readonly Observation[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const column = <K extends keyof Observation>(name: K) => rows.map((row) => row[name]);
  const result = await sql`
    INSERT INTO observation (departement, fichier, indicateur, definition, maille, millesime, code, variante, valeur,
                             numerateur, denominateur, statut, note)
    SELECT ${departement}::text, ${fichier}::uuid, n.indicateur, n.definition, n.maille, n.millesime, n.code,
           hashtextextended(concat_ws('|', coalesce(n.valeur::text, ''), coalesce(n.numerateur::text, ''),
                                      coalesce(n.denominateur::text, ''), n.statut, n.note), 0),
           n.valeur, n.numerateur, n.denominateur, n.statut, n.note
      FROM unnest(${column("indicateur")}::uuid[], ${column("definition")}::smallint[], ${column("maille")}::text[],
                  ${column("millesime")}::text[], ${column("code")}::text[], ${column("valeur")}::float8[],
                  ${column("numerateur")}::float8[], ${column("denominateur")}::float8[], ${column("statut")}::text[],
                  ${column("note")}::text[])
             AS n (indicateur, definition, maille, millesime, code, valeur, numerateur, denominateur, statut, note)
    ON CONFLICT DO NOTHING`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Keeps the names that a file gives to territories without an official one; the last name in the alphabet wins. */
export async function writeNoms(
  { tx, departement }: Contexte,
  noms: ReadonlyMap<string, { maille: Maille; code: string; nom: string }>,
): Promise<void> {
  const rows = [...noms.values()];
  if (rows.length === 0) return;
  await sql`
    INSERT INTO territoire_observe (departement, maille, code, nom)
    SELECT ${departement}::text, n.maille, n.code, n.nom
      FROM unnest(${rows.map((one) => one.maille)}::text[], ${rows.map((one) => one.code)}::text[],
                  ${rows.map((one) => one.nom)}::text[]) AS n (maille, code, nom)
    ON CONFLICT (departement, maille, code) DO UPDATE SET nom = excluded.nom
     WHERE territoire_observe.nom < excluded.nom`.execute(tx);
}

/** Counts once what the file speaks of; returns all its figures, and those that hold a value. */
export async function writeContenu(
  { tx, departement }: Contexte,
  fichier: Id<"fichier_source">,
): Promise<{ observations: number; valeurs: number }> {
  const { rows } = await sql<{ observations: number; valeurs: number }>`
    WITH compte AS (
      INSERT INTO fichier_contenu (departement, fichier, indicateur, definition, maille, millesime, observations, valeurs,
                                   masquees)
      SELECT o.departement, o.fichier, o.indicateur, o.definition, o.maille, o.millesime, count(*)::int, count(o.valeur)::int,
             count(*) FILTER (WHERE o.statut IN ('secret_primaire', 'secret_secondaire'))::int
        FROM observation o
       WHERE o.departement = ${departement} AND o.fichier = ${fichier}::uuid
       GROUP BY 1, 2, 3, 4, 5, 6
      RETURNING observations, valeurs)
    SELECT coalesce(sum(observations), 0)::int AS observations, coalesce(sum(valeurs), 0)::int AS valeurs FROM compte`.execute(
    tx,
  );
  return rows[0] ?? { observations: 0, valeurs: 0 };
}
