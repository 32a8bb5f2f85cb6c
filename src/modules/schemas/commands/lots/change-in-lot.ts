import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { may, require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type Changement, DECALAGE_MAXIMUM, direChangement, effetOf } from "../../domain/lots/lot.ts";
import { type ActionChoisie, loadSelection } from "../../queries/lots/load-selection.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";
import { writeChamps } from "./write-lot.ts";

export type LotVoulu = {
  schema: string;
  changement: Changement;
  /** The actions that the preview said would change, by public id, each as it was shown. */
  actions: readonly { publicId: string; revision: number }[];
  cle: string;
};

const OPERATION = "schemas.modifier-en-lot";

/**
 * Changes several actions of a scheme at once: all of them or none, each noted in the journal under the lot. Returns the
 * public id of the lot.
 *
 * @throws Refusal `ecrire.schema-clos`, `lot.vide`, `lot.decalage`, `lot.acteur`, `lot.etiquette`; `lot.perime` (409) when one of the actions is no longer as
 * the preview showed it; the refusal of `schemas.modifier` when one of them is not for whoever asks to change.
 */
export async function changeInLot(ctx: Contexte, wanted: LotVoulu): Promise<string> {
  const { changement } = wanted;
  checkChangement(changement);
  const schema = await findSchema(ctx, wanted.schema);
  const revisions = new Map(wanted.actions.map(({ publicId, revision }) => [publicId, revision]));
  if (revisions.size === 0) throw new Refusal("lot.vide");
  // The right before the key: it answers the same whether the key has served or not.
  await requireAll(ctx, wanted.schema, await loadSelection(ctx, schema.id, [...revisions.keys()]));
  refuseClosed(schema);
  const contenu = JSON.stringify([wanted.schema, changement, [...revisions].sort()]);
  return once(ctx, { cle: wanted.cle, operation: OPERATION, contenu }, async () => {
    const selection = await loadSelection(ctx, schema.id, [...revisions.keys()], { lock: true });
    if ("acteur" in changement && changement.genre !== "retirer-pilote")
      await checkActeur(ctx, changement.acteur);
    if (changement.genre === "ajouter-etiquettes") await checkEtiquettes(ctx, changement.etiquettes);
    const changes = selection.flatMap((action) => {
      const effet = effetOf(action, changement);
      return effet.issue === "change" && revisions.get(action.publicId) === action.revision
        ? [{ action, ...effet }]
        : [];
    });
    if (changes.length !== revisions.size) {
      throw new Refusal("lot.perime", { actions: revisions.size - changes.length }, 409);
    }
    await writeChamps(
      ctx,
      changes.map(({ action, apres }) => ({ action, champs: apres })),
    );
    return insertLot(ctx, schema.id, changement, changes);
  });
}

function checkChangement(changement: Changement): void {
  if (changement.genre !== "decaler") return;
  const { mois } = changement;
  if (!Number.isInteger(mois) || mois === 0 || Math.abs(mois) > DECALAGE_MAXIMUM) {
    throw new Refusal("lot.decalage", { champ: "mois", maximum: DECALAGE_MAXIMUM });
  }
}

/** All of them are for whoever asks to change, or nothing is done: the one that is not says why. */
export async function requireAll(
  ctx: Contexte,
  schema: string,
  actions: readonly ActionChoisie[],
): Promise<void> {
  const refused = actions.find((action) => !action.permise);
  if (!refused) return;
  const { droits } = await findAction(ctx, { schema, action: refused.publicId });
  require(ctx, operationsSchemas.modifier, droits);
  // Both readings of the rule are the same; this is only reached if they are not.
  if (!may(ctx, operationsSchemas.modifier, droits)) throw new Error("a right in two readings");
}

async function checkActeur(ctx: Contexte, acteur: Id<"acteur">): Promise<void> {
  const found = await ctx.tx
    .selectFrom("acteur")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "=", acteur)
    .where("archive_le", "is", null)
    .where("fusionne_dans", "is", null)
    .executeTakeFirst();
  if (!found) throw new Refusal("lot.acteur", { champ: "acteur" });
}

/** Those that are put away or merged are not added to anything. */
async function checkEtiquettes(ctx: Contexte, etiquettes: readonly Id<"etiquette">[]): Promise<void> {
  const found = await ctx.tx
    .selectFrom("etiquette")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "in", [...etiquettes])
    .where("rangee_le", "is", null)
    .where("fusionnee_dans", "is", null)
    .forKeyShare()
    .execute();
  if (found.length !== new Set(etiquettes).size) throw new Refusal("lot.etiquette", { champ: "etiquettes" });
}

type Change = { action: ActionChoisie; avant: object; apres: object };

async function insertLot(
  ctx: Contexte,
  schema: Id<"schema">,
  changement: Changement,
  changes: readonly Change[],
): Promise<string> {
  const id = newId<"lot">(ctx.now.epochMilliseconds);
  const publicId = newPublicId();
  const libelle = direChangement(changement);
  const personne = personneDe(ctx.principal, ctx.departement);
  await ctx.tx
    .insertInto("lot")
    .values({
      ...{ departement: ctx.departement, id, public_id: publicId, schema, libelle, actions: changes.length },
      changements: JSON.stringify(
        changes.map(({ action, avant, apres }) => ({ action: action.id, avant, apres })),
      ),
      auteur: personne?.personne ?? null,
      institution: personne?.institution ?? null,
      fait_le: ctx.now.toString(),
    })
    .execute();
  await recordJournal(ctx, [
    { operation: OPERATION, objet: { genre: "lot", id }, apres: { libelle, actions: changes.length } },
    ...changes.map(({ action, avant, apres }) => ({
      operation: OPERATION,
      objet: { genre: "action", id: action.id },
      avant,
      apres: { ...apres, lot: id },
    })),
  ]);
  return publicId;
}
