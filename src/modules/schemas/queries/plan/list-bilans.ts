import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { type Bilan, bilanOf } from "../../domain/plan/avancement.ts";
import { situationOf } from "../../domain/plan/situation.ts";
import type { Statut } from "../../domain/plan/vocabulaire.ts";
import { listSchemas, type SchemaListe } from "./list-schemas.ts";

export type SchemaAvecBilan = SchemaListe & { bilan: Bilan };

type EtatLu = {
  schema: string;
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
    SELECT s.public_id AS schema, a.debut, a.fin, p.statut, p.avancement, p.date, p.blocage_echeance IS NOT NULL AS bloquee
      FROM schema s
      JOIN action a ON a.departement = s.departement AND a.schema = s.id AND a.retiree_le IS NULL
      LEFT JOIN point_avancement p ON p.departement = a.departement AND p.id = a.dernier_point
     WHERE s.departement = ${ctx.departement}
       AND s.public_id = ANY(${schemas.map(({ publicId }) => publicId)})`.execute(ctx.tx);

  return schemas.map((schema) => {
    const origine = Temporal.PlainDate.from({ year: schema.debut, month: 1, day: 1 });
    const own = rows.filter((row) => row.schema === schema.publicId);
    const actions = own.map(({ date, avancement, ...etat }) => ({
      avancement: avancement ?? 0,
      situation: situationOf(
        { ...etat, dernierPoint: date === null ? null : Temporal.PlainDate.from(date) },
        ctx.today,
        origine,
      ),
    }));
    return { ...schema, bilan: bilanOf(actions) };
  });
}
