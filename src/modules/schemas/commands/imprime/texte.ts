import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  checkTexte,
  type RubriqueTexte,
  TEXTES_MAXIMUM,
  type TexteSaisi,
} from "../../domain/imprime/textes.ts";
import { changedOnly } from "../../domain/plan/valeurs-changees.ts";
import { findTexte, listTextes, type TexteTrouve } from "../../queries/imprime/list-textes.ts";
import { findLieu, lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema, type SchemaTrouve } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";

const OPERATION = "schemas.ecrire-texte";

/** Who writes a diagnosis writes its volet; the other texts, the scheme. @throws Refusal of the right, `introuvable`. */
async function requireEcriture(ctx: Contexte, schema: SchemaTrouve, volet: string | null): Promise<void> {
  if (volet === null) return require(ctx, operationsSchemas.modifierSchema, schema);
  const lieu = await findLieu(ctx, { schema: schema.publicId, niveau: "volet", id: volet });
  require(ctx, operationsSchemas.ecrire, lieu.droits);
}

/**
 * Adds a text at the end of its part of the document. Sent twice, it is added once. Returns its public id.
 *
 * @throws Refusal `texte.vide`, `texte.trop-long`, `texte.volet` when a diagnosis names no volet, or another part one,
 * `texte.trop-nombreux`, `ecrire.schema-clos`.
 */
export async function createTexte(
  ctx: Contexte,
  wanted: TexteSaisi & { schema: string; rubrique: RubriqueTexte; volet: string | null; cle: string },
): Promise<string> {
  const schema = await findSchema(ctx, wanted.schema);
  const { rubrique, volet, cle } = wanted;
  if ((volet !== null) !== (rubrique === "diagnostic")) throw new Refusal("texte.volet", { champ: "place" });
  await requireEcriture(ctx, schema, volet);
  refuseClosed(schema);
  const contenu = JSON.stringify([schema.id, rubrique, volet, wanted.titre, wanted.texte]);
  return once(ctx, { cle, operation: OPERATION, contenu }, async () => {
    const saisi = checkTexte(wanted);
    await lockPlan(ctx, schema.id);
    const all = await listTextes(ctx, schema.id);
    if (all.length >= TEXTES_MAXIMUM)
      throw new Refusal("texte.trop-nombreux", { maximum: TEXTES_MAXIMUM }, 409);
    const id = newId<"schema_texte">();
    const publicId = newPublicId();
    const ordre = Math.max(0, ...all.map((one) => one.ordre)) + 1;
    await ctx.tx
      .insertInto("schema_texte")
      .values({
        ...{
          departement: ctx.departement,
          id,
          public_id: publicId,
          schema: schema.id,
          rubrique,
          ...saisi,
          ordre,
        },
        volet: volet as Id<"volet"> | null,
      })
      .execute();
    await recordJournal(ctx, [
      { operation: OPERATION, objet: { genre: "schema_texte", id }, apres: { rubrique, ...saisi } },
    ]);
    return publicId;
  });
}

/**
 * Changes a text. @throws Refusal `fiche.perimee` (409) when somebody changed it since the form was opened; `texte.*`,
 * `ecrire.schema-clos`.
 */
export async function updateTexte(
  ctx: Contexte,
  wanted: TexteSaisi & { schema: string; texteId: string; revision: number },
): Promise<void> {
  const found = await lockTexte(ctx, wanted);
  const apres = checkTexte(wanted);
  const change = changedOnly<TexteSaisi>({ titre: found.titre, texte: found.texte }, apres);
  if (!change) return;
  if (found.revision !== wanted.revision)
    throw new Refusal("fiche.perimee", { revision: found.revision }, 409);
  await write(ctx, found, { ...apres, revision: found.revision + 1 });
  await recordJournal(ctx, [
    { operation: "schemas.modifier-texte", objet: { genre: "schema_texte", id: found.id }, ...change },
  ]);
}

/** Takes a text out of the document, or puts it back (`retire` false); what it says is kept. */
export async function removeTexte(
  ctx: Contexte,
  wanted: { schema: string; texteId: string; retire: boolean },
): Promise<void> {
  const found = await lockTexte(ctx, wanted);
  if (found.retire === wanted.retire) return;
  await write(ctx, found, { retire_le: wanted.retire ? ctx.now.toString() : null });
  await recordJournal(ctx, [
    {
      operation: wanted.retire ? "schemas.retirer-texte" : "schemas.remettre-texte",
      objet: { genre: "schema_texte", id: found.id },
      ...(wanted.retire ? { avant: { titre: found.titre } } : { apres: { titre: found.titre } }),
    },
  ]);
}

/** Moves a text before or after its neighbour of the same part; at the end of the part nothing happens. */
export async function moveTexte(
  ctx: Contexte,
  wanted: { schema: string; texteId: string; sens: "haut" | "bas" },
): Promise<void> {
  const found = await lockTexte(ctx, wanted);
  const same = (await listTextes(ctx, found.schema.id)).filter(
    (one) => one.rubrique === found.rubrique && one.volet === found.volet && !one.retire,
  );
  const place = same.findIndex(({ id }) => id === found.id);
  const other = same[place + (wanted.sens === "haut" ? -1 : 1)];
  if (place < 0 || !other) return;
  await write(ctx, found, { ordre: other.ordre });
  await write(ctx, other, { ordre: found.ordre });
  await recordJournal(ctx, [
    {
      operation: "schemas.deplacer-texte",
      objet: { genre: "schema_texte", id: found.id },
      avant: { ordre: place + 1 },
      apres: { ordre: same.indexOf(other) + 1 },
    },
  ]);
}

/** The text under the lock of its scheme, for whoever may write it. */
async function lockTexte(ctx: Contexte, wanted: { schema: string; texteId: string }): Promise<TexteTrouve> {
  const ids = { schema: wanted.schema, texte: wanted.texteId };
  const before = await findTexte(ctx, ids);
  if (!before.peutEcrire) require(ctx, operationsSchemas.modifierSchema, before.schema);
  refuseClosed(before.schema);
  await lockPlan(ctx, before.schema.id);
  return findTexte(ctx, ids);
}

async function write(
  { tx, departement }: Contexte,
  { id }: { id: Id<"schema_texte"> },
  values: Partial<TexteSaisi & { revision: number; ordre: number; retire_le: string | null }>,
): Promise<void> {
  await tx
    .updateTable("schema_texte")
    .set(values)
    .where("departement", "=", departement)
    .where("id", "=", id)
    .execute();
}
