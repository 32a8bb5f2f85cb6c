import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { lastAuthors } from "#platform/journal/last-authors.ts";
import type { Id } from "#platform/values/ids.ts";
import { addedIn, changedSince, type ObjetPlan } from "../../domain/imports/inverse.ts";
import type { TraceImport } from "../../domain/imports/trace-import.ts";
import type { ImportationTrouvee } from "./find-importation.ts";
import { countPoints, loadInstantane } from "./load-instantane.ts";

/** Something that followed an import and that undoing it would lose. */
export type Suite =
  | { genre: "import"; publicId: string; nomFichier: string; le: string | null }
  | { genre: "nouvelles"; nom: string; publicId: string; nombre: number }
  | { genre: "echanges"; nom: string; publicId: string; nombre: number }
  | {
      genre: "modification";
      table: ObjetPlan["table"];
      nom: string;
      publicId: string | null;
      /** Who wrote in it last, as the journal says, and when. */
      par: string | null;
      le: string | null;
    };

/** Everything that followed an import; empty when it may be undone. */
export async function listSuites(
  ctx: Contexte,
  importation: Pick<ImportationTrouvee, "rang" | "schema">,
  trace: TraceImport,
): Promise<Suite[]> {
  const { schema, rang } = importation;
  if (!schema || rang === null) return [];
  const later = await ctx.tx
    .selectFrom("importation")
    .select(["public_id as publicId", "nom_fichier as nomFichier", "termine_le as le"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .where("etat", "=", "confirmee")
    .where("rang", ">", rang)
    .orderBy("rang")
    .execute();
  // What a later import rewrote differs too: saying so once is enough.
  if (later.length > 0) return later.map((one) => ({ genre: "import", ...one }));
  const changed = [
    ...changedSince(trace.inverse, await loadInstantane(ctx, schema.id)),
    ...(await listEcrits(ctx, schema.id, trace)),
  ];
  const touched = new Set([...trace.inverse.touches, ...addedIn(trace.inverse, "action")]);
  const news = [...(await countPoints(ctx, schema.id))].flatMap(([id, count]) => {
    const nombre = count - (trace.points[id] ?? 0);
    return touched.has(id) && nombre > 0 ? [{ id, nombre }] : [];
  });
  const ajoutes = await countEchanges(ctx, addedIn(trace.inverse, "action"));
  const names = await nameObjets(ctx, [
    ...changed,
    ...[...news, ...ajoutes].map(({ id }): ObjetPlan => ({ table: "action", id })),
  ]);
  const authors = await lastAuthors(
    ctx,
    changed.map(({ id }) => id),
  );
  return [
    ...news.map(({ id, nombre }): Suite => {
      const found = names.get(id);
      return { genre: "nouvelles", nom: found?.nom ?? "", publicId: found?.publicId ?? "", nombre };
    }),
    ...ajoutes.map(({ id, nombre }): Suite => {
      const found = names.get(id);
      return { genre: "echanges", nom: found?.nom ?? "", publicId: found?.publicId ?? "", nombre };
    }),
    ...changed.map(({ table, id }): Suite => {
      const { nom = "", publicId = null } = names.get(id) ?? {};
      return { genre: "modification", table, nom, publicId, ...(authors.get(id) ?? { par: null, le: null }) };
    }),
  ];
}

/** What the import added and that somebody wrote a text of the document about, or adopted: it would leave with it. */
async function listEcrits(
  ctx: Contexte,
  schema: Id<"schema">,
  { inverse }: TraceImport,
): Promise<ObjetPlan[]> {
  const rows = await ctx.tx
    .selectFrom("schema_texte")
    .select("volet")
    .distinct()
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .execute();
  const versions = await ctx.tx
    .selectFrom("schema_version")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .execute();
  const added = new Set([...addedIn(inverse, "schema"), ...addedIn(inverse, "volet")]);
  if (versions.length > 0 && added.has(schema)) return [{ table: "schema", id: schema }];
  return rows.flatMap(({ volet }): ObjetPlan[] => {
    const objet: ObjetPlan = volet === null ? { table: "schema", id: schema } : { table: "volet", id: volet };
    return added.has(objet.id) ? [objet] : [];
  });
}

/** Comments and files on actions that an import added: they would go with these. */
async function countEchanges(
  { tx, departement }: Contexte,
  actions: readonly string[],
): Promise<{ id: string; nombre: number }[]> {
  const { rows } = await sql<{ id: string; nombre: number }>`
    SELECT action AS id, count(*)::int AS nombre FROM (
      SELECT action FROM commentaire WHERE departement = ${departement} AND action = ANY(${actions}::uuid[])
      UNION ALL
      SELECT action FROM piece_jointe WHERE departement = ${departement} AND action = ANY(${actions}::uuid[])) echange
     GROUP BY action ORDER BY action`.execute(tx);
  return rows;
}

async function nameObjets(
  ctx: Contexte,
  objets: readonly ObjetPlan[],
): Promise<Map<string, { nom: string; publicId: string | null }>> {
  const found = new Map<string, { nom: string; publicId: string | null }>();
  for (const table of ["schema", "volet", "engagement", "objectif", "action"] as const) {
    const ids = objets.flatMap((objet) => (objet.table === table ? [objet.id] : []));
    if (ids.length === 0) continue;
    const nom = {
      schema: sql`titre`,
      volet: sql`titre`,
      engagement: sql`titre`,
      objectif: sql`concat_ws('. ', no, titre)`,
      action: sql`concat_ws(' ', code, intitule)`,
    }[table];
    const publicId = table === "volet" || table === "engagement" ? sql`null` : sql`public_id`;
    const { rows } = await sql<{ id: string; nom: string; publicId: string | null }>`
      SELECT id, ${nom} AS nom, ${publicId} AS "publicId" FROM ${sql.table(table)}
       WHERE departement = ${ctx.departement} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}
