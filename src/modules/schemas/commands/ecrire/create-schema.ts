import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { membreEnConflit } from "../../domain/membres/membre.ts";
import { TOUT_LE_SCHEMA } from "../../domain/membres/portee.ts";
import type { NiveauxSchema } from "../../domain/plan/niveaux.ts";
import { checkMots, checkSchema, type NouveauSchema } from "../../domain/plan/nouveau-schema.ts";
import { loadMembres } from "../../queries/membres/load-membres.ts";
import { operationsSchemas } from "../../rights.ts";
import { insertMembre } from "../membres/write-membre.ts";

/**
 * Creates an empty scheme, of four levels unless it says otherwise; the institution of whoever creates it is its first copilot. Returns its ids.
 *
 * @throws Refusal `schema.titre-vide`, `schema.annees`, `schema.titre-pris` (409).
 */
export async function createSchema(
  ctx: Contexte,
  nouveau: NouveauSchema & Partial<NiveauxSchema>,
): Promise<{ id: Id<"schema">; publicId: string }> {
  require(ctx, operationsSchemas.creer, null);
  const { forme = "engagements", mots: choisis = {}, ...decrit } = nouveau;
  const mots = checkMots(choisis);
  const schema = { ...checkSchema(decrit), forme };
  const { tx, departement } = ctx;
  const id = newId<"schema">(ctx.now.epochMilliseconds);
  const publicId = newPublicId();
  const inserted = await tx
    .insertInto("schema")
    .values({
      departement,
      id,
      public_id: publicId,
      ...schema,
      mots: JSON.stringify(mots),
      cree_le: ctx.now.toString(),
    })
    .onConflict((conflict) =>
      conflict.columns(["departement", "titre"]).where("retire_le", "is", null).doNothing(),
    )
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    throw new Refusal("schema.titre-pris", { champ: "titre", titre: schema.titre }, 409);
  }
  await recordJournal(ctx, [
    {
      operation: operationsSchemas.creer.code,
      objet: { genre: "schema", id },
      apres: { ...schema, ...(Object.keys(mots).length > 0 && { mots }) },
    },
  ]);
  const personne = personneDe(ctx.principal, departement);
  if (personne) await addCopilote(ctx, id, personne.institution);
  return { id, publicId };
}

/**
 * Makes an institution a copilot of the whole scheme from today on, without asking it: for the one that creates it. One
 * that already holds a role stays as it was.
 */
export async function addCopilote(
  ctx: Contexte,
  schema: Id<"schema">,
  institution: Id<"acteur">,
): Promise<void> {
  const membres = await loadMembres(ctx, schema);
  const voulu = { institution, role: "copilote", portee: TOUT_LE_SCHEMA, du: ctx.today, au: null } as const;
  if (membreEnConflit(membres, voulu, ctx.today)) return;
  await insertMembre(ctx, "schemas.ajouter-copilote", schema, { ...voulu, etat: "acceptee", succedeA: null });
}
