import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";

/** When the one who asks came before today. */
export type Visite = {
  /** ISO day; null the first time, and for a visitor. */
  derniere: string | null;
  /** True when their coming today is not written yet. */
  aNoter: boolean;
};

export async function readVisite(ctx: Contexte): Promise<Visite> {
  const personne = personneDe(ctx.principal, ctx.departement);
  if (!personne) return { derniere: null, aNoter: false };
  const row = await ctx.tx
    .selectFrom("visite_personne")
    .select(["jour", "precedente"])
    .where("departement", "=", ctx.departement)
    .where("personne", "=", personne.personne)
    .executeTakeFirst();
  if (!row) return { derniere: null, aNoter: true };
  const today = ctx.today.toString();
  if (row.jour === today) return { derniere: row.precedente, aNoter: false };
  // A clock put back: what was written is kept, and nothing is noted.
  const past = Temporal.PlainDate.compare(row.jour, ctx.today) < 0;
  return { derniere: past ? row.jour : row.precedente, aNoter: past };
}
