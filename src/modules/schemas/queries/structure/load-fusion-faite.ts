import { sql } from "kysely";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { joursRestants } from "../../domain/corbeille/corbeille.ts";
import type { ActeursFiche } from "../../domain/plan/fiche.ts";
import { operationsSchemas } from "../../rights.ts";
import { findLieu } from "../plan/find-lieu.ts";
import { findSchema } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readDetailsAction } from "../plan/read-details.ts";
import { CHAMPS_DITS, type ChampDit, direFiches } from "./dire-fiche.ts";
import { examineFusion } from "./examine-fusion.ts";
import { type CompteFusion, requireFusion } from "./lire-fusion.ts";

/** A merge that was done, as lists show it. */
export type FusionListee = {
  publicId: string;
  /** The action that went, as it was called. */
  titre: string;
  gardee: { publicId: string; titre: string };
  compte: CompteFusion;
  le: string;
  par: string | null;
  institution: string | null;
  /** Days left to undo it; zero or below when it is over. */
  jours: number;
};

export type FusionFaite = FusionListee & {
  schema: SchemaVue;
  absorbee: string;
  /** What the one that went said, and what the one that stayed said before and says today. */
  lignes: { champ: ChampDit; absorbee: string; avant: string; aujourdhui: string }[];
  /** Null when it may not be undone by whoever asks, or any more. */
  retour: { suivis: string[]; sansPlace: boolean; codePris: { code: string; porteur: string } | null } | null;
  /** Why nobody undoes it. */
  empechement: "passee" | "suivie" | "clos" | "droit" | null;
};

/**
 * The merges of a scheme, latest first, for whoever may see its trash; `dans` (identifier): those of one action only.
 *
 * @throws Refusal `introuvable`, `droit.refuse`.
 */
export async function listFusions(
  ctx: Contexte,
  publicId: string,
  dans: Id<"action"> | null = null,
): Promise<FusionListee[]> {
  const schema = await findSchema(ctx, publicId);
  require(ctx, operationsSchemas.voirCorbeille, schema);
  const { rows } = await sql<Omit<FusionListee, "jours">>`
    SELECT r.public_id AS "publicId", r.titre, r.compte, r.retire_le AS le, p.nom AS par,
           coalesce(i.sigle, i.nom) AS institution,
           json_build_object('publicId', k.public_id, 'titre', concat_ws(' ', k.code, k.intitule)) AS gardee
      FROM retrait r
      JOIN action a ON a.departement = r.departement AND a.retrait = r.id
      JOIN action k ON k.departement = a.departement AND k.id = a.fusionnee_dans
      LEFT JOIN acteur p ON p.departement = r.departement AND p.id = r.par
      LEFT JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE r.departement = ${ctx.departement} AND r.schema = ${schema.id} AND r.fusion IS NOT NULL
       AND (${dans}::uuid IS NULL OR k.id = ${dans}::uuid)
     ORDER BY r.retire_le DESC, r.id DESC`.execute(ctx.tx);
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  return rows.map((row) => ({
    ...row,
    par: persons ? row.par : null,
    jours: joursRestants(row.le, ctx.now),
  }));
}

const SANS_HERITES: ActeursFiche = { pilotes: [], coordination: [], partenaires: [] };

/** One merge, with what undoing it would do. @throws Refusal `introuvable`, `droit.refuse`. */
export async function loadFusionFaite(
  ctx: Contexte,
  ids: { schema: string; fusion: string },
): Promise<FusionFaite> {
  const fusion = await requireFusion(ctx, ids);
  const { schema, absorbee, trace } = fusion;
  const listed = (await listFusions(ctx, ids.schema)).find(({ publicId }) => publicId === fusion.publicId);
  if (!listed) throw new Error(`a merge that is not listed: ${fusion.publicId}`);
  const row = await ctx.tx
    .selectFrom("action")
    .select(["intitule", "nature", "debut", "fin"])
    .where("departement", "=", ctx.departement)
    .where("id", "=", absorbee.id)
    .executeTakeFirstOrThrow();
  const { intitule, nature, debut, fin } = row;
  const partie = {
    intitule,
    nature,
    periode: { debut, fin },
    ...(await readDetailsAction(ctx, absorbee.id)),
  };
  const retour = fusion.gardee.la ? await examineFusion(ctx, fusion) : null;
  const [un, avant, aujourdhui] = await direFiches(
    ctx,
    [partie, trace.avant, retour?.courant ?? trace.apres].map((fiche) => ({
      ...fiche,
      herites: SANS_HERITES,
    })),
  );
  if (!un || !avant || !aujourdhui) throw new Error("fiches without words");
  const { jours } = listed;
  const followed = !retour || absorbee.dans !== trace.dans;
  const back = await findLieu(ctx, { schema: ids.schema, niveau: "action", id: absorbee.id }, "corbeille");
  const allowed =
    may(ctx, operationsSchemas.ecrire, back.droits) &&
    (retour === null || may(ctx, operationsSchemas.ecrire, retour.gardee.droits));
  const empechement =
    jours <= 0 ? "passee" : schema.phase === "clos" ? "clos" : followed ? "suivie" : allowed ? null : "droit";
  return {
    ...listed,
    schema: toSchemaVue(schema),
    absorbee: absorbee.publicId,
    lignes: CHAMPS_DITS.flatMap((champ) =>
      un[champ] || avant[champ] || aujourdhui[champ]
        ? [{ champ, absorbee: un[champ], avant: avant[champ], aujourdhui: aujourdhui[champ] }]
        : [],
    ),
    retour:
      retour && empechement === null
        ? { suivis: retour.suivis, sansPlace: retour.sansPlace, codePris: retour.codePris }
        : null,
    empechement,
  };
}
