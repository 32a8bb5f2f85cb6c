import type { ActeursDemo } from "#modules/acteurs/index.ts";
import { dayInParis } from "#platform/context/clock.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { acceptMembre, refuseMembre } from "../commands/membres/answer-membre.ts";
import { withdrawMembre } from "../commands/membres/close-membre.ts";
import { handOverMembre } from "../commands/membres/hand-over-membre.ts";
import { proposeMembre } from "../commands/membres/propose-membre.ts";
import { type Portee, TOUT_LE_SCHEMA } from "../domain/membres/portee.ts";
import type { ContenuMembre } from "./membres.ts";

/** Proposes the roles of a scheme and answers them, through the commands, each as the person and on the day it says. */
export async function loadMembresDemo(
  ctx: Contexte,
  schema: { id: Id<"schema">; publicId: string },
  membres: readonly ContenuMembre[],
  acteurs: ActeursDemo,
): Promise<void> {
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "public_id"])
    .where("departement", "=", ctx.departement)
    .execute();
  const publicIds = new Map(rows.map((row) => [row.id, row.public_id]));
  const institution = (cle: string) => {
    const id = acteurs.institutions.get(cle);
    const found = id && publicIds.get(id);
    if (!found) throw new Error(`demonstration: no institution « ${cle} »`);
    return found;
  };
  const voletIds = await readVolets(ctx, schema.id);
  const portee = (nos: readonly number[] | undefined): Portee =>
    nos ? { genre: "volets", ids: nos.map((no) => voletIds.get(no) ?? "") } : TOUT_LE_SCHEMA;
  for (const one of membres) {
    const day = asOn(ctx, acteurs, one.par, one.proposeAvant);
    const membre = await proposeMembre(day, {
      schema: schema.publicId,
      institution: institution(one.institution),
      role: one.role,
      portee: portee(one.volets),
      du: day.today,
      au: null,
      cle: newId(),
    });
    const { reponse, retrait, transmission } = one;
    if (!reponse) continue;
    const answering = asOn(ctx, acteurs, reponse.par, reponse.avant);
    if (reponse.refus) await refuseMembre(answering, { membre, revision: 1, motif: reponse.refus });
    else await acceptMembre(answering, { membre, revision: 1 });
    if (retrait) {
      const { avant, par, motif } = retrait;
      await withdrawMembre(asOn(ctx, acteurs, par, avant), { membre, revision: 2, motif });
    }
    if (transmission) {
      const { vers, avant, par, acceptePar, accepteAvant } = transmission;
      const next = await handOverMembre(asOn(ctx, acteurs, par, avant), {
        membre,
        revision: 2,
        vers: institution(vers),
        cle: newId(),
      });
      await acceptMembre(asOn(ctx, acteurs, acceptePar, accepteAvant), { membre: next, revision: 1 });
    }
  }
}

async function readVolets(ctx: Contexte, schema: Id<"schema">): Promise<Map<number | null, string>> {
  const rows = await ctx.tx
    .selectFrom("volet")
    .select(["id", "no"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .execute();
  return new Map(rows.map((row) => [row.no, row.id]));
}

/** The same transaction, seen by an invented person, on the day they acted. */
export function asOn(ctx: Contexte, acteurs: ActeursDemo, cle: string, joursAvant: number): Contexte {
  const principal = acteurs.personnes.get(cle);
  if (!principal) throw new Error(`demonstration: nobody is « ${cle} »`);
  const now = ctx.now.subtract({ hours: 24 * joursAvant });
  return { ...ctx, principal, now, today: dayInParis(now) };
}
