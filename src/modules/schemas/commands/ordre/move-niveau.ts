import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { formatPlace, freresOf, type Place, placeOf, putBefore, rerank } from "../../domain/ordre/place.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import { findOrdre, type Ordre } from "../../queries/ordre/find-ordre.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { operationsSchemas } from "../../rights.ts";
import { placeUnder, refuseClosed } from "../ecrire/check-ecriture.ts";

export type Deplacement = Place & {
  schema: string;
  niveau: Niveau;
  /** The object, by identifier. */
  id: string;
  /** The revision that the form was filled from. */
  revision: number;
};

/** Where it was, and its revision since: what undoing needs. */
export type Deplace = { depuis: Place; revision: number };

/**
 * Puts an object of the plan before a sibling, or at the end, under what it hangs on or another of the same level. What is
 * under it follows. Already there, nothing happens and null is given.
 *
 * @throws Refusal `ecrire.schema-clos`, `ecrire.niveau`, `introuvable`; `ordre.voisin` (409) when the place is not, or is no
 * longer, in this scheme at the level that its form asks for; `ordre.perime` (409) when the object was changed or moved
 * since the form was opened.
 */
export async function moveNiveau(ctx: Contexte, wanted: Deplacement): Promise<Deplace | null> {
  const seen = await findOrdre(ctx, wanted);
  requireEverywhere(ctx, seen);
  refuseClosed(seen.schema);
  await lockPlan(ctx, seen.schema.id);
  const found = await findOrdre(ctx, wanted);
  const { objet, lieux, vers } = found;
  requireEverywhere(ctx, found);
  if (!vers) throw new Refusal("ordre.voisin", { champ: "place" }, 409);
  const freres = freresOf(lieux, objet.niveau, wanted.sous);
  const voulu = putBefore(freres, objet, wanted.avant);
  if (!voulu) throw new Refusal("ordre.voisin", { champ: "place" }, 409);
  const depuis = placeOf(lieux, objet);
  if (wanted.sous === objet.parent && voulu.every(({ id }, index) => freres[index]?.id === id)) return null;
  if (objet.revision !== wanted.revision)
    throw new Refusal("ordre.perime", { champ: "place", place: formatPlace(depuis) }, 409);
  const revision = objet.revision + 1;
  await write(ctx, objet, { ...placeUnder(objet.niveau, { ...vers, schema: found.schema }), revision });
  await writeRanks(ctx, objet.niveau, rerank(voulu));
  const rangOf = (list: readonly { id: string }[]) => list.findIndex(({ id }) => id === objet.id) + 1;
  const moved = objet.parent !== wanted.sous;
  await recordJournal(ctx, [
    {
      operation: "schemas.deplacer",
      objet: { genre: objet.niveau, id: objet.id },
      avant: {
        ...(moved && { sous: objet.parent }),
        rang: rangOf(freresOf(lieux, objet.niveau, objet.parent)),
      },
      apres: { ...(moved && { sous: wanted.sous }), rang: rangOf(voulu) },
    },
  ]);
  return { depuis, revision };
}

/** The right on what moves, on what it leaves and on what receives it: a scope of one volet ends at its borders. */
function requireEverywhere(ctx: Contexte, { objet, de, vers }: Ordre): void {
  for (const { droits } of [objet, de, ...(vers ? [vers] : [])])
    require(ctx, operationsSchemas.ecrire, droits);
}

async function write(
  { tx, departement }: Contexte,
  { niveau, id }: Ordre["objet"],
  values: ReturnType<typeof placeUnder> & { revision: number },
): Promise<void> {
  await tx
    .updateTable(niveau)
    .set(values as object)
    .where("departement", "=", departement)
    .where("id", "=", id as never)
    .execute();
}

async function writeRanks(
  { tx, departement }: Contexte,
  niveau: Niveau,
  rangs: ReturnType<typeof rerank>,
): Promise<void> {
  if (rangs.length === 0) return;
  await sql`
    UPDATE ${sql.table(niveau)} t SET ordre = r.ordre
      FROM unnest(${rangs.map(({ id }) => id)}::uuid[], ${rangs.map(({ ordre }) => ordre)}::int[]) AS r (id, ordre)
     WHERE t.departement = ${departement} AND t.id = r.id`.execute(tx);
}
