import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkAmendement } from "../../domain/versions/amendement.ts";
import type { Decision } from "../../domain/versions/decision.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { type AmendementTrouve, findAmendement } from "../../queries/versions/find-amendement.ts";
import { listVersions } from "../../queries/versions/read-version.ts";
import { operationsSchemas } from "../../rights.ts";
import { freezeVersion } from "./freeze-version.ts";
import { whoActs } from "./who-acts.ts";

/** The phases in which what was adopted may be amended. */
const AMENDABLES = ["mise_en_oeuvre", "evaluation"];

/**
 * Opens an amendment: a name and a reason for what differs, and will differ, from the adopted text. Sent twice, it is opened
 * once. Gives its public id.
 *
 * @throws Refusal `amendement.objet`, `amendement.motif`, `amendement.sans-version` (409), `amendement.phase` (409),
 * `amendement.deja-ouvert` (409).
 */
export async function openAmendement(
  ctx: Contexte,
  demande: { schema: string; objet: string; motif: string; cle: string },
): Promise<string> {
  const found = await findSchema(ctx, demande.schema);
  require(ctx, operationsSchemas.changerPhase, found);
  const { objet, motif } = checkAmendement(demande);
  const operation = "schemas.ouvrir-amendement";
  const contenu = JSON.stringify([found.id, objet, motif]);
  return once(ctx, { cle: demande.cle, operation, contenu }, async () => {
    await lockPlan(ctx, found.id);
    const schema = await findSchema(ctx, demande.schema);
    if (!AMENDABLES.includes(schema.phase)) throw new Refusal("amendement.phase", {}, 409);
    if ((await listVersions(ctx, schema.id)).length === 0)
      throw new Refusal("amendement.sans-version", {}, 409);
    const { tx, departement } = ctx;
    const ouvert = await tx
      .selectFrom("amendement")
      .select("objet")
      .where("departement", "=", departement)
      .where("schema", "=", schema.id)
      .where("etat", "=", "ouvert")
      .executeTakeFirst();
    if (ouvert) throw new Refusal("amendement.deja-ouvert", { objet: ouvert.objet }, 409);
    const id = newId<"amendement">();
    const publicId = newPublicId();
    await tx
      .insertInto("amendement")
      .values({
        ...{ departement, id, public_id: publicId, schema: schema.id, objet, motif, etat: "ouvert" },
        ...{ ouvert_par: whoActs(ctx).personne, ouvert_le: ctx.now.toString() },
      })
      .execute();
    await recordJournal(ctx, [{ operation, objet: { genre: "amendement", id }, apres: { objet, motif } }]);
    return publicId;
  });
}

/**
 * Changes the name and the reason of an amendment that is open.
 *
 * @throws Refusal `fiche.perimee` (409), `amendement.clos` (409), and those of the fields.
 */
export async function updateAmendement(
  ctx: Contexte,
  voulu: { schema: string; amendement: string; objet: string; motif: string; revision: number },
): Promise<void> {
  const found = await ownAmendement(ctx, voulu);
  require(ctx, operationsSchemas.changerPhase, found.schema);
  const apres = checkAmendement(voulu);
  refuseClosedAmendement(found);
  const avant = { objet: found.objet, motif: found.motif };
  if (avant.objet === apres.objet && avant.motif === apres.motif) return;
  if (found.revision !== voulu.revision) throw new Refusal("fiche.perimee", {}, 409);
  await save(ctx, found, apres);
  const objet = { genre: "amendement", id: found.id };
  await recordJournal(ctx, [{ operation: "schemas.modifier-amendement", objet, avant, apres }]);
}

/**
 * Gives an amendment up: what was written in the plan stays, and belongs to none. Twice is once.
 *
 * @throws Refusal `amendement.clos` (409) when it was adopted.
 */
export async function dropAmendement(
  ctx: Contexte,
  ids: { schema: string; amendement: string },
): Promise<void> {
  const found = await ownAmendement(ctx, ids);
  require(ctx, operationsSchemas.changerPhase, found.schema);
  if (found.etat === "abandonne") return;
  refuseClosedAmendement(found);
  await save(ctx, found, { etat: "abandonne", clos_par: whoActs(ctx).personne, clos_le: ctx.now.toString() });
  await recordJournal(ctx, [
    {
      operation: "schemas.abandonner-amendement",
      objet: { genre: "amendement", id: found.id },
      avant: { etat: "ouvert" },
      apres: { etat: "abandonne" },
    },
  ]);
}

/**
 * Records the decision that adopts an amendment: the text as it is becomes the next version. Sent twice, it is done once.
 * Gives the number of the version.
 *
 * @throws Refusal `amendement.clos` (409), `version.identique` (409) when nothing differs from the last version, and those
 * of `freezeVersion`.
 */
export async function adoptAmendement(
  ctx: Contexte,
  adoption: Decision & { schema: string; amendement: string; empreinte: string | null; cle: string },
): Promise<string> {
  const before = await findSchema(ctx, adoption.schema);
  require(ctx, operationsSchemas.adopter, before);
  const { instance, numeroDecision, adopteeLe, empreinte } = adoption;
  const operation = "schemas.adopter-amendement";
  const contenu = JSON.stringify([
    ...[before.id, adoption.amendement, instance, numeroDecision, adopteeLe.toString(), empreinte],
  ]);
  return once(ctx, { cle: adoption.cle, operation, contenu }, async () => {
    const found = await ownAmendement(ctx, adoption);
    refuseClosedAmendement(found);
    const gel = { decision: adoption, empreinte, amendement: found.id, operation };
    const numero = await freezeVersion(ctx, found.schema, gel);
    await save(ctx, found, { etat: "adopte", clos_par: whoActs(ctx).personne, clos_le: ctx.now.toString() });
    await recordJournal(ctx, [
      {
        operation,
        objet: { genre: "amendement", id: found.id },
        avant: { etat: "ouvert" },
        apres: { etat: "adopte", version: numero },
      },
    ]);
    return String(numero);
  });
}

/** The amendment, its plan locked: what is read after nobody else changes. */
async function ownAmendement(
  ctx: Contexte,
  { schema: publicId, amendement }: { schema: string; amendement: string },
): Promise<AmendementTrouve> {
  const { id } = await findSchema(ctx, publicId);
  await lockPlan(ctx, id);
  return findAmendement(ctx, publicId, amendement);
}

function refuseClosedAmendement({ etat }: AmendementTrouve): void {
  if (etat !== "ouvert") throw new Refusal("amendement.clos", { etat }, 409);
}

async function save(
  { tx, departement }: Contexte,
  { id, revision }: AmendementTrouve,
  change: Partial<{ objet: string; motif: string; etat: string; clos_par: string | null; clos_le: string }>,
): Promise<void> {
  await tx
    .updateTable("amendement")
    .set({ ...(change as object), revision: revision + 1 })
    .where("departement", "=", departement)
    .where("id", "=", id)
    .execute();
}
