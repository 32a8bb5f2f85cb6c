import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { NIVEAUX, type Niveau } from "../../domain/plan/niveaux.ts";
import { findRetrait, retraitOf } from "../../queries/corbeille/find-retrait.ts";
import { type Emport, readEmport } from "../../queries/corbeille/read-emport.ts";
import { findLieu, lockPlan } from "../../queries/plan/find-lieu.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";
import { noteObjets } from "./note-objets.ts";

export type RetraitVoulu = {
  schema: string;
  niveau: Niveau;
  /** Identifier of the object. */
  id: string;
  /** Of what the person was shown to go along (see {@link readEmport}). */
  empreinte: string;
};

/**
 * Puts an object of the plan in the trash with everything beneath it; it comes back whole for thirty days. Asked twice, it
 * is done once. Gives the public id of the gesture.
 *
 * @throws Refusal `introuvable`, `ecrire.schema-clos`, `corbeille.autre-contenu` (409) when something was added to it, or
 * left it, since the person looked.
 */
export async function removeFromPlan(ctx: Contexte, wanted: RetraitVoulu): Promise<string> {
  const { schema, niveau, id } = wanted;
  const before = await retraitOf(ctx, wanted);
  if (before) {
    const { droits } = await findRetrait(ctx, { schema, retrait: before });
    require(ctx, operationsSchemas.ecrire, droits);
    return before;
  }
  const found = await findLieu(ctx, { schema, niveau, id });
  require(ctx, operationsSchemas.ecrire, found.droits);
  refuseClosed(found.schema);
  await lockPlan(ctx, found.schema.id);
  const emport = await readEmport(ctx, wanted, { lock: true });
  if (emport.objets.length === 0) {
    // Somebody else removed it while this one waited.
    const meanwhile = await retraitOf(ctx, wanted);
    if (meanwhile) return meanwhile;
    throw new Refusal("introuvable", {}, 404);
  }
  if (emport.empreinte !== wanted.empreinte) throw new Refusal("corbeille.autre-contenu", {}, 409);
  const { no, titre } = await findLieu(ctx, { schema, niveau, id });
  const retrait = { id: newId<"retrait">(ctx.now.epochMilliseconds), publicId: newPublicId() };
  const personne = personneDe(ctx.principal, ctx.departement);
  await ctx.tx
    .insertInto("retrait")
    .values({
      ...{
        departement: ctx.departement,
        id: retrait.id,
        public_id: retrait.publicId,
        schema: found.schema.id,
      },
      ...{
        genre: niveau,
        objet: id,
        titre: written(niveau, no, titre),
        compte: JSON.stringify(emport.compte),
      },
      ...{ retire_le: ctx.now.toString(), par: personne?.personne ?? null },
      institution: personne?.institution ?? null,
    })
    .execute();
  await keepMerged(ctx, emport);
  await mark(ctx, emport, retrait.id);
  await noteObjets(ctx, { operation: "schemas.mettre-a-la-corbeille", avec: id }, emport.objets);
  return retrait.publicId;
}

function written(niveau: Niveau, no: string | null, titre: string): string {
  return no === null ? titre : niveau === "action" ? `${no} ${titre}` : `${no}. ${titre}`;
}

async function mark(ctx: Contexte, { objets }: Emport, retrait: string): Promise<void> {
  for (const niveau of NIVEAUX) {
    const ids = objets.flatMap((objet) => (objet.niveau === niveau ? [objet.id] : []));
    if (ids.length === 0) continue;
    const removed = sql.ref(niveau === "action" ? "retiree_le" : "retire_le");
    await sql`
      UPDATE ${sql.table(niveau)} SET ${removed} = ${ctx.now.toString()}, retrait = ${retrait}, revision = revision + 1
       WHERE departement = ${ctx.departement} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  }
}

/** An action that was merged into one that stays must not be erased with the place where it stood: it follows that one. */
async function keepMerged(ctx: Contexte, { objets }: Emport): Promise<void> {
  const ids = objets.map(({ id }) => id);
  await sql`
    UPDATE action t SET volet = kept.volet, engagement = kept.engagement, objectif = kept.objectif
      FROM action kept
     WHERE t.departement = ${ctx.departement} AND kept.departement = t.departement AND kept.id = t.fusionnee_dans
       AND (t.volet = ANY(${ids}::uuid[]) OR t.engagement = ANY(${ids}::uuid[]) OR t.objectif = ANY(${ids}::uuid[]))
       AND kept.id <> ALL(${ids}::uuid[])`.execute(ctx.tx);
}
