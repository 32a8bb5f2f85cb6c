import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkDetails, checkIntitule, type DetailsAction } from "../../domain/plan/fiche.ts";
import { changedOnly } from "../../domain/plan/valeurs-changees.ts";
import type { Nature } from "../../domain/plan/vocabulaire.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { readDetailsAction } from "../../queries/plan/read-details.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed, refuseTakenCode } from "./check-ecriture.ts";
import {
  currentEtiquettes,
  writeActeurs,
  writeEtiquettes,
  writeJalons,
  writeTerritoires,
} from "./write-details.ts";

export type ActionModifiee = {
  schema: string;
  action: string;
  /** The revision that the form was filled from. */
  revision: number;
  intitule: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  /** What stands beside the row; left as it is when absent. */
  details?: DetailsAction;
};

/**
 * Changes what the plan says of an action. The next import keeps this change unless somebody prefers the file.
 *
 * @throws Refusal `action.perimee` (409) when somebody else changed it since the form was opened: the page then shows
 * both texts; `ecrire.schema-clos`, `action.intitule-vide`, `action.intitule-long`, `action.dates-inversees`, `fiche.code-pris`, those of the
 * details.
 */
export async function updateAction(ctx: Contexte, wanted: ActionModifiee): Promise<void> {
  // Before the action itself, as whoever moves it does: a code is free or taken for the whole plan.
  if (wanted.details) await lockPlan(ctx, (await findSchema(ctx, wanted.schema)).id);
  const before = await findAction(ctx, wanted, { lock: true });
  require(ctx, operationsSchemas.modifier, before.droits);
  refuseClosed(before.schema);
  const { nature, debut, fin } = wanted;
  const intitule = checkIntitule(wanted.intitule, wanted);
  const details = wanted.details && (await checkedDetails(ctx, wanted.details));
  const known = details && (await readDetailsAction(ctx, before.id));
  const avant = {
    ...{ intitule: before.intitule, nature: before.nature, debut: before.debut, fin: before.fin },
    ...(known && flat(known)),
  };
  const apres = { intitule, nature, debut, fin, ...(details && flat(details)) };
  // Before the revision: the second of a double click finds its own text and must not be told that somebody else wrote it.
  const change = changedOnly(avant, apres);
  if (!change) return;
  if (before.revision !== wanted.revision)
    throw new Refusal("action.perimee", { revision: before.revision }, 409);
  if (details) await refuseTakenCode(ctx, before.schema.id, details.code, before.id);
  await ctx.tx
    .updateTable("action")
    .set(({ eb }) => ({
      ...{ intitule, nature, debut, fin, revision: before.revision + 1 },
      ...(details && {
        code: details.code,
        description: details.description,
        ecrite: eb("ecrite", "+", 1),
      }),
    }))
    .where("departement", "=", ctx.departement)
    .where("id", "=", before.id)
    .execute();
  if (details && known) await writeDetails(ctx, before.id, known, details);
  // The values of the row are told together, whichever of them changed: a period is read as a whole.
  const row = details ? change : { avant, apres };
  await recordJournal(ctx, [
    { operation: operationsSchemas.modifier.code, objet: { genre: "action", id: before.id }, ...row },
  ]);
}

async function checkedDetails(ctx: Contexte, saisis: DetailsAction): Promise<DetailsAction> {
  const details = checkDetails(saisis);
  return { ...details, etiquettes: await currentEtiquettes(ctx, details.etiquettes) };
}

/** Writes again what changed alone: the form sends everything. */
async function writeDetails(
  ctx: Contexte,
  id: Id<"action">,
  before: DetailsAction,
  after: DetailsAction,
): Promise<void> {
  const changed = (part: keyof DetailsAction) => JSON.stringify(before[part]) !== JSON.stringify(after[part]);
  if (changed("acteurs")) await writeActeurs(ctx, "action", id, after.acteurs);
  if (changed("etiquettes")) await writeEtiquettes(ctx, "action", id, after.etiquettes);
  if (changed("territoires")) await writeTerritoires(ctx, id, after.territoires);
  if (changed("jalons")) await writeJalons(ctx, id, after.jalons);
}

function flat({ acteurs, ...rest }: DetailsAction) {
  return { ...rest, ...acteurs };
}
