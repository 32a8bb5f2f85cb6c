import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkEtiquette, type Etiquette, type SaisieEtiquette } from "../../domain/etiquettes/etiquette.ts";
import { changedOnly } from "../../domain/plan/valeurs-changees.ts";
import { droitsVocabulaire } from "../../queries/etiquettes/droits-vocabulaire.ts";
import { type EtiquetteTrouvee, findEtiquette } from "../../queries/etiquettes/find-etiquette.ts";
import { operationsSchemas } from "../../rights.ts";

/** A tag as its page names it, and the revision that the page showed. */
export type EtiquetteVisee = { etiquette: string; revision: number };

/**
 * Adds a tag to the words of the département; a double submit adds it once. Returns its public id.
 *
 * @throws Refusal `etiquette.prise` when its family has that name; those of {@link checkEtiquette}.
 */
export async function createEtiquette(
  ctx: Contexte,
  wanted: SaisieEtiquette & { envoi: string },
): Promise<string> {
  require(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx));
  const etiquette = checkEtiquette(wanted);
  const operation = "schemas.creer-etiquette";
  return once(ctx, { cle: wanted.envoi, operation, contenu: JSON.stringify(etiquette) }, async () => {
    await refuseTaken(ctx, etiquette, null);
    const id = newId<"etiquette">(ctx.now.epochMilliseconds);
    const publicId = newPublicId();
    await ctx.tx
      .insertInto("etiquette")
      .values({ departement: ctx.departement, id, public_id: publicId, ...etiquette })
      .execute();
    await recordJournal(ctx, [{ operation, objet: { genre: "etiquette", id }, apres: etiquette }]);
    return publicId;
  });
}

/** Says a tag otherwise, everywhere it is. @throws Refusal `etiquette.perimee` (409), `etiquette.prise` */
export async function updateEtiquette(
  ctx: Contexte,
  wanted: EtiquetteVisee & SaisieEtiquette,
): Promise<void> {
  const found = await holdEtiquette(ctx, wanted.etiquette);
  refuseMerged(found);
  const apres = checkEtiquette(wanted);
  const { genre, libelle, description, ordre } = found;
  const change = changedOnly({ genre, libelle, description, ordre }, apres);
  if (!change) return;
  refuseStale(found, wanted);
  await refuseTaken(ctx, apres, found.id);
  await write(ctx, found, apres);
  await note(ctx, "schemas.modifier-etiquette", found.id, change);
}

/** Puts a tag away: what bears it keeps it, nothing new takes it. @throws Refusal `etiquette.perimee` (409) */
export async function archiveEtiquette(ctx: Contexte, wanted: EtiquetteVisee): Promise<void> {
  await setRangee(ctx, wanted, true);
}

/** Offers a tag that was put away again. @throws Refusal `etiquette.perimee` (409) */
export async function restoreEtiquette(ctx: Contexte, wanted: EtiquetteVisee): Promise<void> {
  await setRangee(ctx, wanted, false);
}

async function setRangee(ctx: Contexte, wanted: EtiquetteVisee, rangee: boolean): Promise<void> {
  const found = await holdEtiquette(ctx, wanted.etiquette);
  refuseMerged(found);
  if (found.rangee === rangee) return;
  refuseStale(found, wanted);
  await write(ctx, found, { rangee_le: rangee ? ctx.now.toString() : null });
  const operation = rangee ? "schemas.ranger-etiquette" : "schemas.ressortir-etiquette";
  await note(ctx, operation, found.id, { avant: { rangee: !rangee }, apres: { rangee } });
}

/** A tag for whoever may change it, its row held until the end. @throws Refusal `introuvable` (404), `droit.refuse` */
async function holdEtiquette(ctx: Contexte, publicId: string): Promise<EtiquetteTrouvee> {
  require(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx));
  return findEtiquette(ctx, publicId, { lock: true });
}

/** @throws Refusal `etiquette.perimee` (409) */
export function refuseStale(found: EtiquetteTrouvee, { revision }: { revision: number }): void {
  if (found.revision !== revision) throw new Refusal("etiquette.perimee", {}, 409);
}

function refuseMerged({ fusionneeDans }: EtiquetteTrouvee): void {
  if (fusionneeDans) throw new Refusal("etiquette.fusionnee", { dans: fusionneeDans.libelle }, 409);
}

/** Two words that only differ by an accent or a capital are one. @throws Refusal `etiquette.prise` */
export async function refuseTaken(
  { tx, departement }: Contexte,
  { genre, libelle }: Pick<Etiquette, "genre" | "libelle">,
  sauf: Id<"etiquette"> | null,
): Promise<void> {
  const known = await tx
    .selectFrom("etiquette")
    .select(["id", "libelle", "rangee_le"])
    .where("departement", "=", departement)
    .where("genre", "=", genre)
    .where("fusionnee_dans", "is", null)
    .execute();
  const taken = known.find((one) => one.id !== sauf && normalise(one.libelle) === normalise(libelle));
  if (taken) {
    throw new Refusal("etiquette.prise", {
      ...{ champ: "libelle", libelle: taken.libelle, rangee: taken.rangee_le !== null },
    });
  }
}

async function write(
  ctx: Contexte,
  found: EtiquetteTrouvee,
  values: Partial<Etiquette> | { rangee_le: string | null },
): Promise<void> {
  await ctx.tx
    .updateTable("etiquette")
    .set({ ...values, revision: found.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", found.id)
    .execute();
}

function note(ctx: Contexte, operation: string, id: Id<"etiquette">, change: object): Promise<void> {
  return recordJournal(ctx, [{ operation, objet: { genre: "etiquette", id }, ...change }]);
}
