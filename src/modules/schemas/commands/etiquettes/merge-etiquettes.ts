import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { defaire, type Fusion, fusionner, type Porteurs } from "../../domain/etiquettes/fusion.ts";
import { droitsVocabulaire } from "../../queries/etiquettes/droits-vocabulaire.ts";
import { type EtiquetteTrouvee, findEtiquette } from "../../queries/etiquettes/find-etiquette.ts";
import { readPorteurs } from "../../queries/etiquettes/read-porteurs.ts";
import { operationsSchemas } from "../../rights.ts";
import { type EtiquetteVisee, refuseStale, refuseTaken } from "./edit-etiquette.ts";

/**
 * Puts one tag in the place of another everywhere, in drafts and in what is in the trash too; adopted texts keep their
 * words. Asking again for what is done changes nothing.
 *
 * @throws Refusal `etiquette.perimee` (409), `etiquette.fusion-impossible` when both are not two tags in use of one family.
 */
export async function mergeEtiquettes(
  ctx: Contexte,
  wanted: EtiquetteVisee & { dans: string },
): Promise<void> {
  const [partie, restee] = await holdBoth(ctx, wanted.etiquette, wanted.dans);
  if (partie.fusionneeDans?.id === restee.id) return;
  const raison = empechement(partie, restee);
  if (raison) throw new Refusal("etiquette.fusion-impossible", { champ: "dans", raison }, 422);
  refuseStale(partie, wanted);
  const { fusion } = fusionner(await readPorteurs(ctx, partie.id), await readPorteurs(ctx, restee.id));
  await addLinks(ctx, restee.id, fusion.ajoutees);
  await removeLinks(ctx, partie.id, fusion);
  await ctx.tx
    .updateTable("etiquette")
    .set({ fusionnee_dans: restee.id, fusion: JSON.stringify(fusion), revision: partie.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", partie.id)
    .execute();
  const usages = { actions: fusion.actions.length, objectifs: fusion.objectifs.length };
  const recues = { actions: fusion.ajoutees.actions.length, objectifs: fusion.ajoutees.objectifs.length };
  await note(ctx, "schemas.fusionner-etiquette", [
    [partie.id, { fusionneeDans: restee.id, ...usages }],
    [restee.id, { recoit: partie.id, ...recues }],
  ]);
}

/**
 * Tells two merged tags apart again: each is where it was, except where somebody took the remaining one off since.
 * Undoing twice changes nothing.
 *
 * @throws Refusal `etiquette.perimee` (409), `etiquette.prise` when another tag has that name by now,
 * `etiquette.fusion-suivie` when the one that stayed was merged since.
 */
export async function undoMergeEtiquettes(ctx: Contexte, wanted: EtiquetteVisee): Promise<void> {
  require(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx));
  const { fusionneeDans } = await findEtiquette(ctx, wanted.etiquette);
  if (!fusionneeDans) return;
  const [partie, restee] = await holdBoth(ctx, wanted.etiquette, fusionneeDans.publicId);
  if (partie.fusionneeDans === null) return;
  refuseStale(partie, wanted);
  if (restee.fusionneeDans) {
    throw new Refusal("etiquette.fusion-suivie", { libelle: restee.libelle }, 409);
  }
  await refuseTaken(ctx, partie, partie.id);
  const fusion = await readFusion(ctx, partie.id);
  const before = await readPorteurs(ctx, restee.id);
  const apart = defaire(fusion, before);
  await addLinks(ctx, partie.id, apart.partie);
  await removeLinks(ctx, restee.id, fusion.ajoutees);
  await ctx.tx
    .updateTable("etiquette")
    .set({ fusionnee_dans: null, fusion: null, revision: partie.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", partie.id)
    .execute();
  const usages = { actions: apart.partie.actions.length, objectifs: apart.partie.objectifs.length };
  await note(ctx, "schemas.defaire-fusion-etiquette", [
    [partie.id, { fusionneeDans: null, ...usages }],
    [restee.id, { rend: partie.id, ...usages }],
  ]);
}

function empechement(partie: EtiquetteTrouvee, restee: EtiquetteTrouvee): string | null {
  if (partie.id === restee.id) return "elle-meme";
  if (partie.fusionneeDans || restee.fusionneeDans) return "fusionnee";
  if (restee.rangee) return "rangee";
  return partie.genre === restee.genre ? null : "famille";
}

/** Both tags, held until the end, locked in one order whoever asks. */
async function holdBoth(
  ctx: Contexte,
  partie: string,
  restee: string,
): Promise<[EtiquetteTrouvee, EtiquetteTrouvee]> {
  require(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx));
  const found = new Map<string, EtiquetteTrouvee>();
  for (const publicId of [...new Set([partie, restee])].sort()) {
    found.set(publicId, await findEtiquette(ctx, publicId, { lock: true }));
  }
  const [a, b] = [found.get(partie), found.get(restee)];
  if (!a || !b) throw new Refusal("introuvable", {}, 404);
  return [a, b];
}

/** What was remembered, of what is still there: the trash is emptied after a while. */
async function readFusion({ tx, departement }: Contexte, etiquette: Id<"etiquette">): Promise<Fusion> {
  const { fusion } = await tx
    .selectFrom("etiquette")
    .select("fusion")
    .where("departement", "=", departement)
    .where("id", "=", etiquette)
    .executeTakeFirstOrThrow();
  return fusion as unknown as Fusion;
}

async function addLinks(
  { tx, departement }: Contexte,
  etiquette: Id<"etiquette">,
  { actions, objectifs }: Porteurs,
): Promise<void> {
  await sql`
    INSERT INTO action_etiquette (departement, action, etiquette)
    SELECT ${departement}, id, ${etiquette}::uuid FROM action
     WHERE departement = ${departement} AND id = ANY (${actions}::uuid[])
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`
    INSERT INTO objectif_etiquette (departement, objectif, etiquette)
    SELECT ${departement}, id, ${etiquette}::uuid FROM objectif
     WHERE departement = ${departement} AND id = ANY (${objectifs}::uuid[])
    ON CONFLICT DO NOTHING`.execute(tx);
}

async function removeLinks(
  { tx, departement }: Contexte,
  etiquette: Id<"etiquette">,
  { actions, objectifs }: Porteurs,
): Promise<void> {
  await sql`
    DELETE FROM action_etiquette
     WHERE departement = ${departement} AND etiquette = ${etiquette} AND action = ANY (${actions}::uuid[])`.execute(
    tx,
  );
  await sql`
    DELETE FROM objectif_etiquette
     WHERE departement = ${departement} AND etiquette = ${etiquette} AND objectif = ANY (${objectifs}::uuid[])`.execute(
    tx,
  );
}

function note(
  ctx: Contexte,
  operation: string,
  lines: readonly (readonly [Id<"etiquette">, Record<string, unknown>])[],
): Promise<void> {
  return recordJournal(
    ctx,
    lines.map(([id, apres]) => ({ operation, objet: { genre: "etiquette", id }, apres })),
  );
}
