import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { cleanTexte } from "../../domain/plan/texte-saisi.ts";
import type { Phase } from "../../domain/plan/vocabulaire.ts";
import { passageOf } from "../../domain/versions/phases.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema, type SchemaTrouve } from "../../queries/plan/find-schema.ts";
import { readFait } from "../../queries/versions/read-fait.ts";
import { operationsSchemas } from "../../rights.ts";
import { checkControles } from "./check-controles.ts";
import { closeConsultation } from "./consult.ts";
import { whoActs } from "./who-acts.ts";

export type ChangementPhase = {
  schema: string;
  /** The phase that was read: one passes from what one saw. */
  de: Phase;
  vers: Phase;
  /** Why one goes back; not asked forward. */
  motif: string;
  /** The warnings were read. */
  alertesLues: boolean;
};

const MOTIF_MAXIMUM = 1_000;

/**
 * Takes a scheme from a phase to another, as `domain/versions/phases.ts` allows. Asked twice, it is done once: the second
 * finds it there. Adoption has a command of its own.
 *
 * @throws Refusal `phase.passage` (409) when nothing leads there, `phase.changee` (409) when somebody passed another since
 * it was read, `phase.bloquee` with what stands in the way, `phase.alertes` when it was not read, `phase.motif`.
 */
export async function changePhase(ctx: Contexte, voulu: ChangementPhase): Promise<void> {
  const before = await findSchema(ctx, voulu.schema);
  const passage = passageOf(voulu.de, voulu.vers);
  const operation = passage?.qui === "engage" ? operationsSchemas.adopter : operationsSchemas.changerPhase;
  require(ctx, operation, before);
  await lockPlan(ctx, before.id);
  const schema = await findSchema(ctx, voulu.schema);
  if (schema.phase === voulu.vers && voulu.de !== voulu.vers) return;
  if (schema.phase !== voulu.de) throw new Refusal("phase.changee", {}, 409);
  if (!passage || passage.geste !== "passer") throw new Refusal("phase.passage", {}, 409);
  const motif = cleanTexte(voulu.motif, "motif").texte;
  if (motif.length > MOTIF_MAXIMUM)
    throw new Refusal("texte.trop-long", { champ: "motif", longueur: motif.length, maximum: MOTIF_MAXIMUM });
  if (passage.sens === "recul" && motif === "") throw new Refusal("phase.motif", { champ: "motif" });
  const alertes = checkControles(passage, await readFait(ctx, schema), voulu.alertesLues);
  await writePhase(ctx, schema, voulu.vers, { motif, alertes, operation: operation.code });
}

/** Writes the phase, and the line that says who passed it. The plan is locked. */
export async function writePhase(
  ctx: Contexte,
  schema: SchemaTrouve,
  vers: Phase,
  { motif, alertes, operation }: { motif: string; alertes: readonly string[]; operation: string },
): Promise<void> {
  const { tx, departement } = ctx;
  const { personne, institution } = whoActs(ctx);
  await tx
    .updateTable("schema")
    .set({ phase: vers, revision: sql`revision + 1` })
    .where("departement", "=", departement)
    .where("id", "=", schema.id)
    .execute();
  await tx
    .insertInto("schema_phase")
    .values({
      ...{ departement, id: newId<"schema_phase">(), schema: schema.id, de: schema.phase, vers, motif },
      ...{ alertes: [...alertes], par: personne, institution, passee_le: ctx.now.toString() },
    })
    .execute();
  if (schema.phase === "consultation") await closeConsultation(ctx, schema.id);
  await recordJournal(ctx, [
    {
      operation,
      objet: { genre: "schema", id: schema.id },
      avant: { phase: schema.phase },
      apres: { phase: vers, ...(motif !== "" && { motif }) },
    },
  ]);
}
