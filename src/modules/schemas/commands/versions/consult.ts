import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import {
  checkAvis,
  checkEcheance,
  checkTexte,
  type ReponseRemarque,
  type SensAvis,
} from "../../domain/versions/consultation.ts";
import { findLieu, lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema, type SchemaTrouve } from "../../queries/plan/find-schema.ts";
import { readConsultables } from "../../queries/versions/read-consultables.ts";
import { type ConsultationLue, readConsultation } from "../../queries/versions/read-consultation.ts";
import { operationsSchemas } from "../../rights.ts";
import { mailConsultation } from "./mail-consultation.ts";
import { whoActs } from "./who-acts.ts";

export type Ouverture = {
  schema: string;
  texte: string;
  echeance: Temporal.PlainDate;
  /** Public ids of the institutions that are asked. */
  institutions: readonly string[];
  cle: string;
};

/**
 * Asks institutions of the scheme for their opinion until a day, and writes to those who commit them. Sent twice, it is
 * asked once.
 *
 * @throws Refusal `consultation.phase` (409), `consultation.deja-ouverte` (409), `consultation.echeance`,
 * `consultation.institutions`.
 */
export async function openConsultation(ctx: Contexte, demande: Ouverture): Promise<string> {
  const found = await findSchema(ctx, demande.schema);
  require(ctx, operationsSchemas.changerPhase, found);
  const operation = "schemas.ouvrir-consultation";
  const contenu = JSON.stringify([found.id, demande.texte, demande.echeance, demande.institutions]);
  return once(ctx, { cle: demande.cle, operation, contenu }, async () => {
    await lockPlan(ctx, found.id);
    const schema = await findSchema(ctx, demande.schema);
    if (schema.phase !== "consultation") throw new Refusal("consultation.phase", {}, 409);
    if ((await readConsultation(ctx, schema.id))?.ouverte)
      throw new Refusal("consultation.deja-ouverte", {}, 409);
    checkEcheance(demande.echeance, ctx.today);
    const texte = checkTexte(demande.texte, "texte");
    const known = await readConsultables(ctx, schema);
    const chosen = known.filter(({ publicId }) => demande.institutions.includes(publicId));
    if (chosen.length === 0 || chosen.length !== new Set(demande.institutions).size)
      throw new Refusal("consultation.institutions", { champ: "institutions" });
    const { tx, departement } = ctx;
    const id = newId<"consultation">(ctx.now.epochMilliseconds);
    const echeance = demande.echeance.toString();
    await tx
      .insertInto("consultation")
      .values({
        ...{ departement, id, schema: schema.id, texte, echeance },
        ...{ ouverte_par: whoActs(ctx).personne, ouverte_le: ctx.now.toString() },
      })
      .execute();
    await tx
      .insertInto("consultation_institution")
      .values(chosen.map(({ institution }) => ({ departement, consultation: id, institution })))
      .execute();
    await recordJournal(ctx, [
      {
        operation,
        objet: { genre: "schema", id: schema.id },
        apres: { echeance, institutions: chosen.map(({ institution }) => institution), texte },
      },
    ]);
    const institutions = chosen.map(({ institution }) => institution);
    await mailConsultation(ctx, {
      evenement: "demande",
      schema,
      echeance: demande.echeance,
      texte,
      institutions,
    });
    return id;
  });
}

/**
 * Gives the opinion of one's institution, by whoever commits it. Given again, the last one counts and the others are kept.
 *
 * @throws Refusal `consultation.fermee` (409), `consultation.pas-consultee` (403), `consultation.avis-motif`.
 */
export async function giveAvis(
  ctx: Contexte,
  avis: { schema: string; sens: SensAvis; texte: string; cle: string },
): Promise<string> {
  const schema = await findSchema(ctx, avis.schema);
  require(ctx, operationsSchemas.rendreAvis, schema);
  const texte = checkAvis(avis.sens, avis.texte);
  const operation = operationsSchemas.rendreAvis.code;
  const contenu = JSON.stringify([schema.id, avis.sens, texte]);
  return once(ctx, { cle: avis.cle, operation, contenu }, async () => {
    await lockPlan(ctx, schema.id);
    const { consultation, institution } = await ownConsultation(ctx, schema);
    const id = newId<"consultation_avis">();
    const { tx, departement } = ctx;
    await tx
      .insertInto("consultation_avis")
      .values({
        ...{ departement, id, consultation: consultation.id, institution, sens: avis.sens, texte },
        ...{ par: whoActs(ctx).personne, rendu_le: ctx.now.toString() },
      })
      .execute();
    await recordJournal(ctx, [
      {
        operation,
        objet: { genre: "schema", id: schema.id },
        apres: { institution, avis: avis.sens, texte },
      },
    ]);
    return id;
  });
}

/**
 * Makes a remark on the scheme or an object of its plan, in the name of one's institution.
 *
 * @throws Refusal `consultation.fermee` (409), `consultation.pas-consultee` (403), `texte.vide`, `introuvable`.
 */
export async function giveRemarque(
  ctx: Contexte,
  remarque: { schema: string; niveau: Niveau | null; objet: string | null; texte: string; cle: string },
): Promise<string> {
  const schema = await findSchema(ctx, remarque.schema);
  require(ctx, operationsSchemas.remarquer, schema);
  const texte = checkTexte(remarque.texte, "texte-remarque");
  if (texte === "") throw new Refusal("texte.vide", { champ: "texte-remarque" });
  const operation = operationsSchemas.remarquer.code;
  const contenu = JSON.stringify([schema.id, remarque.niveau, remarque.objet, texte]);
  return once(ctx, { cle: remarque.cle, operation, contenu }, async () => {
    const { consultation, institution } = await ownConsultation(ctx, schema);
    const { niveau } = remarque;
    const lieu = await findLieu(ctx, { schema: remarque.schema, niveau, id: remarque.objet });
    const id = newId<"consultation_remarque">();
    const { tx, departement } = ctx;
    await tx
      .insertInto("consultation_remarque")
      .values({
        ...{ departement, id, consultation: consultation.id, institution, niveau: niveau ?? "schema" },
        ...{ objet: lieu.id, texte, par: whoActs(ctx).personne, deposee_le: ctx.now.toString() },
      })
      .execute();
    await recordJournal(ctx, [
      {
        operation,
        objet: { genre: niveau ?? "schema", id: lieu.id ?? schema.id },
        apres: { institution, remarque: texte },
      },
    ]);
    return id;
  });
}

/**
 * The answer of the copilots to a remark, and why; it may be given again until the scheme is adopted.
 *
 * @throws Refusal `introuvable`, `consultation.reponse-motif`, `consultation.perimee` (409), `consultation.adoptee` (409).
 */
export async function answerRemarque(
  ctx: Contexte,
  donnee: { schema: string; remarque: string; reponse: ReponseRemarque; texte: string; revision: number },
): Promise<void> {
  const found = await findSchema(ctx, donnee.schema);
  require(ctx, operationsSchemas.changerPhase, found);
  await lockPlan(ctx, found.id);
  const schema = await findSchema(ctx, donnee.schema);
  if (!["consultation", "adoption", "elaboration"].includes(schema.phase))
    throw new Refusal("consultation.adoptee", {}, 409);
  const texte = checkTexte(donnee.texte, "texte-reponse");
  if (texte === "") throw new Refusal("consultation.reponse-motif", { champ: "texte-reponse" });
  const consultation = await readConsultation(ctx, schema.id);
  const before = consultation?.remarques.find(({ id }) => id === donnee.remarque);
  if (!before) throw new Refusal("introuvable", {}, 404);
  if (before.reponse === donnee.reponse && before.reponseTexte === texte) return;
  if (before.revision !== donnee.revision) throw new Refusal("consultation.perimee", {}, 409);
  await ctx.tx
    .updateTable("consultation_remarque")
    .set({
      ...{ reponse: donnee.reponse, reponse_texte: texte, repondue_par: whoActs(ctx).personne },
      ...{ repondue_le: ctx.now.toString(), revision: before.revision + 1 },
    })
    .where("departement", "=", ctx.departement)
    .where("id", "=", before.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.repondre-remarque",
      objet: { genre: "schema", id: schema.id },
      avant: before.reponse && { reponse: before.reponse, texte: before.reponseTexte },
      apres: { remarque: before.texte, reponse: donnee.reponse, texte },
    },
  ]);
}

/** Ends what is asked: the scheme leaves the consultation. */
export async function closeConsultation(ctx: Contexte, schema: Id<"schema">): Promise<void> {
  await ctx.tx
    .updateTable("consultation")
    .set({ close_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .where("close_le", "is", null)
    .execute();
}

async function ownConsultation(
  ctx: Contexte,
  schema: SchemaTrouve,
): Promise<{ consultation: ConsultationLue; institution: Id<"acteur"> }> {
  const consultation = await readConsultation(ctx, schema.id);
  if (!consultation?.ouverte) throw new Refusal("consultation.fermee", {}, 409);
  const own = personneDe(ctx.principal, ctx.departement)?.institution;
  const asked = consultation.avis.find(({ institution }) => institution === own);
  if (!asked) throw new Refusal("consultation.pas-consultee", {}, 403);
  return { consultation, institution: asked.institution };
}
