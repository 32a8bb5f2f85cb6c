import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { type Inscription, recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type NumeroChange, niveauxDemandes, renumeroter } from "../../domain/ordre/numeros.ts";
import { NIVEAUX } from "../../domain/plan/niveaux.ts";
import { loadLieux } from "../../queries/ordre/find-ordre.ts";
import { findRenumerotation } from "../../queries/ordre/find-renumerotation.ts";
import { findLieu, lockPlan } from "../../queries/plan/find-lieu.ts";
import type { SchemaTrouve } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";

const RENUMEROTER = "schemas.renumeroter";
const ANNULER = "schemas.annuler-renumerotation";

/**
 * Gives the numbers and the codes of a plan again in its order, as the preview showed them. Sent twice, it is done once.
 * Gives its identifier.
 *
 * @throws Refusal `formulaire.choix` for what is no level of the scheme, `numeros.rien` when nothing changes,
 * `numeros.perimes` (409) when the plan is no longer as the preview showed it, `numeros.sans-parent`,
 * `numeros.parents-egaux`, `ecrire.schema-clos`.
 */
export async function renumber(
  ctx: Contexte,
  wanted: { schema: string; niveau: string; apercu: readonly NumeroChange[]; cle: string },
): Promise<string> {
  const schema = await requireWhole(ctx, wanted.schema);
  const niveaux = niveauxDemandes(schema, wanted.niveau);
  if (!niveaux) throw new Refusal("formulaire.choix", { champ: "niveau" });
  const contenu = JSON.stringify([schema.id, wanted.niveau, wanted.apercu]);
  return once(ctx, { cle: wanted.cle, operation: RENUMEROTER, contenu }, async () => {
    await lockPlan(ctx, schema.id);
    const { lieux } = await loadLieux(ctx, wanted.schema);
    const changements = renumeroter(lieux, schema, niveaux);
    if (!isSame(changements, wanted.apercu)) throw new Refusal("numeros.perimes", {}, 409);
    if (changements.length === 0) throw new Refusal("numeros.rien", {}, 409);
    await writeNumeros(ctx, changements);
    const id = newId<"renumerotation">(ctx.now.epochMilliseconds);
    const personne = personneDe(ctx.principal, ctx.departement);
    await ctx.tx
      .insertInto("renumerotation")
      .values({
        ...{ departement: ctx.departement, id, schema: schema.id, fait_le: ctx.now.toString() },
        changements: JSON.stringify(changements),
        par: personne?.personne ?? null,
        institution: personne?.institution ?? null,
      })
      .execute();
    await note(ctx, RENUMEROTER, schema, changements);
    return id;
  });
}

/**
 * Gives back the numbers and the codes that a renumbering changed, all of them or none. What was removed since keeps its own.
 * Undone twice, it is undone once.
 *
 * @throws Refusal `introuvable`, `ecrire.schema-clos`; `numeros.suivis` (409) when one of them was changed since, or its
 * former code is now that of another action.
 */
export async function undoRenumber(
  ctx: Contexte,
  wanted: { schema: string; renumerotation: string },
): Promise<void> {
  const schema = await requireWhole(ctx, wanted.schema);
  await lockPlan(ctx, schema.id);
  const found = await findRenumerotation(ctx, schema.id, wanted.renumerotation);
  if (!found) throw new Refusal("introuvable", {}, 404);
  if (found.annulee) return;
  const { lieux } = await loadLieux(ctx, wanted.schema);
  const now = new Map(lieux.map((lieu) => [lieu.id as string, lieu]));
  const there = found.changements.filter(({ id }) => now.has(id));
  const mine = new Set(there.map(({ id }) => id));
  const codes = new Set(there.flatMap(({ niveau, avant }) => (niveau === "action" ? (avant ?? []) : [])));
  const followed = [
    ...there.filter(({ id, apres }) => now.get(id)?.no !== apres).map(({ id }) => now.get(id)),
    ...lieux.filter(({ niveau, id, no }) => niveau === "action" && !mine.has(id) && codes.has(no ?? "")),
  ];
  const [first] = followed;
  if (first) throw new Refusal("numeros.suivis", { nombre: followed.length, titre: first.titre }, 409);
  const retour = there.map(({ avant, apres, ...one }) => ({ ...one, avant: apres, apres: avant }));
  await writeNumeros(ctx, retour);
  await ctx.tx
    .updateTable("renumerotation")
    .set({ annule_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("id", "=", found.id)
    .execute();
  await note(ctx, ANNULER, schema, retour);
}

/** Codes go through the whole scheme: only those who hold all of it give them. */
async function requireWhole(ctx: Contexte, publicId: string): Promise<SchemaTrouve> {
  const { schema, droits } = await findLieu(ctx, { schema: publicId, niveau: null, id: null });
  require(ctx, operationsSchemas.ecrire, droits);
  refuseClosed(schema);
  return schema;
}

type NumeroEcrit = Omit<NumeroChange, "apres"> & { apres: string | null };

async function writeNumeros(ctx: Contexte, changes: readonly NumeroEcrit[]): Promise<void> {
  const { tx, departement } = ctx;
  for (const niveau of NIVEAUX) {
    const own = changes.filter((one) => one.niveau === niveau);
    if (own.length === 0) continue;
    const ids = own.map(({ id }) => id);
    // No two actions bear the same code even for the time of a statement: all are taken off before any is given.
    if (niveau === "action")
      await sql`UPDATE action SET code = NULL
                 WHERE departement = ${departement} AND id = ANY(${ids}::uuid[])`.execute(tx);
    const column = niveau === "action" ? sql`code = r.valeur` : sql`no = r.valeur::int`;
    await sql`
      UPDATE ${sql.table(niveau)} t SET ${column}, revision = t.revision + 1
        FROM unnest(${ids}::uuid[], ${own.map(({ apres }) => apres)}::text[]) AS r (id, valeur)
       WHERE t.departement = ${departement} AND t.id = r.id`.execute(tx);
  }
}

/** One line for each object, and one for the whole. */
function note(
  ctx: Contexte,
  operation: string,
  schema: SchemaTrouve,
  changes: readonly NumeroEcrit[],
): Promise<void> {
  const valeur = (niveau: NumeroChange["niveau"], no: string | null) =>
    niveau === "action" ? { code: no } : { no: no === null ? null : Number(no) };
  return recordJournal(ctx, [
    {
      operation,
      objet: { genre: "schema", id: schema.id },
      apres: { renumerotes: changes.length },
    },
    ...changes.map(
      ({ niveau, id, avant, apres }): Inscription => ({
        operation,
        objet: { genre: niveau, id: id as Id<string> },
        avant: valeur(niveau, avant),
        apres: valeur(niveau, apres),
      }),
    ),
  ]);
}

function isSame(a: readonly NumeroChange[], b: readonly NumeroChange[]): boolean {
  const text = (all: readonly NumeroChange[]) =>
    all.map(({ niveau, id, avant, apres }) => [niveau, id, avant, apres].join(" ")).join("\n");
  return text(a) === text(b);
}
