import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter } from "#platform/rights/rights.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { type Bilan, bilanOf } from "../../domain/plan/avancement.ts";
import { situationOf } from "../../domain/plan/situation.ts";
import type { Statut } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import { listSchemas, type SchemaListe } from "./list-schemas.ts";

export type SchemaAvecBilan = SchemaListe & { bilan: Bilan };

type EtatLu = {
  schema: string;
  /** First year of the scheme that the action belongs to. */
  origine: number;
  debut: PartialDate | null;
  fin: PartialDate | null;
  statut: Statut | null;
  avancement: number | null;
  date: string | null;
  bloquee: boolean;
};

/** The schemes that the one who asks may read, latest first, with where each stands today; two statements. */
export async function listBilans(ctx: Contexte): Promise<SchemaAvecBilan[]> {
  const schemas = await listSchemas(ctx);
  if (schemas.length === 0) return [];
  const { rows } = await sql<EtatLu>`
    WITH place AS (
      SELECT schema, id AS action FROM action WHERE departement = ${ctx.departement}
      UNION ALL
      SELECT r.schema, r.action FROM rattachement r
        LEFT JOIN objectif o ON o.departement = r.departement AND o.id = r.objectif
        LEFT JOIN engagement e ON e.departement = r.departement AND e.id = coalesce(r.engagement, o.engagement)
        JOIN volet v ON v.departement = r.departement AND v.id = coalesce(r.volet, o.volet, e.volet)
       WHERE r.departement = ${ctx.departement}
         AND o.retire_le IS NULL AND e.retire_le IS NULL AND v.retire_le IS NULL
    )
    SELECT s.public_id AS schema, h.debut AS origine, a.debut, a.fin, p.statut, p.avancement, p.date,
           p.blocage_echeance IS NOT NULL AS bloquee
      FROM schema s
      JOIN place ON place.schema = s.id
      JOIN action a ON a.departement = s.departement AND a.id = place.action AND a.retiree_le IS NULL
      JOIN schema h ON h.departement = a.departement AND h.id = a.schema
                   AND (h.id = s.id OR h.retire_le IS NULL AND ${filter(ctx, operationsSchemas.lire, { schema: "h" })})
      LEFT JOIN point_avancement p ON p.departement = a.departement AND p.id = a.dernier_point
     WHERE s.departement = ${ctx.departement}
       AND s.public_id = ANY(${schemas.map(({ publicId }) => publicId)})`.execute(ctx.tx);

  return schemas.map((schema) => {
    const own = rows.filter((row) => row.schema === schema.publicId);
    const actions = own.map(({ date, avancement, origine, ...etat }) => ({
      avancement: avancement ?? 0,
      situation: situationOf(
        { ...etat, dernierPoint: date === null ? null : Temporal.PlainDate.from(date) },
        ctx.today,
        Temporal.PlainDate.from({ year: origine, month: 1, day: 1 }),
      ),
    }));
    return { ...schema, bilan: bilanOf(actions) };
  });
}
