import { sql } from "kysely";
import { listPrincipals } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { lastLine } from "#platform/journal/tete.ts";
import { filter, may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { attachesOf } from "../../domain/plan/niveaux.ts";
import { debutOf, debutsOf, type ObjetReleve, type SuiviReleve } from "../../domain/suivi/releve.ts";
import { operationsSchemas } from "../../rights.ts";
import { type CommentaireAnnonce, listCommentairesEntre } from "../echanges/list-mentions.ts";
import { loadPlan, type Plan } from "../plan/load-plan.ts";
import { loadChangementsDe } from "./load-changements.ts";

/** What changed in one scheme, in what a person follows of it. */
export type SchemaReleve = {
  publicId: string;
  titre: string;
  /** In the order of the plan. */
  objets: ObjetReleve[];
  /** Newest first. */
  commentaires: CommentaireAnnonce[];
};

export type Releve = {
  /** Number of the last line that was looked at. */
  jusqua: bigint;
  schemas: SchemaReleve[];
};

/**
 * What others changed and wrote, after the line `jusqua`, in what `personne` follows; under the rights that they have
 * today, in the name of any institution for which they act. Who acts for none any more is told nothing.
 */
export async function loadReleve(ctx: Contexte, personne: Id<"acteur">, jusqua: bigint): Promise<Releve> {
  const fin = await lastLine(ctx);
  const schemas = new Map<string, SchemaReleve>();
  if (fin > jusqua) {
    for (const principal of await listPrincipals(ctx)) {
      if (principal.personne !== personne) continue;
      const here = { ...ctx, principal };
      for (const [publicId, suivis] of await readSuivisLisibles(here, personne)) {
        if (schemas.has(publicId)) continue;
        schemas.set(publicId, await readSchema(here, { publicId, suivis, personne, jusqua, fin }));
      }
    }
  }
  const changed = ({ objets, commentaires }: SchemaReleve) => objets.length + commentaires.length > 0;
  return { jusqua: fin, schemas: [...schemas.values()].filter(changed) };
}

/** By public id of scheme. What is out of the plan is told once more, as it went. */
async function readSuivisLisibles(
  ctx: Contexte,
  personne: Id<"acteur">,
): Promise<Map<string, SuiviReleve[]>> {
  const { rows } = await sql<SuiviReleve & { schema: string }>`
    SELECT f.genre, f.objet, f.apres, s.public_id AS schema
      FROM suivi f JOIN schema s ON s.departement = f.departement AND s.id = f.schema
     WHERE f.departement = ${ctx.departement} AND f.personne = ${personne} AND s.retire_le IS NULL
       AND ${filter(ctx, operationsSchemas.lire, { schema: "s" })}
     ORDER BY s.fin DESC, s.titre, f.objet`.execute(ctx.tx);
  const found = new Map<string, SuiviReleve[]>();
  for (const { schema, ...suivi } of rows) found.set(schema, [...(found.get(schema) ?? []), suivi]);
  return found;
}

type Demande = {
  publicId: string;
  suivis: readonly SuiviReleve[];
  personne: Id<"acteur">;
  jusqua: bigint;
  fin: bigint;
};

async function readSchema(ctx: Contexte, demande: Demande): Promise<SchemaReleve> {
  const { publicId, suivis, personne, jusqua, fin } = demande;
  const plan = await loadPlan(ctx, publicId);
  const holders = holdersOf(plan);
  const objets = new Map<string, ObjetReleve>();
  for (const apres of debutsOf(suivis, jusqua)) {
    const own = await readOwn(ctx, personne, apres, fin);
    const { volets } = await loadChangementsDe(ctx, publicId, { apres, jusqua: fin });
    for (const objet of volets.flatMap((volet) => volet.objets)) {
      const within = holders.get(objet.id) ?? new Set([objet.id, plan.schema.id]);
      if (debutOf(suivis, within, jusqua) === apres && !own.has(objet.id)) objets.set(objet.id, objet);
    }
  }
  return {
    publicId,
    titre: plan.schema.titre,
    objets: [...objets.values()],
    commentaires: may(ctx, operationsSchemas.lireCommentaires, null)
      ? await listCommentairesEntre(ctx, { publicId, apres: jusqua, jusqua: fin })
      : [],
  };
}

/** What holds each object of a plan: itself, its objectif, its scheme. */
function holdersOf({ schema, volets }: Plan): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const { objectif, actions } of volets.flatMap((volet) => attachesOf(volet))) {
    if (objectif) found.set(objectif.id, new Set([objectif.id, schema.id]));
    for (const { id } of actions) found.set(id, new Set([id, schema.id, ...(objectif ? [objectif.id] : [])]));
  }
  return found;
}

/** What only the person themselves changed since: they know. */
async function readOwn(
  { tx, departement }: Contexte,
  personne: Id<"acteur">,
  apres: bigint,
  jusqua: bigint,
): Promise<Set<string>> {
  const { rows } = await sql<{ objet: string }>`
    SELECT objet FROM journal
     WHERE departement = ${departement} AND no > ${apres} AND no <= ${jusqua} AND objet_genre IN ('action', 'objectif')
     GROUP BY objet HAVING bool_and(auteur_personne IS NOT DISTINCT FROM ${personne}::uuid)`.execute(tx);
  return new Set(rows.map(({ objet }) => objet));
}
