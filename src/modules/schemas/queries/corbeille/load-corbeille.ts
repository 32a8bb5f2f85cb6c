import { type RawBuilder, sql } from "kysely";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Order, type PageOfList, readOrder, readPageOfList } from "#platform/http/listing.ts";
import { may, require } from "#platform/rights/rights.ts";
import { joursRestants } from "../../domain/corbeille/corbeille.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema } from "../plan/find-schema.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readLieux } from "../plan/read-lieux.ts";
import { DANS_LA_CORBEILLE, type Retrait } from "./find-retrait.ts";

export const TRIS_CORBEILLE = ["titre", "retire"] as const;
export type TriCorbeille = (typeof TRIS_CORBEILLE)[number];

export type RetraitListe = Pick<Retrait, "publicId" | "niveau" | "titre" | "compte" | "retireLe"> & {
  par: string | null;
  institution: string | null;
  /** Zero or below when its time is over. */
  jours: number;
  peutRestaurer: boolean;
};

export type Corbeille = {
  schema: SchemaVue;
  recherche: string;
  tri: Order<TriCorbeille>;
  total: number;
  page: PageOfList;
  retraits: RetraitListe[];
};

const ORDRES: Readonly<Record<TriCorbeille, RawBuilder<unknown>>> = {
  titre: sql`r.titre COLLATE "fr-FR-x-icu"`,
  retire: sql`r.retire_le`,
};

/**
 * What is in the trash of a scheme, for whoever takes part in it. `params`: `q` words of its title or of what went along,
 * `tri`, `sens`, `page`. @throws Refusal `introuvable`, and of the rights.
 */
export async function loadCorbeille(
  ctx: Contexte,
  publicId: string,
  params: URLSearchParams,
): Promise<Corbeille> {
  const schema = await findSchema(ctx, publicId);
  require(ctx, operationsSchemas.voirCorbeille, schema);
  const recherche = (params.get("q") ?? "").trim().slice(0, 200);
  const tri = readOrder(params, TRIS_CORBEILLE, { cle: "retire", sens: "desc" });
  const own = sql`r.departement = ${ctx.departement} AND r.schema = ${schema.id} AND ${DANS_LA_CORBEILLE}
    AND ${recherche === "" ? sql`true` : named(recherche)}`;
  const { rows: counted } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM retrait r WHERE ${own}`.execute(ctx.tx);
  const total = counted[0]?.total ?? 0;
  const page = readPageOfList(params, total);
  const { rows } = await sql<
    Omit<RetraitListe, "jours" | "peutRestaurer"> & { objet: string; personne: boolean }
  >`
    SELECT r.public_id AS "publicId", r.genre AS niveau, r.objet, r.titre, r.compte, r.retire_le AS "retireLe",
           p.nom AS par, coalesce(i.sigle, i.nom) AS institution
      FROM retrait r
      LEFT JOIN acteur p ON p.departement = r.departement AND p.id = r.par
      LEFT JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE ${own}
     ORDER BY ${ORDRES[tri.cle]} ${tri.sens === "desc" ? sql`DESC` : sql`ASC`}, r.id
     LIMIT ${page.to - page.from} OFFSET ${page.from}`.execute(ctx.tx);
  const ids = rows.map(({ objet }) => objet);
  const lieux = await readLieux(ctx, schema, sql`lieu.id = ANY(${ids}::uuid[])`, "corbeille");
  const permis = new Map(
    lieux.map(({ id, droits }) => [id as string, may(ctx, operationsSchemas.ecrire, droits)]),
  );
  const nommer = may(ctx, operationsActeurs.voirPersonnes, null);
  return {
    schema: toSchemaVue(schema),
    ...{ recherche, tri, total, page },
    retraits: rows.map(({ objet, par, ...row }) => ({
      ...row,
      par: nommer ? par : null,
      jours: joursRestants(row.retireLe, ctx.now),
      peutRestaurer: permis.get(objet) ?? false,
    })),
  };
}

/** Its title, or that of something that went along, holds the words, accents and case aside. */
function named(recherche: string): RawBuilder<unknown> {
  const holds = (titre: RawBuilder<unknown>) =>
    sql`position(${plain(sql`${recherche}::text`)} IN ${plain(titre)}) > 0`;
  const along = (["volet", "engagement", "objectif", "action"] as const satisfies readonly Niveau[]).map(
    (niveau) => {
      const titre = niveau === "action" ? sql`concat_ws(' ', t.code, t.intitule)` : sql`t.titre`;
      return sql`EXISTS (SELECT FROM ${sql.table(niveau)} t
                          WHERE t.departement = r.departement AND t.retrait = r.id AND ${holds(titre)})`;
    },
  );
  return sql`(${sql.join([holds(sql`r.titre`), ...along], sql` OR `)})`;
}

function plain(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`lower(regexp_replace(normalize(${text}, NFD), '[\u0300-\u036f]', '', 'g'))`;
}
