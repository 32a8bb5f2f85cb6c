import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { inChunks } from "#platform/database/chunks.ts";
import type { Id } from "#platform/values/ids.ts";
import type { ChampsLot } from "../../domain/lots/lot.ts";
import type { ActionChoisie } from "../../queries/lots/load-selection.ts";
import { currentEtiquettes } from "../ecrire/write-details.ts";
import { LinkWriter } from "../nouvelles/link-writer.ts";

/** Writes new values of fields on actions that the transaction holds, each one revision later. */
export async function writeChamps(
  ctx: Contexte,
  changes: readonly { action: ActionChoisie; champs: Partial<ChampsLot> }[],
): Promise<void> {
  const links = new LinkWriter(ctx, "action");
  for (const { action, champs } of changes) {
    if (champs.pilotes) links.set(action.id, "pilote", champs.pilotes, false);
  }
  await links.flush();
  await replaceEtiquettes(ctx, changes);
  await inChunks(changes, (slice) => {
    const values = slice.map(({ action, champs }) => ({ ...action, ...champs }));
    const ids: Id<"action">[] = values.map(({ id }) => id);
    const tagged = slice.map(({ champs }) => (champs.etiquettes ? 1 : 0));
    return sql`
      UPDATE action a SET nature = n.nature, debut = n.debut, fin = n.fin, revision = a.revision + 1,
                        ecrite = a.ecrite + n.ecrite
        FROM unnest(${ids}::uuid[], ${values.map((one) => one.nature)}::text[],
                    ${values.map((one) => one.debut)}::text[], ${values.map((one) => one.fin)}::text[],
                    ${tagged}::int[])
             AS n(id, nature, debut, fin, ecrite)
       WHERE a.departement = ${ctx.departement} AND a.id = n.id`.execute(ctx.tx);
  });
}

/** The tags of many actions at once; one that was merged meanwhile is the one that took its place. */
async function replaceEtiquettes(
  ctx: Contexte,
  changes: readonly { action: ActionChoisie; champs: Partial<ChampsLot> }[],
): Promise<void> {
  const tagged = changes.flatMap(({ action, champs }) =>
    champs.etiquettes ? [{ action: action.id, etiquettes: champs.etiquettes }] : [],
  );
  if (tagged.length === 0) return;
  const wanted = [...new Set(tagged.flatMap(({ etiquettes }) => etiquettes))];
  const current = new Map<Id<"etiquette">, readonly Id<"etiquette">[]>();
  for (const id of wanted) current.set(id, await currentEtiquettes(ctx, [id]));
  await ctx.tx
    .deleteFrom("action_etiquette")
    .where("departement", "=", ctx.departement)
    .where(
      "action",
      "in",
      tagged.map(({ action }) => action),
    )
    .execute();
  const rows = tagged.flatMap(({ action, etiquettes }) =>
    [...new Set(etiquettes.flatMap((id) => current.get(id) ?? []))].map((etiquette) => ({
      ...{ departement: ctx.departement, action, etiquette },
    })),
  );
  await inChunks(rows, (slice) => ctx.tx.insertInto("action_etiquette").values(slice).execute());
}
