import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type Constat, readConstat, type SaisieConstat } from "../../domain/constats/constat.ts";
import { type ConstatTrouve, findConstat } from "../../queries/constats/find-constat.ts";
import { findIndicateur } from "../../queries/list-indicateurs.ts";
import { readSerie } from "../../queries/list-observations.ts";
import { operationsObservatoire } from "../../rights.ts";

/** A finding as its page names it, and the revision that the page showed. */
export type ConstatVise = { constat: string; revision: number };

/**
 * Notes a finding; a double submit notes it once. Returns its public id.
 *
 * @throws Refusal `constat.chiffre` when no published file says that figure; those of {@link readConstat}
 */
export async function createConstat(
  ctx: Contexte,
  wanted: SaisieConstat & { envoi: string },
): Promise<string> {
  require(ctx, operationsObservatoire.constater, null);
  const constat = readConstat(wanted);
  const operation = "observatoire.constater";
  return once(ctx, { cle: wanted.envoi, operation, contenu: JSON.stringify(constat) }, async () => {
    const id = newId<"constat">(ctx.now.epochMilliseconds);
    const publicId = newPublicId();
    const columns = await columnsOf(ctx, constat);
    await ctx.tx
      .insertInto("constat")
      .values({
        ...{ departement: ctx.departement, id, public_id: publicId, cree_le: ctx.now.toString() },
        ...columns,
      })
      .execute();
    await recordJournal(ctx, [
      { operation, objet: { genre: "constat", id }, apres: wordsOf(constat, columns) },
    ]);
    return publicId;
  });
}

/** Says a finding otherwise. @throws Refusal `constat.perime` (409), `constat.chiffre`; those of {@link readConstat} */
export async function updateConstat(ctx: Contexte, wanted: ConstatVise & SaisieConstat): Promise<void> {
  const found = await hold(ctx, wanted);
  const constat = readConstat(wanted);
  const columns = await columnsOf(ctx, constat);
  await write(ctx, found, columns);
  await note(ctx, found, "observatoire.modifier-constat", {
    avant: found.mots,
    apres: wordsOf(constat, columns),
  });
}

/** Takes a finding off the list; it can be brought back. @throws Refusal `constat.perime` (409) */
export async function removeConstat(ctx: Contexte, wanted: ConstatVise): Promise<void> {
  await setRetire(ctx, wanted, true);
}

/** Brings back a finding that was taken off. @throws Refusal `constat.perime` (409) */
export async function restoreConstat(ctx: Contexte, wanted: ConstatVise): Promise<void> {
  await setRetire(ctx, wanted, false);
}

async function setRetire(ctx: Contexte, wanted: ConstatVise, retire: boolean): Promise<void> {
  const found = await hold(ctx, wanted);
  if (found.retire === retire) return;
  await write(ctx, found, { retire_le: retire ? ctx.now.toString() : null });
  const operation = retire ? "observatoire.retirer-constat" : "observatoire.retablir-constat";
  await note(ctx, found, operation, { avant: { retire: !retire }, apres: { retire } });
}

/** @throws Refusal `droit.refuse`, `introuvable` (404), `constat.perime` (409) */
async function hold(ctx: Contexte, { constat, revision }: ConstatVise): Promise<ConstatTrouve> {
  require(ctx, operationsObservatoire.constater, null);
  const found = await findConstat(ctx, constat, { lock: true });
  if (found.revision !== revision) throw new Refusal("constat.perime", {}, 409);
  return found;
}

type Colonnes = {
  enonce: string;
  precisions: string;
  nature: Constat["nature"];
  indicateur: ConstatTrouve["indicateur"];
  maille: string | null;
  territoire: string | null;
  millesime: string | null;
  valeur: number | null;
  origine: string;
  date: string | null;
};

/** @throws Refusal `constat.chiffre` */
async function columnsOf(ctx: Contexte, constat: Constat): Promise<Colonnes> {
  const { enonce, precisions, nature } = constat;
  if (constat.nature !== "chiffre") {
    const sans = { indicateur: null, maille: null, territoire: null, millesime: null, valeur: null };
    const { origine, date } = constat;
    return { enonce, precisions, nature, ...sans, origine, date: date?.toString() ?? null };
  }
  const { indicateur: code, maille, territoire, millesime } = constat.chiffre;
  const indicateur = await findIndicateur(ctx, code);
  if (!indicateur) throw new Refusal("constat.indicateur", { champ: "indicateur" });
  const serie = await readSerie(ctx, code, { maille, code: territoire });
  const lu = serie.find((one) => one.millesime === millesime);
  if (!lu) throw new Refusal("constat.chiffre", { champ: "millesime" });
  return {
    ...{ enonce, precisions, nature, indicateur: indicateur.id, maille, territoire, millesime },
    ...{ valeur: lu.valeur, origine: "", date: null },
  };
}

/**
 * What the journal keeps: words, and the code of the indicator rather than its identifier. Never the figure: a rule may hide
 * it one day, and the journal is never written again.
 */
function wordsOf(constat: Constat, { valeur: _valeur, ...columns }: Colonnes): object {
  const { indicateur: _, ...rest } = columns;
  return constat.nature === "chiffre" ? { ...rest, indicateur: constat.chiffre.indicateur } : rest;
}

async function write(
  { tx, departement }: Contexte,
  { id, revision }: ConstatTrouve,
  values: Partial<Colonnes> | { retire_le: string | null },
): Promise<void> {
  await tx
    .updateTable("constat")
    .set({ ...values, revision: revision + 1 })
    .where("departement", "=", departement)
    .where("id", "=", id)
    .execute();
}

function note(ctx: Contexte, { id }: ConstatTrouve, operation: string, change: object): Promise<void> {
  return recordJournal(ctx, [{ operation, objet: { genre: "constat", id }, ...change }]);
}
