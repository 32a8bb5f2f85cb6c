import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkDemande, type Etendue, type Rythme } from "../../domain/nouvelles/tournee.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { nameOf } from "../name-of.ts";

export type RegleVoulue = Rythme & {
  schema: string;
  /** 0 when the form was filled while there was no rule. */
  revision: number;
  active: boolean;
  mois: number;
  prochaine: Temporal.PlainDate;
  etendue: Exclude<Etendue, "volet" | "choix">;
  texte: string;
};

/**
 * Says when the pilots of a scheme are asked for news by themselves, in the name of whoever says it; an inactive rule is
 * kept and sends nothing.
 *
 * @throws Refusal `tournee.regle-perimee` (409) when somebody changed it meanwhile, `tournee.mois`, `tournee.prochaine`
 * when the next day is not to come; those of {@link checkDemande}.
 */
export async function setRegleTournee(ctx: Contexte, given: RegleVoulue): Promise<void> {
  const schema = await findSchema(ctx, given.schema);
  require(ctx, operationsSchemas.demanderDesNouvelles, schema);
  if (schema.phase === "clos") throw new Refusal("point.schema-clos", {}, 409);
  const { active, mois, prochaine, etendue, texte, relanceJours, relancesMaximum } = checkDemande(given);
  if (!Number.isInteger(mois) || mois < 1 || mois > 12) throw new Refusal("tournee.mois", { champ: "mois" });
  if (active && Temporal.PlainDate.compare(prochaine, ctx.today) <= 0) {
    throw new Refusal("tournee.prochaine", { champ: "prochaine" });
  }
  const { tx, departement } = ctx;
  // The scheme stands for a rule that is not there yet: two who write the first one follow one another.
  await tx
    .selectFrom("schema")
    .select("id")
    .where("departement", "=", departement)
    .where("id", "=", schema.id)
    .forNoKeyUpdate()
    .execute();
  const before = await tx
    .selectFrom("tournee_regle")
    .selectAll()
    .where("departement", "=", departement)
    .where("schema", "=", schema.id)
    .executeTakeFirst();
  if ((before?.revision ?? 0) !== given.revision) throw new Refusal("tournee.regle-perimee", {}, 409);
  const row = {
    active,
    mois,
    prochaine: prochaine.toString(),
    etendue,
    texte,
    relance_jours: relanceJours,
    relances_maximum: relancesMaximum,
  };
  const par = {
    par: personneDe(ctx.principal, departement)?.personne ?? null,
    par_nom: nameOf(ctx),
    revision: given.revision + 1,
  };
  await tx
    .insertInto("tournee_regle")
    .values({ departement, schema: schema.id, ...row, ...par })
    .onConflict((conflict) => conflict.columns(["departement", "schema"]).doUpdateSet({ ...row, ...par }))
    .execute();
  const avant = before && {
    active: before.active,
    mois: before.mois,
    prochaine: before.prochaine,
    etendue: before.etendue,
    texte: before.texte,
    relance_jours: before.relance_jours,
    relances_maximum: before.relances_maximum,
  };
  await recordJournal(ctx, [
    {
      operation: "schemas.regler-tournees",
      objet: { genre: "schema", id: schema.id },
      avant: avant ?? null,
      apres: row,
    },
  ]);
}
