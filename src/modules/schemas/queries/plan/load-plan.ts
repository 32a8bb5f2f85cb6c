import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { attachesOf, objectifsDe } from "../../domain/plan/niveaux.ts";
import { type Situation, situationOf } from "../../domain/plan/situation.ts";
import type { Meteo, Nature, Statut } from "../../domain/plan/vocabulaire.ts";
import { findSchema, type SchemaTrouve } from "./find-schema.ts";

/** An acteur as a plan names it: short, with its page. */
export type ActeurNomme = { id: Id<"acteur">; publicId: string; nom: string; court: string; genre: string };

export type ActionDuPlan = {
  id: Id<"action">;
  publicId: string;
  code: string | null;
  intitule: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  /** Its own pilots, or those of its objectif. */
  pilotes: readonly ActeurNomme[];
  partenaires: readonly ActeurNomme[];
  /** Per cent; 0 while nobody said anything. */
  avancement: number;
  meteo: Meteo | null;
  dernierPoint: Temporal.PlainDate | null;
  echeanceBlocage: Temporal.PlainDate | null;
  situation: Situation;
};

export type ObjectifDuPlan = {
  id: Id<"objectif">;
  publicId: string;
  no: number | null;
  titre: string;
  pilotes: readonly ActeurNomme[];
  partenaires: readonly ActeurNomme[];
  actions: ActionDuPlan[];
};
export type EngagementDuPlan = {
  id: Id<"engagement">;
  no: number | null;
  titre: string;
  objectifs: ObjectifDuPlan[];
  /** Those that hang on it, where the scheme has no objectif. */
  actions: ActionDuPlan[];
};
export type VoletDuPlan = {
  id: Id<"volet">;
  no: number | null;
  titre: string;
  engagements: EngagementDuPlan[];
  /** What hangs directly on it, where the scheme has no engagement. */
  objectifs: ObjectifDuPlan[];
  actions: ActionDuPlan[];
};

/** A whole scheme, as deep as its form (`domain/plan/niveaux.ts`), every situation computed for the day of the context. */
export type Plan = { schema: SchemaTrouve; volets: VoletDuPlan[] };

/**
 * Reads a scheme by its public id; five statements whatever its size, two when nothing changed since the last reading.
 * What is returned is shared. @throws Refusal `introuvable`.
 */
export async function loadPlan(ctx: Contexte, publicId: string): Promise<Plan> {
  const schema = await findSchema(ctx, publicId);
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  return remember(ctx, `plan ${schema.id} ${persons} ${ctx.today}`, () => readPlan(ctx, schema));
}

async function readPlan(ctx: Contexte, schema: SchemaTrouve): Promise<Plan> {
  const rows = await readObjectifs(ctx, schema.id);
  const named = await readActeurs(ctx, schema.id);
  const volets: VoletDuPlan[] = [];
  const objectifs = new Map<string, ObjectifDuPlan>();
  const holders = new Map<string, { actions: ActionDuPlan[] }>();
  for (const row of rows) {
    let volet = volets.at(-1);
    if (volet?.id !== row.voletId) {
      volet = {
        id: row.voletId,
        no: row.voletNo,
        titre: row.voletTitre,
        engagements: [],
        objectifs: [],
        actions: [],
      };
      volets.push(volet);
      holders.set(volet.id, volet);
    }
    let engagement = volet.engagements.at(-1);
    if (row.engagementId !== null && engagement?.id !== row.engagementId) {
      engagement = {
        id: row.engagementId,
        no: row.engagementNo,
        titre: row.engagementTitre,
        objectifs: [],
        actions: [],
      };
      volet.engagements.push(engagement);
      holders.set(engagement.id, engagement);
    }
    if (row.id === null) continue;
    const objectif: ObjectifDuPlan = {
      id: row.id,
      publicId: row.publicId,
      no: row.no,
      titre: row.titre,
      pilotes: named.get(`${row.id} pilote`) ?? [],
      partenaires: named.get(`${row.id} partenaire`) ?? [],
      actions: [],
    };
    (row.engagementId === null ? volet : engagement)?.objectifs.push(objectif);
    objectifs.set(row.id, objectif);
    holders.set(row.id, objectif);
  }
  for (const { sous, action } of await readActions(ctx, schema, objectifs, named)) {
    holders.get(sous)?.actions.push(action);
  }
  return { schema, volets };
}

/** Every action of a plan, in its order. */
export function actionsOf(plan: { volets: readonly VoletDuPlan[] }): ActionDuPlan[] {
  return plan.volets.flatMap((volet) => attachesOf(volet).flatMap(({ actions }) => actions));
}

export function objectifsOf(volet: VoletDuPlan): readonly ObjectifDuPlan[] {
  return objectifsDe(volet);
}

type ObjectifRow = {
  voletId: Id<"volet">;
  voletNo: number | null;
  voletTitre: string;
  /** Null for what hangs on the volet itself, which comes after its engagements. */
  engagementId: Id<"engagement"> | null;
  engagementNo: number | null;
  engagementTitre: string;
  id: Id<"objectif"> | null;
  publicId: string;
  no: number | null;
  titre: string;
};

async function readObjectifs(ctx: Contexte, schema: Id<"schema">): Promise<ObjectifRow[]> {
  const { rows } = await sql<ObjectifRow>`
    SELECT v.id AS "voletId", v.no AS "voletNo", v.titre AS "voletTitre",
           e.id AS "engagementId", e.no AS "engagementNo", e.titre AS "engagementTitre",
           o.id, o.public_id AS "publicId", o.no, o.titre
      FROM volet v
      LEFT JOIN LATERAL (
        SELECT id, no, titre, ordre FROM engagement
         WHERE departement = v.departement AND volet = v.id AND retire_le IS NULL
        UNION ALL
        SELECT NULL, NULL, '', NULL
      ) e ON true
      LEFT JOIN objectif o ON o.departement = v.departement AND o.retire_le IS NULL
                          AND CASE WHEN e.id IS NULL THEN o.volet = v.id ELSE o.engagement = e.id END
     WHERE v.departement = ${ctx.departement} AND v.schema = ${schema} AND v.retire_le IS NULL
     ORDER BY v.ordre, v.id, e.ordre NULLS LAST, e.id, o.ordre, o.id`.execute(ctx.tx);
  return rows;
}

/**
 * Pilots and partners of objectifs and actions, by « id role ». Persons are named only to whoever may see them; the list
 * they were in stays, even empty: an action with a pilot of its own must not seem piloted by its objectif's.
 */
async function readActeurs(ctx: Contexte, schema: Id<"schema">): Promise<Map<string, ActeurNomme[]>> {
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  // Three hundred links name some forty acteurs: one row of JSON is read several times faster than as many rows.
  const { rows } = await sql<{ liens: [string, string, string[]][] | null; acteurs: ActeurNomme[] | null }>`
    WITH lien AS (
      SELECT oa.objectif AS objet, oa.role, oa.acteur, oa.ordre
        FROM objectif o JOIN objectif_acteur oa ON oa.departement = o.departement AND oa.objectif = o.id
       WHERE o.departement = ${ctx.departement} AND o.schema = ${schema}
      UNION ALL
      SELECT aa.action, aa.role, aa.acteur, aa.ordre
        FROM action c JOIN action_acteur aa ON aa.departement = c.departement AND aa.action = c.id
       WHERE c.departement = ${ctx.departement} AND c.schema = ${schema}
    )
    SELECT (SELECT json_agg(json_build_array(g.objet, g.role, g.acteurs))
              FROM (SELECT objet, role, json_agg(acteur ORDER BY ordre) AS acteurs FROM lien GROUP BY objet, role) g
           ) AS liens,
           (SELECT json_agg(json_build_object('id', a.id, 'publicId', a.public_id, 'nom', a.nom,
                                              'court', coalesce(a.sigle, a.nom), 'genre', a.genre))
              FROM acteur a
             WHERE a.departement = ${ctx.departement} AND a.id IN (SELECT acteur FROM lien)
           ) AS acteurs`.execute(ctx.tx);
  const { liens, acteurs } = rows[0] ?? { liens: null, acteurs: null };
  const shown = (acteurs ?? []).filter((acteur) => persons || acteur.genre !== "personne");
  const byId = new Map<string, ActeurNomme>(shown.map((acteur) => [acteur.id, acteur]));
  return new Map(
    (liens ?? []).map(([objet, role, ids]) => [`${objet} ${role}`, ids.flatMap((id) => byId.get(id) ?? [])]),
  );
}

async function readActions(
  ctx: Contexte,
  schema: SchemaTrouve,
  objectifs: ReadonlyMap<string, ObjectifDuPlan>,
  named: ReadonlyMap<string, ActeurNomme[]>,
): Promise<{ sous: string; action: ActionDuPlan }[]> {
  const rows = await ctx.tx
    .selectFrom("action as a")
    .leftJoin("point_avancement as p", (join) =>
      join.onRef("p.departement", "=", "a.departement").on(sql<boolean>`p.id = a.dernier_point`),
    )
    .select([
      "a.id",
      "a.public_id as publicId",
      "a.code",
      "a.intitule",
      "a.nature",
      "a.debut",
      "a.fin",
      "a.objectif",
      "a.engagement",
      "a.volet",
      "p.statut",
      "p.avancement",
      "p.meteo",
      "p.date",
      "p.blocage_echeance",
    ])
    .where("a.departement", "=", ctx.departement)
    .where("a.schema", "=", schema.id)
    .where("a.retiree_le", "is", null)
    .orderBy("a.ordre")
    .orderBy("a.id")
    .execute();
  const origine = Temporal.PlainDate.from({ year: schema.debut, month: 1, day: 1 });
  return rows.map((row) => {
    const above = objectifs.get(row.objectif ?? "");
    const sous = row.objectif ?? row.engagement ?? row.volet ?? "";
    return { sous, action: toAction(ctx, row, above, named, origine) };
  });
}

type ActionRow = {
  id: Id<"action">;
  publicId: string;
  code: string | null;
  intitule: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  statut: Statut | null;
  avancement: number | null;
  meteo: Meteo | null;
  date: string | null;
  blocage_echeance: string | null;
};

function toAction(
  ctx: Contexte,
  row: ActionRow,
  objectif: ObjectifDuPlan | undefined,
  named: ReadonlyMap<string, ActeurNomme[]>,
  origine: Temporal.PlainDate,
): ActionDuPlan {
  const dernierPoint = row.date === null ? null : Temporal.PlainDate.from(row.date);
  const echeanceBlocage =
    row.blocage_echeance === null ? null : Temporal.PlainDate.from(row.blocage_echeance);
  const { id, publicId, code, intitule, nature, debut, fin, meteo, statut } = row;
  return {
    id,
    publicId,
    code,
    intitule,
    nature,
    debut,
    fin,
    meteo,
    pilotes: named.get(`${id} pilote`) ?? objectif?.pilotes ?? [],
    partenaires: named.get(`${id} partenaire`) ?? objectif?.partenaires ?? [],
    avancement: row.avancement ?? 0,
    dernierPoint,
    echeanceBlocage,
    situation: situationOf(
      { debut, fin, statut, dernierPoint, bloquee: echeanceBlocage !== null },
      ctx.today,
      origine,
    ),
  };
}
