import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { CompteRetrait, SuiteRetrait } from "../../domain/corbeille/corbeille.ts";
import { NIVEAUX, type Niveau } from "../../domain/plan/niveaux.ts";

/** An object of a plan, and what of it an import had taken away already. */
type ObjetEmporte = { niveau: Niveau; id: Id<Niveau> };

/** What removing an object takes along. */
export type Emport = {
  /** The object first, then what stands beneath it, level by level. */
  objets: ObjetEmporte[];
  compte: CompteRetrait;
  /** Actions beneath it that an import took away, or that were merged: hidden already, erased with it. */
  cachees: number;
  /** Of the identifiers of everything that goes: what is added meanwhile changes it. Hexadecimal. */
  empreinte: string;
};

/**
 * What goes with an object of the plan that is there; `objets` is empty when it is not. `lock` keeps the objects until the
 * end of the transaction: what somebody is writing about them is waited for.
 */
export async function readEmport(
  ctx: Contexte,
  { niveau, id }: { niveau: Niveau; id: string },
  options: { lock?: boolean } = {},
): Promise<Emport> {
  const { tx, departement } = ctx;
  const own = { volet: [], engagement: [], objectif: [], action: [] } as Record<Niveau, Id<Niveau>[]>;
  for (const level of NIVEAUX) {
    const parents = NIVEAUX.slice(0, NIVEAUX.indexOf(level)).map(
      (above) => sql`t.${sql.ref(above)} = ANY(${own[above]}::uuid[])`,
    );
    const itself = level === niveau ? sql`t.id = ${id}::uuid` : sql`false`;
    const beneath = level === "volet" ? [] : level === "engagement" ? parents.slice(0, 1) : parents;
    const removed = sql.ref(level === "action" ? "retiree_le" : "retire_le");
    const { rows } = await sql<{ id: Id<Niveau> }>`
      SELECT t.id FROM ${sql.table(level)} t
       WHERE t.departement = ${departement} AND t.${removed} IS NULL AND (${sql.join([itself, ...beneath], sql` OR `)})
       ORDER BY t.id ${options.lock ? sql`FOR UPDATE` : sql``}`.execute(tx);
    own[level] = rows.map((row) => row.id);
  }
  const objets = NIVEAUX.flatMap((level) => own[level].map((one) => ({ niveau: level, id: one })));
  const suites = await listSuitesRetrait(ctx, own);
  const compte: Partial<Record<Niveau | SuiteRetrait, number>> = {};
  for (const level of NIVEAUX) if (own[level].length > 0) compte[level] = own[level].length;
  for (const { suite } of suites) compte[suite] = (compte[suite] ?? 0) + 1;
  const marks = [...objets.map((one) => one.id), ...suites.map((one) => one.cle)].sort();
  return {
    objets,
    compte,
    cachees: await countCachees(ctx, own),
    empreinte: createHash("sha256").update(marks.join("\n")).digest("hex"),
  };
}

/** What hangs on these objects, one row each, with an identifier that tells it from the others. */
async function listSuitesRetrait(
  { tx, departement }: Contexte,
  own: Readonly<Record<Niveau, readonly Id<Niveau>[]>>,
): Promise<{ suite: SuiteRetrait; cle: string }[]> {
  const among = (column: string, level: Niveau) => sql`${sql.ref(column)} = ANY(${[...own[level]]}::uuid[])`;
  const all = NIVEAUX.flatMap((level) => own[level]);
  const placed = sql`${among("t.volet", "volet")} OR ${among("t.engagement", "engagement")} OR ${among("t.objectif", "objectif")}`;
  const { rows } = await sql<{ suite: SuiteRetrait; cle: string }>`
    SELECT 'nouvelles' AS suite, p.id::text AS cle
      FROM point_avancement p JOIN action a ON a.departement = p.departement AND a.id = p.action
     WHERE p.departement = ${departement} AND coalesce(a.fusionnee_dans, a.id) = ANY(${[...own.action]}::uuid[])
    UNION ALL
    SELECT 'commentaires', t.id::text FROM commentaire t
     WHERE t.departement = ${departement} AND t.retire_le IS NULL AND (${placed} OR ${among("t.action", "action")})
    UNION ALL
    SELECT 'fichiers', t.id::text
      FROM piece_jointe t
      LEFT JOIN point_avancement p ON p.departement = t.departement AND p.id = t.point
      LEFT JOIN commentaire c ON c.departement = t.departement AND c.id = t.commentaire
     WHERE t.departement = ${departement} AND t.retiree_le IS NULL
       AND (coalesce(t.action, p.action, c.action) = ANY(${[...own.action]}::uuid[])
            OR coalesce(t.objectif, c.objectif) = ANY(${[...own.objectif]}::uuid[])
            OR ${among("c.engagement", "engagement")} OR ${among("c.volet", "volet")})
    UNION ALL
    SELECT 'renvois', t.id::text FROM renvoi t
     WHERE t.departement = ${departement} AND t.retire_le IS NULL AND (t.de = ANY(${all}::uuid[]) OR t.vers = ANY(${all}::uuid[]))
    UNION ALL
    SELECT 'rattachements', t.id::text FROM rattachement t
     WHERE t.departement = ${departement} AND (${placed} OR ${among("t.action", "action")})
    UNION ALL
    SELECT 'roles', t.id::text FROM schema_membre t
     WHERE t.departement = ${departement} AND t.etat IN ('proposee', 'acceptee') AND t.portee_ids && ${all}::uuid[]
    UNION ALL
    SELECT 'bilans', t.schema || ' ' || t.objectif FROM bilan_objectif t
     WHERE t.departement = ${departement} AND ${among("t.objectif", "objectif")}`.execute(tx);
  return rows;
}

/** Actions that stand beneath these objects and are hidden already; those whose news another action shows are kept. */
async function countCachees(
  { tx, departement }: Contexte,
  own: Readonly<Record<Niveau, readonly Id<Niveau>[]>>,
): Promise<number> {
  const { rows } = await sql<{ nombre: number }>`
    SELECT count(*)::int AS nombre FROM action t
     WHERE t.departement = ${departement} AND t.retiree_le IS NOT NULL AND t.fusionnee_dans IS NULL
       AND (t.volet = ANY(${[...own.volet]}::uuid[]) OR t.engagement = ANY(${[...own.engagement]}::uuid[])
            OR t.objectif = ANY(${[...own.objectif]}::uuid[]))`.execute(tx);
  return rows[0]?.nombre ?? 0;
}
