import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkPoint, type PointAvancement } from "../../domain/nouvelles/point-avancement.ts";
import type { Phase } from "../../domain/plan/vocabulaire.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { operationsSchemas } from "../../rights.ts";
import { refreshDernierPoint } from "./refresh-dernier-point.ts";

export type NouvellesDonnees = PointAvancement & {
  schema: string;
  action: string;
  /** The day the news speaks of; today when absent. */
  date?: Temporal.PlainDate;
  /** Idempotency key of the form. */
  cle: string;
};

/**
 * Gives news of an action: one gesture, appended, never changed. A double submit gives them once. Returns the id of the
 * point.
 *
 * @throws Refusal when the scheme is closed, the date is to come or before the scheme, or the news contradicts itself
 * (see {@link checkPoint}).
 */
export async function recordPointAvancement(
  ctx: Contexte,
  given: NouvellesDonnees,
): Promise<Id<"point_avancement">> {
  const action = await findAction(ctx, given, { lock: true });
  require(ctx, operationsSchemas.donnerDesNouvelles, action.droits);
  return notePoint(ctx, action, given);
}

/** The same once it is known that whoever acts may: by their right, or by the link that they hold. */
export async function notePoint(
  ctx: Contexte,
  action: { id: Id<"action">; schema: { phase: Phase; debut: number } },
  given: Omit<NouvellesDonnees, "schema" | "action">,
): Promise<Id<"point_avancement">> {
  if (action.schema.phase === "clos") throw new Refusal("point.schema-clos", {}, 409);
  const date = given.date ?? ctx.today;
  if (Temporal.PlainDate.compare(date, ctx.today) > 0)
    throw new Refusal("point.date-a-venir", { champ: "date" });
  if (date.year < action.schema.debut) {
    throw new Refusal("point.date-avant-schema", { champ: "date", debut: action.schema.debut });
  }
  const point = checkPoint(given);
  const envoi = {
    cle: given.cle,
    operation: operationsSchemas.donnerDesNouvelles.code,
    contenu: JSON.stringify([action.id, date, point]),
  };
  return once(ctx, envoi, () => append(ctx, action.id, date, point));
}

async function append(
  ctx: Contexte,
  action: Id<"action">,
  date: Temporal.PlainDate,
  point: PointAvancement,
): Promise<Id<"point_avancement">> {
  const { tx, departement, principal } = ctx;
  const personne = principal.genre === "lien" ? principal : personneDe(principal, departement);
  const parLien = principal.genre === "lien" ? ", par lien" : "";
  const id = newId<"point_avancement">(ctx.now.epochMilliseconds);
  const row = {
    date: date.toString(),
    statut: point.statut,
    avancement: point.avancement,
    meteo: point.meteo,
    commentaire: point.commentaire,
    blocage_raison: point.blocage?.raison ?? null,
    blocage_condition: point.blocage?.condition ?? null,
    blocage_echeance: point.blocage?.echeance.toString() ?? null,
  };
  await tx
    .insertInto("point_avancement")
    .values({
      departement,
      id,
      action,
      instant: ctx.now.toString(),
      auteur: personne?.personne ?? null,
      auteur_nom: personne ? `${personne.nom}${parLien}` : "Maillage",
      institution: personne?.institution ?? null,
      ...row,
    })
    .execute();
  await refreshDernierPoint(ctx, action);
  await recordJournal(ctx, [
    {
      operation: operationsSchemas.donnerDesNouvelles.code,
      objet: { genre: "action", id: action },
      apres: row,
    },
  ]);
  return id;
}
