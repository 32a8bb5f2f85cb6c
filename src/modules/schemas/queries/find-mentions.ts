import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { MentionGroup } from "#platform/references/references.ts";
import { filter } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsSchemas } from "../rights.ts";

type Mention = { role: string; genre: "objectif" | "action"; titre: string; precision: string; lien: string };

const TITRES: readonly (readonly [string, string])[] = [
  ["pilote objectif", "Pilote des objectifs"],
  ["pilote action", "Pilote des actions"],
  ["partenaire objectif", "Partenaire des objectifs"],
  ["partenaire action", "Partenaire des actions"],
];

/** Where an acteur is named in the schemes that the one who asks may read. */
export async function findMentions(ctx: Contexte, acteur: Id<"acteur">): Promise<MentionGroup[]> {
  const { departement } = ctx;
  const lisible = filter(ctx, operationsSchemas.lire, { schema: "s" });
  const { rows } = await sql<Mention>`
    SELECT l.role, 'objectif' AS genre, coalesce(o.no || '. ', '') || o.titre AS titre, s.titre AS precision,
           '/' || s.departement || '/schemas/' || s.public_id || '/objectifs/' || o.public_id AS lien, o.ordre
      FROM objectif_acteur l
      JOIN objectif o ON o.departement = l.departement AND o.id = l.objectif
      JOIN schema s ON s.departement = o.departement AND s.id = o.schema
     WHERE l.departement = ${departement} AND l.acteur = ${acteur} AND o.retire_le IS NULL AND s.retire_le IS NULL
       AND ${lisible}
    UNION ALL
    SELECT l.role, 'action', coalesce(a.code || ' ', '') || a.intitule, s.titre,
           '/' || s.departement || '/schemas/' || s.public_id || '/actions/' || a.public_id, a.ordre
      FROM action_acteur l
      JOIN action a ON a.departement = l.departement AND a.id = l.action
      JOIN schema s ON s.departement = a.departement AND s.id = a.schema
     WHERE l.departement = ${departement} AND l.acteur = ${acteur} AND a.retiree_le IS NULL AND s.retire_le IS NULL
       AND ${lisible}
     ORDER BY precision, ordre`.execute(ctx.tx);
  return TITRES.map(([key, titre]) => ({
    titre,
    references: rows.filter((row) => `${row.role} ${row.genre}` === key),
  }));
}
