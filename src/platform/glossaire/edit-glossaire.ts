import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { entreeOf, type TermeEcrit } from "./glossaire.ts";
import { listTermesEcrits } from "./list-glossaire.ts";
import { REFERENCE } from "./reference/index.ts";
import { cleOf } from "./reference/terme.ts";
import { operationsGlossaire } from "./rights.ts";
import { readTerme, type SaisieTerme, type TexteTerme } from "./saisie.ts";

/** An entry as its form names it, and the revision that the form was filled from: 0 while the département said nothing. */
export type TermeVise = { cle: string; revision: number };

/**
 * Adds an entry of the département; a double submit adds it once. Returns its key. An acronym may have several entries,
 * a term has one. @throws Refusal `glossaire.existe`; those of {@link readTerme}.
 */
export async function addTerme(ctx: Contexte, wanted: SaisieTerme & { envoi: string }): Promise<string> {
  require(ctx, operationsGlossaire.tenir, null);
  const texte = readTerme(wanted);
  const envoi = {
    cle: wanted.envoi,
    operation: "glossaire.ajouter",
    contenu: JSON.stringify(texte),
  };
  return once(ctx, envoi, async () => {
    const known = await listTermesEcrits(ctx);
    const double = known.find(
      (one) => normalise(one.terme) === normalise(texte.terme) && (one.sigle ?? "") === (texte.sigle ?? ""),
    );
    if (double) throw new Refusal("glossaire.existe", { champ: "terme", entree: entreeOf(double) });
    const cle = freeKey(texte, new Set(known.map((one) => one.cle)));
    await write(ctx, { cle, masque: false, texte, revision: 0 });
    await note(ctx, "glossaire.ajouter", cle, null, texte);
    return cle;
  });
}

/** Says an entry otherwise, a common one too. The same text again changes nothing. @throws Refusal `glossaire.perime` */
export async function updateTerme(ctx: Contexte, wanted: TermeVise & SaisieTerme): Promise<void> {
  const before = await lockTerme(ctx, wanted);
  const texte = readTerme(wanted);
  const avant = textOf(before);
  if (JSON.stringify(avant) === JSON.stringify(texte)) return;
  checkRevision(before, wanted);
  await write(ctx, { ...before, texte });
  await note(ctx, "glossaire.modifier", before.cle, avant, texte);
}

/** Takes an entry out of the page and of the texts, until it is shown again. @throws Refusal `glossaire.perime` */
export async function hideTerme(ctx: Contexte, wanted: TermeVise): Promise<void> {
  await setMasque(ctx, wanted, true);
}

/** Shows a hidden entry again. @throws Refusal `glossaire.perime` */
export async function showTerme(ctx: Contexte, wanted: TermeVise): Promise<void> {
  await setMasque(ctx, wanted, false);
}

async function setMasque(ctx: Contexte, wanted: TermeVise, masque: boolean): Promise<void> {
  const before = await lockTerme(ctx, wanted);
  if (before.masque === masque) return;
  checkRevision(before, wanted);
  await write(ctx, { ...before, masque, texte: before.origine === "commun" ? null : textOf(before) });
  const operation = masque ? "glossaire.masquer" : "glossaire.montrer";
  await note(ctx, operation, before.cle, { masque: before.masque }, { masque });
}

/** Takes the common text again, in the place of that of the département. @throws Refusal `glossaire.pas-commun`, `glossaire.perime` */
export async function restoreTerme(ctx: Contexte, wanted: TermeVise): Promise<void> {
  const before = await lockTerme(ctx, wanted);
  const common = REFERENCE.find(({ cle }) => cle === wanted.cle);
  if (!common) throw new Refusal("glossaire.pas-commun", {}, 409);
  if (before.origine === "commun") return;
  checkRevision(before, wanted);
  await write(ctx, { ...before, texte: null });
  await note(ctx, "glossaire.reprendre", before.cle, textOf(before), textOf(common));
}

/** The entry of that key, its row held until the end. @throws Refusal `introuvable` (404), `droit.refuse` (403) */
async function lockTerme(ctx: Contexte, { cle }: TermeVise): Promise<TermeEcrit> {
  require(ctx, operationsGlossaire.tenir, null);
  await ctx.tx
    .selectFrom("glossaire_terme")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("cle", "=", cle)
    .forUpdate()
    .execute();
  const found = (await listTermesEcrits(ctx)).find((one) => one.cle === cle);
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}

function checkRevision(before: TermeEcrit, { revision }: TermeVise): void {
  if (before.revision !== revision) throw new Refusal("glossaire.perime", {}, 409);
}

type Ligne = { cle: string; masque: boolean; texte: TexteTerme | null; revision: number };

/** @throws Refusal `glossaire.perime` when somebody else wrote the row meanwhile */
async function write(ctx: Contexte, { cle, masque, texte, revision }: Ligne): Promise<void> {
  const texts = texte ?? { sigle: null, terme: null, definition: null, lien: null, variantes: [] };
  const row = { ...texts, masque, revision: revision + 1 };
  const { numInsertedOrUpdatedRows } = await ctx.tx
    .insertInto("glossaire_terme")
    .values({ departement: ctx.departement, id: newId(), cle, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(["departement", "cle"])
        .doUpdateSet(row)
        .where("glossaire_terme.revision", "=", revision),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new Refusal("glossaire.perime", {}, 409);
}

async function note(
  ctx: Contexte,
  operation: string,
  cle: string,
  avant: Record<string, unknown> | null,
  apres: Record<string, unknown>,
): Promise<void> {
  const { id } = await ctx.tx
    .selectFrom("glossaire_terme")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("cle", "=", cle)
    .executeTakeFirstOrThrow();
  await recordJournal(ctx, [{ operation, objet: { genre: "terme", id }, avant, apres }]);
}

function textOf({
  sigle,
  terme,
  definition,
  lien,
  variantes,
}: Omit<TexteTerme, "variantes"> & { variantes: readonly string[] }): TexteTerme {
  return { sigle, terme, definition, lien, variantes: [...variantes] };
}

/** « caf », or with its term when the acronym has another entry. */
function freeKey({ sigle, terme }: TexteTerme, taken: ReadonlySet<string>): string {
  const short = cleOf(sigle ?? terme);
  const long = cleOf(`${sigle ?? ""} ${terme}`).slice(0, 80);
  for (const cle of [short, long]) if (cle !== "" && !taken.has(cle)) return cle;
  // Only letters of another script, or one more entry of the same words.
  let rank = 2;
  while (taken.has(`${long || "terme"}-${rank}`)) rank++;
  return `${long || "terme"}-${rank}`;
}
