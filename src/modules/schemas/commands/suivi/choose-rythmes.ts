import type { Contexte } from "#platform/context/contexte.ts";
import type { GenresCourriel } from "#platform/mail/genres.ts";
import { type Choix, saveChoix } from "#platform/mail/save-choix.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { readMonAdresse } from "../../queries/suivi/load-notifications.ts";
import { operationsSchemas } from "../../rights.ts";

/**
 * Says how often the one who asks wants each kind of mail, at the address of their card. Not in the journal, which the
 * whole département reads.
 *
 * @throws Refusal `suivi.sans-adresse` (409), `droit.*`.
 */
export async function chooseRythmes(ctx: Contexte, choix: Choix, genres: GenresCourriel): Promise<void> {
  require(ctx, operationsSchemas.suivre, null);
  const adresse = await readMonAdresse(ctx);
  if (!adresse) throw new Refusal("suivi.sans-adresse", {}, 409);
  await saveChoix(ctx.tx, { adresse, choix, now: ctx.now }, genres);
}
