import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  checkObjectif,
  checkRubrique,
  type FicheObjectifSaisie,
  type Rubrique,
} from "../../domain/plan/fiche.ts";
import { changedOnly } from "../../domain/plan/valeurs-changees.ts";
import { findLieu, lockPlan } from "../../queries/plan/find-lieu.ts";
import { readFicheObjectif } from "../../queries/plan/read-details.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "./check-ecriture.ts";
import { currentEtiquettes, writeActeurs, writeEtiquettes, writeIndicateurs } from "./write-details.ts";

type Voulu = { schema: string; id: string /** That the form was filled from. */; revision: number };

/** Changes the number and the title of a volet or an engagement. @throws Refusal `fiche.perimee` (409), those of the fiche. */
export async function updateRubrique(
  ctx: Contexte,
  wanted: Voulu & Rubrique & { niveau: "volet" | "engagement" },
): Promise<void> {
  const { niveau } = wanted;
  const found = await findLieu(ctx, wanted);
  require(ctx, operationsSchemas.ecrire, found.droits);
  refuseClosed(found.schema);
  await lockPlan(ctx, found.schema.id);
  const lieu = await findLieu(ctx, wanted);
  const apres = checkRubrique(wanted);
  const avant = { no: lieu.no === null ? null : Number(lieu.no), titre: lieu.titre };
  if (JSON.stringify(avant) === JSON.stringify(apres)) return;
  refuseStale(lieu.revision, wanted.revision);
  await ctx.tx
    .updateTable(niveau)
    .set({ ...apres, revision: lieu.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", lieu.id as never)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.modifier-rubrique",
      objet: { genre: niveau, id: lieu.id as Id<string> },
      ...changedOnly(avant, apres),
    },
  ]);
}

/**
 * Changes a fiche objectif. The next import keeps what was changed unless somebody prefers the file.
 *
 * @throws Refusal `fiche.perimee` (409) when somebody changed it since the form was opened; those of the fiche.
 */
export async function updateObjectif(
  ctx: Contexte,
  wanted: Voulu & { fiche: FicheObjectifSaisie },
): Promise<void> {
  const voulu = { ...wanted, niveau: "objectif" as const };
  const found = await findLieu(ctx, voulu);
  require(ctx, operationsSchemas.modifier, found.droits);
  refuseClosed(found.schema);
  const id = found.id as Id<"objectif">;
  await lockPlan(ctx, found.schema.id);
  const { revision } = await findLieu(ctx, voulu);
  const { acteurs: acteursAvant, ...before } = await readFicheObjectif(ctx, id);
  const { acteurs, ...checked } = checkObjectif(wanted.fiche);
  const after = { ...checked, etiquettes: await currentEtiquettes(ctx, checked.etiquettes) };
  const avant = { ...before, ...acteursAvant };
  const apres = { ...after, ...acteurs };
  const change = changedOnly(avant, apres);
  if (!change) return;
  refuseStale(revision, wanted.revision);
  const { no, titre, contexte, resultatsAttendus, indicateurs, etiquettes } = after;
  await ctx.tx
    .updateTable("objectif")
    .set(({ eb }) => ({
      ...{ no, titre, contexte, resultats_attendus: [...resultatsAttendus], revision: revision + 1 },
      ecrite: eb("ecrite", "+", 1),
    }))
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
  await writeActeurs(ctx, "objectif", id, acteurs);
  await writeIndicateurs(ctx, id, indicateurs);
  await writeEtiquettes(ctx, "objectif", id, etiquettes);
  await recordJournal(ctx, [
    { operation: "schemas.modifier-objectif", objet: { genre: "objectif", id }, ...change },
  ]);
}

function refuseStale(revision: number, seen: number): void {
  if (revision !== seen) throw new Refusal("fiche.perimee", { revision }, 409);
}
