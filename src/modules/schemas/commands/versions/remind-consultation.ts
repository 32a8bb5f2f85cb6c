import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { isJourDeRappel } from "../../domain/versions/consultation.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema, type SchemaTrouve } from "../../queries/plan/find-schema.ts";
import { type ConsultationLue, readConsultation } from "../../queries/versions/read-consultation.ts";
import { operationsSchemas } from "../../rights.ts";
import { mailConsultation } from "./mail-consultation.ts";

/** Writes to the institutions that have not answered, when the day has come. Gives how many. */
export async function remindConsultation(ctx: Contexte, schema: SchemaTrouve): Promise<number> {
  await lockPlan(ctx, schema.id);
  const consultation = await readConsultation(ctx, schema.id);
  if (!consultation?.ouverte) return 0;
  const echeance = Temporal.PlainDate.from(consultation.echeance);
  const dernier = consultation.dernierRappel;
  if (!isJourDeRappel(echeance, dernier === null ? null : Temporal.PlainDate.from(dernier), ctx.today))
    return 0;
  return remind(ctx, schema, consultation);
}

/**
 * The same, because somebody who holds the scheme asks for it: once a day at most, and before the due day.
 *
 * @throws Refusal `consultation.fermee` (409), `consultation.deja-rappelee` (409), `consultation.rien-attendu` (409).
 */
export async function relaunchConsultation(
  ctx: Contexte,
  { schema: publicId }: { schema: string },
): Promise<number> {
  const schema = await findSchema(ctx, publicId);
  require(ctx, operationsSchemas.changerPhase, schema);
  await lockPlan(ctx, schema.id);
  const consultation = await readConsultation(ctx, schema.id);
  if (!consultation?.ouverte) throw new Refusal("consultation.fermee", {}, 409);
  if (consultation.dernierRappel === ctx.today.toString()) {
    throw new Refusal("consultation.deja-rappelee", {}, 409);
  }
  const count = await remind(ctx, schema, consultation);
  if (count === 0) throw new Refusal("consultation.rien-attendu", {}, 409);
  return count;
}

async function remind(ctx: Contexte, schema: SchemaTrouve, consultation: ConsultationLue): Promise<number> {
  const institutions = consultation.avis
    .filter(({ etat }) => etat === "attendu")
    .map(({ institution }) => institution);
  if (institutions.length === 0) return 0;
  const { texte } = consultation;
  const echeance = Temporal.PlainDate.from(consultation.echeance);
  await mailConsultation(ctx, { evenement: "rappel", schema, echeance, texte, institutions });
  await ctx.tx
    .updateTable("consultation")
    .set((eb) => ({ dernier_rappel: ctx.today.toString(), rappels: eb("rappels", "+", 1) }))
    .where("departement", "=", ctx.departement)
    .where("id", "=", consultation.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.rappeler-consultation",
      objet: { genre: "schema", id: schema.id },
      apres: { institutions },
    },
  ]);
  return institutions.length;
}
