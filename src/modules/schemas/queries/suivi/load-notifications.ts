import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { listAgendas } from "#platform/echeances/list-agendas.ts";
import { personneDe } from "#platform/identity/principal.ts";
import type { Rythme } from "#platform/mail/genres.ts";
import { nextEnvoi } from "#platform/mail/rythme.ts";
import { type Choix, readChoix } from "#platform/mail/save-choix.ts";
import { require } from "#platform/rights/rights.ts";
import { formatInstant } from "#platform/values/french.ts";
import { operationsSchemas } from "../../rights.ts";
import { listSchemas } from "../plan/list-schemas.ts";
import { listSuivis, type Suivi } from "./list-suivis.ts";

export type VueNotifications = {
  /** Where mails go; null: the card of the person says none. */
  adresse: string | null;
  choix: Choix;
  /** In the order of schemes, then of plans. */
  suivis: Suivi[];
  /** The schemes that are read, not closed and not followed as a whole. */
  autres: { publicId: string; titre: string }[];
  agendas: number;
};

/** All that decides what one is told, in one place. @throws Refusal `droit.*` for a visitor. */
export async function loadNotifications(ctx: Contexte): Promise<VueNotifications> {
  require(ctx, operationsSchemas.suivre, null);
  const moi = personneDe(ctx.principal, ctx.departement);
  const adresse = await readMonAdresse(ctx);
  const suivis = moi ? await listSuivis(ctx, moi.personne) : [];
  const entiers = new Set(suivis.flatMap(({ genre, publicId }) => (genre === "schema" ? [publicId] : [])));
  const schemas = await listSchemas(ctx);
  return {
    adresse,
    choix: adresse ? await readChoix(ctx.tx, adresse) : new Map(),
    suivis,
    autres: schemas
      .filter(({ publicId, phase }) => phase !== "clos" && !entiers.has(publicId))
      .map(({ publicId, titre }) => ({ publicId, titre })),
    agendas: (await listAgendas(ctx)).length,
  };
}

/** The address at which the one who asks is written to; null when nobody knows any. */
export async function readMonAdresse(ctx: Contexte): Promise<string | null> {
  const moi = personneDe(ctx.principal, ctx.departement);
  if (!moi) return null;
  const row = await ctx.tx
    .selectFrom("acteur")
    .select("courriel")
    .where("departement", "=", ctx.departement)
    .where("id", "=", moi.personne)
    .executeTakeFirst();
  return row?.courriel?.trim().toLowerCase() || null;
}

/** When what changed is told next, in words. */
export function direProchain(rythme: Rythme, now: Temporal.Instant): string {
  if (rythme === "jamais") return "Vous ne recevez pas ce qui change dans ce que vous suivez.";
  if (rythme === "aussitot") return "Ce qui change vous est écrit dans le quart d’heure.";
  return `Prochain relevé, si quelque chose a changé : le ${formatInstant(nextEnvoi(rythme, now))}.`;
}
