import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type DureeConservation, joursDe } from "./conservation.ts";
import { operationsRgpd } from "./rights.ts";
import { LIBELLE_BASE } from "./traitement.ts";

/**
 * Chooses how long kinds of data of the département are kept, in days by key.
 *
 * @throws Refusal `rgpd.jours` outside of the bounds, naming the field
 */
export async function setConservation(
  ctx: Contexte,
  durees: readonly DureeConservation[],
  wanted: Readonly<Record<string, number>>,
): Promise<void> {
  require(ctx, operationsRgpd.regler, null);
  const current = await joursDe(ctx.tx, ctx.departement);
  const avant: Record<string, number> = {};
  const apres: Record<string, number> = {};
  for (const duree of durees) {
    const jours = wanted[duree.cle];
    if (duree.portee !== "departement" || jours === undefined || jours === current(duree)) continue;
    const [min, max] = duree.bornes;
    if (!Number.isInteger(jours) || jours < min || jours > max) {
      throw new Refusal("rgpd.jours", { champ: duree.cle, libelle: duree.libelle, min, max });
    }
    avant[duree.cle] = current(duree);
    apres[duree.cle] = jours;
    await ctx.tx
      .insertInto("conservation_reglee")
      .values({ departement: ctx.departement, cle: duree.cle, jours })
      .onConflict((conflict) =>
        conflict.columns(["departement", "cle"]).doUpdateSet((eb) => ({
          jours,
          revision: eb("conservation_reglee.revision", "+", 1),
        })),
      )
      .execute();
  }
  if (Object.keys(apres).length === 0) return;
  await recordJournal(ctx, [
    { operation: "rgpd.regler-conservation", objet: { genre: "conservation", id: newId() }, avant, apres },
  ]);
}

export type Responsable = {
  responsable: string;
  responsableContact: string;
  dpo: string;
  dpoContact: string;
  revision: number;
};

/** Says who answers for the processing. @throws Refusal `registre.perime` (409), `registre.long` */
export async function setResponsable(ctx: Contexte, wanted: Responsable): Promise<void> {
  require(ctx, operationsRgpd.regler, null);
  const { tx, departement } = ctx;
  const row = {
    responsable: bounded(wanted.responsable, "responsable"),
    responsable_contact: bounded(wanted.responsableContact, "responsableContact"),
    dpo: bounded(wanted.dpo, "dpo"),
    dpo_contact: bounded(wanted.dpoContact, "dpoContact"),
  };
  const before = await tx
    .selectFrom("registre")
    .selectAll()
    .where("departement", "=", departement)
    .forUpdate()
    .executeTakeFirst();
  if ((before?.revision ?? 0) !== wanted.revision) throw new Refusal("registre.perime", {}, 409);
  const revision = wanted.revision + 1;
  const written = await tx
    .insertInto("registre")
    .values({ departement, ...row, revision })
    .onConflict((conflict) =>
      conflict
        .column("departement")
        .doUpdateSet({ ...row, revision })
        .where("registre.revision", "=", wanted.revision),
    )
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) throw new Refusal("registre.perime", {}, 409);
  await recordJournal(ctx, [
    {
      operation: "rgpd.nommer-responsable",
      objet: { genre: "registre", id: newId() },
      avant: before ?? null,
      apres: row,
    },
  ]);
}

export type Complement = {
  traitement: string;
  finalite: string;
  base: string;
  destinataires: string;
  securite: string;
  precisions: string;
  revision: number;
};

/** Completes a processing; an empty text is that of the module. @throws Refusal `introuvable`, `registre.perime`, `registre.long` */
export async function completeTraitement(
  ctx: Contexte,
  known: readonly string[],
  wanted: Complement,
): Promise<void> {
  require(ctx, operationsRgpd.regler, null);
  if (!known.includes(wanted.traitement)) throw new Refusal("introuvable", {}, 404);
  const { tx, departement } = ctx;
  const row = {
    finalite: bounded(wanted.finalite, "finalite") || null,
    base: Object.hasOwn(LIBELLE_BASE, wanted.base) ? wanted.base : null,
    destinataires: bounded(wanted.destinataires, "destinataires") || null,
    securite: bounded(wanted.securite, "securite") || null,
    precisions: bounded(wanted.precisions, "precisions"),
  };
  const before = await tx
    .selectFrom("registre_complement")
    .selectAll()
    .where("departement", "=", departement)
    .where("traitement", "=", wanted.traitement)
    .forUpdate()
    .executeTakeFirst();
  if ((before?.revision ?? 0) !== wanted.revision) throw new Refusal("registre.perime", {}, 409);
  const revision = wanted.revision + 1;
  const written = await tx
    .insertInto("registre_complement")
    .values({ departement, traitement: wanted.traitement, ...row, revision })
    .onConflict((conflict) =>
      conflict
        .columns(["departement", "traitement"])
        .doUpdateSet({ ...row, revision })
        .where("registre_complement.revision", "=", wanted.revision),
    )
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) throw new Refusal("registre.perime", {}, 409);
  await recordJournal(ctx, [
    {
      operation: "rgpd.completer-traitement",
      objet: { genre: "registre", id: newId() },
      avant: before ?? null,
      apres: { traitement: wanted.traitement, ...row },
    },
  ]);
}

function bounded(text: string, champ: string): string {
  const trimmed = text.trim();
  if (trimmed.length > 2_000) throw new Refusal("registre.long", { champ });
  return trimmed;
}
