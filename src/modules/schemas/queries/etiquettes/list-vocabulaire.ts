import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter } from "#platform/rights/rights.ts";
import { compareFrench, normalise } from "#platform/values/french.ts";
import type { Etiquette } from "../../domain/etiquettes/etiquette.ts";
import { FAMILLES } from "../../domain/etiquettes/famille.ts";
import type { FiltreVocabulaire } from "../../domain/etiquettes/filtre-vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";

export type EtiquetteListee = Etiquette & {
  publicId: string;
  rangee: boolean;
  /** What bears it in the schemes that whoever asks may read. */
  actions: number;
  objectifs: number;
};

/** The tags of the département that a filter keeps, by family; merged ones are those that took their place. */
export async function listVocabulaire(ctx: Contexte, filtre: FiltreVocabulaire): Promise<EtiquetteListee[]> {
  const rows = await readVocabulaire(ctx);
  const words = normalise(filtre.recherche).split(" ").filter(Boolean);
  const kept = rows.filter((row) => {
    const text = normalise(`${row.libelle} ${row.description}`);
    return (
      (filtre.famille === null || row.genre === filtre.famille) &&
      (filtre.etat === "toutes" || row.rangee === (filtre.etat === "rangees")) &&
      words.every((word) => text.includes(word))
    );
  });
  const usages = ({ actions, objectifs }: EtiquetteListee) => actions + objectifs;
  const compare: Readonly<
    Record<FiltreVocabulaire["tri"], (a: EtiquetteListee, b: EtiquetteListee) => number>
  > = {
    rang: (a, b) => a.ordre - b.ordre || compareFrench(a.libelle, b.libelle),
    nom: (a, b) => compareFrench(a.libelle, b.libelle),
    usages: (a, b) => usages(b) - usages(a) || compareFrench(a.libelle, b.libelle),
  };
  const family = ({ genre }: EtiquetteListee) => FAMILLES.indexOf(genre);
  return kept.sort((a, b) => family(a) - family(b) || compare[filtre.tri](a, b));
}

async function readVocabulaire(ctx: Contexte): Promise<EtiquetteListee[]> {
  const { departement } = ctx;
  const lisible = sql`s.retire_le IS NULL AND ${filter(ctx, operationsSchemas.lire, { schema: "s" })}`;
  const { rows } = await sql<EtiquetteListee>`
    WITH lu AS (SELECT s.id FROM schema s WHERE s.departement = ${departement} AND ${lisible}),
    portee AS (
      SELECT l.etiquette, 'action' AS niveau FROM action_etiquette l
        JOIN action a ON a.departement = l.departement AND a.id = l.action AND a.retiree_le IS NULL
       WHERE l.departement = ${departement} AND a.schema IN (SELECT id FROM lu)
      UNION ALL
      SELECT l.etiquette, 'objectif' FROM objectif_etiquette l
        JOIN objectif o ON o.departement = l.departement AND o.id = l.objectif AND o.retire_le IS NULL
       WHERE l.departement = ${departement} AND o.schema IN (SELECT id FROM lu)
    ),
    compte AS (
      SELECT etiquette, count(*) FILTER (WHERE niveau = 'action')::int AS actions,
             count(*) FILTER (WHERE niveau = 'objectif')::int AS objectifs
        FROM portee GROUP BY etiquette
    )
    SELECT e.public_id AS "publicId", e.genre, e.libelle, e.description, e.ordre, e.rangee_le IS NOT NULL AS rangee,
           coalesce(c.actions, 0) AS actions, coalesce(c.objectifs, 0) AS objectifs
      FROM etiquette e LEFT JOIN compte c ON c.etiquette = e.id
     WHERE e.departement = ${departement} AND e.fusionnee_dans IS NULL`.execute(ctx.tx);
  return rows;
}
