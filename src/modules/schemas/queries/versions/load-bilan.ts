import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, may, require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Statut } from "../../domain/plan/vocabulaire.ts";
import type { Jugement, SuiteBilan } from "../../domain/versions/bilan-precedent.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { loadPlan, objectifsOf } from "../plan/load-plan.ts";
import { numbered } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";

/** An objectif of a predecessor: what its news say, and what is thought of it; nothing yet when null. */
export type BilanObjectif = {
  id: Id<"objectif">;
  publicId: string;
  titre: string;
  volet: string;
  /** Actions by status. */
  comptes: Record<Statut, number>;
  actions: number;
  bilan: { jugement: Jugement; suite: SuiteBilan; texte: string; revision: number } | null;
};

export type VueBilan = {
  schema: SchemaVue;
  predecesseurs: { publicId: string; titre: string; objectifs: BilanObjectif[] }[];
  peutJuger: boolean;
};

/** The balance of the schemes that this one follows. For persons of the département. @throws Refusal `introuvable`, `droit.*`. */
export async function loadBilan(ctx: Contexte, publicId: string): Promise<VueBilan> {
  const schema = await findSchema(ctx, publicId);
  require(ctx, operationsSchemas.suivre, null);
  return {
    schema: toSchemaVue(schema),
    predecesseurs: await readBilan(ctx, schema),
    peutJuger: may(ctx, operationsSchemas.changerPhase, schema) && schema.phase !== "clos",
  };
}

/** The predecessors that the one who asks may read, the latest first. */
export async function readBilan(ctx: Contexte, schema: SchemaTrouve): Promise<VueBilan["predecesseurs"]> {
  const judged = await readJugements(ctx, schema.id);
  const found: VueBilan["predecesseurs"] = [];
  for (const publicId of await listPredecesseurs(ctx, schema.id)) {
    const plan = await loadPlan(ctx, publicId);
    const objectifs = plan.volets.flatMap((volet) =>
      objectifsOf(volet).map((objectif): BilanObjectif => {
        const count = (wanted: Statut) =>
          objectif.actions.filter(({ situation }) => situation.statut === wanted).length;
        return {
          ...{
            id: objectif.id,
            publicId: objectif.publicId,
            titre: numbered(objectif),
            volet: numbered(volet),
          },
          comptes: {
            ...{ realisee: count("realisee"), en_cours: count("en_cours"), a_venir: count("a_venir") },
            ...{ suspendue: count("suspendue"), abandonnee: count("abandonnee") },
          },
          actions: objectif.actions.length,
          bilan: judged.get(objectif.id) ?? null,
        };
      }),
    );
    found.push({ publicId, titre: plan.schema.titre, objectifs });
  }
  return found;
}

async function listPredecesseurs(ctx: Contexte, schema: Id<"schema">): Promise<string[]> {
  const { rows } = await sql<{ publicId: string }>`
    SELECT s.public_id AS "publicId"
      FROM filiation f JOIN schema s ON s.departement = f.departement AND s.id = f.autre
     WHERE f.departement = ${ctx.departement} AND f.schema = ${schema} AND f.nature = 'suit'
       AND f.retiree_le IS NULL AND s.retire_le IS NULL AND ${filter(ctx, operationsSchemas.lire, { schema: "s" })}
     ORDER BY s.fin DESC, s.id`.execute(ctx.tx);
  return rows.map(({ publicId }) => publicId);
}

async function readJugements(
  { tx, departement }: Contexte,
  schema: Id<"schema">,
): Promise<Map<string, NonNullable<BilanObjectif["bilan"]>>> {
  const rows = await tx
    .selectFrom("bilan_objectif")
    .select(["objectif", "jugement", "suite", "texte", "revision"])
    .where("departement", "=", departement)
    .where("schema", "=", schema)
    .execute();
  return new Map(rows.map(({ objectif, ...bilan }) => [objectif, bilan]));
}
