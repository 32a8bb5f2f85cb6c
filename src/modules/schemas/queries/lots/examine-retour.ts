import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { type ChampLot, type ChampsLot, retourOf } from "../../domain/lots/lot.ts";
import type { ChangementFait, LotTrouve } from "./find-lot.ts";
import { type ActionChoisie, loadSelection } from "./load-selection.ts";

/** What undoing a lot would do of one of its actions. */
export type RetourAction = ChangementFait & {
  /** Null once it was removed from the plan. */
  trouvee: ActionChoisie | null;
  /** What it gets back. */
  champs: Partial<ChampsLot>;
  /** Changed since, and left as they are. */
  suivis: ChampLot[];
};

/** Compares what a lot left with what is there. */
export async function examineRetour(
  ctx: Contexte,
  lot: LotTrouve,
  options: { lock?: boolean } = {},
): Promise<RetourAction[]> {
  const ids = lot.changements.map(({ action }) => action);
  const { rows } = await sql<{ id: Id<"action">; publicId: string }>`
    SELECT id, public_id AS "publicId" FROM action
     WHERE departement = ${ctx.departement} AND id = ANY (${ids}::uuid[])`.execute(ctx.tx);
  const publicIds = rows.map(({ publicId }) => publicId);
  const found = new Map(
    (await loadSelection(ctx, lot.schema.id, publicIds, options)).map((action) => [action.id, action]),
  );
  return lot.changements.map((changement) => {
    const trouvee = found.get(changement.action) ?? null;
    const retour = trouvee ? retourOf(trouvee, changement) : { champs: {}, suivis: [] };
    return { ...changement, trouvee, ...retour };
  });
}

/** True when undoing would leave something of the lot there. */
export function isRestee({ trouvee, suivis, champs }: RetourAction): boolean {
  return trouvee === null || suivis.length > 0 || (!trouvee.permise && Object.keys(champs).length > 0);
}
