import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { require } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { REPRISE_USUELLE } from "../../domain/structure/reprise.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { declareFiliation } from "../renvois/declare-filiation.ts";
import { copySchema } from "../structure/duplicate-schema.ts";

export type Suivant = {
  source: string;
  titre: string;
  /** First and last year. */
  debut: number;
  fin: number;
  /** What is carried over, by public ids: with its pilots, partners, indicators and tags, never its news. */
  objectifs: readonly string[];
  actions: readonly string[];
  cle: string;
};

/**
 * Opens the scheme that follows another, with what is carried over; it begins by the balance of the former one. Sent twice,
 * it is opened once. Gives its public id.
 *
 * @throws Refusal those of `createSchema`, `suivant.annees` when it would begin before the one it follows.
 */
export async function openNext(ctx: Contexte, suivant: Suivant): Promise<string> {
  require(ctx, operationsSchemas.creer, null);
  const { type, debut: depuis } = await findSchema(ctx, suivant.source);
  const { source, titre, debut, fin, objectifs, actions, cle } = suivant;
  const contenu = JSON.stringify([source, titre, debut, fin, objectifs, actions]);
  return once(ctx, { cle, operation: "schemas.ouvrir-suivant", contenu }, async () => {
    if (debut <= depuis) throw new Refusal("suivant.annees", { champ: "debut" });
    const made = await copySchema(ctx, {
      ...{ source, titre, type, debut, fin, phase: "bilan_precedent" },
      reprise: { ...REPRISE_USUELLE, objectifs, actions },
    });
    const lien = { nature: "suit", du: ctx.today, au: null, note: "" } as const;
    await declareFiliation(ctx, { schema: made.publicId, autre: source, ...lien, cle: newId() });
    return made.publicId;
  });
}
