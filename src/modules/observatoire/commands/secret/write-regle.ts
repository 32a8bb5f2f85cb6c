import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { PREREGLAGES } from "../../domain/imports/prereglages/index.ts";
import { type RegleSecret, readRegle, type SaisieRegleSecret } from "../../domain/secret/regle.ts";
import { findRegleSecret, type RegleGardee } from "../../queries/secret/list-regles.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lockObservatoire } from "../imports/lock-observatoire.ts";
import { columnsOfRegle, ensureRegles, insertRegle, wordsOfRegle } from "./ensure-regles.ts";
import { protectFigures } from "./protect-figures.ts";

/** A rule as its page names it, and the revision that the page showed. */
export type RegleVisee = { readonly regle: string; readonly revision: number };

const CODES = PREREGLAGES.map(({ code }) => code);

/**
 * Writes the rule of one more source, and hides what it says at once; a double submit writes it once. Returns its public id.
 *
 * @throws Refusal `secret.regle-existe`; those of {@link readRegle}
 */
export async function createRegleSecret(
  ctx: Contexte,
  wanted: SaisieRegleSecret & { envoi: string },
): Promise<string> {
  require(ctx, operationsObservatoire.reglerSecret, null);
  const regle = readRegle(wanted, CODES);
  const operation = "observatoire.regler-secret";
  return once(ctx, { cle: wanted.envoi, operation, contenu: JSON.stringify(regle) }, async () => {
    await lockObservatoire(ctx);
    await refuseTwin(ctx, regle, null);
    const { publicId } = await insertRegle(ctx, regle);
    await protectFigures(ctx, { genre: "regle" });
    return publicId;
  });
}

/** Says a rule otherwise. @throws Refusal `secret.perime` (409), `secret.regle-existe`; those of {@link readRegle} */
export async function updateRegleSecret(
  ctx: Contexte,
  wanted: RegleVisee & SaisieRegleSecret,
): Promise<void> {
  const found = await hold(ctx, wanted);
  const regle = readRegle(wanted, CODES);
  if (!found.retiree) await refuseTwin(ctx, regle, found);
  await write(ctx, found, columnsOfRegle(regle));
  await note(ctx, found, "observatoire.modifier-regle-secret", {
    avant: wordsOfRegle(found),
    apres: wordsOfRegle(regle),
  });
}

/** Takes a rule out of force: its source follows the more general one. @throws Refusal `secret.perime` (409), `secret.derniere` */
export async function removeRegleSecret(ctx: Contexte, wanted: RegleVisee): Promise<void> {
  const found = await hold(ctx, wanted);
  if (found.retiree) return;
  if (isDefault(found)) throw new Refusal("secret.derniere");
  await write(ctx, found, { retire_le: ctx.now.toString() });
  await note(ctx, found, "observatoire.retirer-regle-secret", {
    avant: { retiree: false },
    apres: { retiree: true },
  });
}

/** Puts a rule back in force. @throws Refusal `secret.perime` (409), `secret.regle-existe` */
export async function restoreRegleSecret(ctx: Contexte, wanted: RegleVisee): Promise<void> {
  const found = await hold(ctx, wanted);
  if (!found.retiree) return;
  await refuseTwin(ctx, found, found);
  await write(ctx, found, { retire_le: null });
  await note(ctx, found, "observatoire.retablir-regle-secret", {
    avant: { retiree: true },
    apres: { retiree: false },
  });
}

/** @throws Refusal `droit.refuse`, `introuvable` (404), `secret.perime` (409) */
async function hold(ctx: Contexte, { regle, revision }: RegleVisee): Promise<RegleGardee> {
  require(ctx, operationsObservatoire.reglerSecret, null);
  await lockObservatoire(ctx);
  const found = await findRegleSecret(ctx, regle, { lock: true });
  if (found.revision !== revision) throw new Refusal("secret.perime", {}, 409);
  return found;
}

function isDefault({ prereglage, producteur }: RegleSecret): boolean {
  return prereglage === null && producteur === null;
}

/** @throws Refusal `secret.regle-existe` */
async function refuseTwin(ctx: Contexte, regle: RegleSecret, self: RegleGardee | null): Promise<void> {
  const key = (one: RegleSecret) =>
    [one.prereglage, one.producteur, one.jeu].map((part) => normalise(part ?? "")).join("|");
  const twin = (await ensureRegles(ctx)).find((one) => one.id !== self?.id && key(one) === key(regle));
  if (twin) throw new Refusal("secret.regle-existe", { champ: "prereglage" }, 409);
}

async function write(
  ctx: Contexte,
  { id, revision }: RegleGardee,
  values: Partial<ReturnType<typeof columnsOfRegle>> | { retire_le: string | null },
): Promise<void> {
  await ctx.tx
    .updateTable("regle_secret")
    .set({ ...values, modifie_le: ctx.now.toString(), revision: revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
  await protectFigures(ctx, { genre: "regle" });
}

function note(ctx: Contexte, { id }: RegleGardee, operation: string, change: object): Promise<void> {
  return recordJournal(ctx, [{ operation, objet: { genre: "regle-secret", id }, ...change }]);
}
