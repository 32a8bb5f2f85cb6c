import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { examineRetour, isRestee } from "../../queries/lots/examine-retour.ts";
import { findLot } from "../../queries/lots/find-lot.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";
import { requireAll } from "./change-in-lot.ts";
import { writeChamps } from "./write-lot.ts";

const OPERATION = "schemas.annuler-lot";

/**
 * Undoes a lot: every field that it changed and nobody changed since is as before, in one transaction. What was changed
 * since, or is not for whoever asks to change, stays; then `accepteRestes` must say that this is known. Undoing twice
 * changes nothing.
 *
 * @throws Refusal `ecrire.schema-clos`, `lot.suivi` (409) with how many actions would keep something; the refusal of `schemas.modifier` when
 * none of them may be changed by whoever asks.
 */
export async function undoLot(
  ctx: Contexte,
  wanted: { schema: string; lot: string; accepteRestes: boolean },
): Promise<void> {
  const lot = await findLot(ctx, wanted, { lock: true });
  const retours = await examineRetour(ctx, lot, { lock: true });
  const there = retours.flatMap(({ trouvee }) => trouvee ?? []);
  if (there.length === 0) require(ctx, operationsSchemas.importer, lot.schema);
  else if (!there.some(({ permise }) => permise)) await requireAll(ctx, wanted.schema, there);
  if (lot.annuleLe !== null) return;
  refuseClosed(lot.schema);
  const restees = retours.filter(isRestee).length;
  if (restees > 0 && !wanted.accepteRestes) throw new Refusal("lot.suivi", { restees }, 409);
  const changes = retours.flatMap(({ trouvee, champs }) =>
    trouvee?.permise && Object.keys(champs).length > 0 ? [{ action: trouvee, champs }] : [],
  );
  await writeChamps(ctx, changes);
  await ctx.tx
    .updateTable("lot")
    .set({
      annule_le: ctx.now.toString(),
      annule_par: personneDe(ctx.principal, ctx.departement)?.personne ?? null,
      restees,
    })
    .where("departement", "=", ctx.departement)
    .where("id", "=", lot.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: OPERATION,
      objet: { genre: "lot", id: lot.id },
      avant: { libelle: lot.libelle, actions: lot.actions },
      apres: { restees },
    },
    ...changes.map(({ action, champs }) => ({
      operation: OPERATION,
      objet: { genre: "action", id: action.id },
      avant: Object.fromEntries(
        Object.keys(champs).map((champ) => [champ, action[champ as keyof typeof champs]]),
      ),
      apres: { ...champs, lot: lot.id },
    })),
  ]);
}
