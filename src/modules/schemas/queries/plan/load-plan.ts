import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { attachesOf, objectifsDe } from "../../domain/plan/niveaux.ts";
import { situationOf } from "../../domain/plan/situation.ts";
import type { Meteo, Nature, Statut } from "../../domain/plan/vocabulaire.ts";
import { attachActions, listRattachements, readableSources } from "./attach-actions.ts";
import { findSchema, type SchemaTrouve } from "./find-schema.ts";
import type { ActeurNomme, ActionDuPlan, ObjectifDuPlan, Plan, VoletDuPlan } from "./plan-lu.ts";
import { readActeursDuPlan, readEtiquettesDuPlan } from "./read-liens-plan.ts";

export type {
  ActeurNomme,
  ActionDuPlan,
  EngagementDuPlan,
  EtiquetteDuPlan,
  ObjectifDuPlan,
  Plan,
  VoletDuPlan,
} from "./plan-lu.ts";

/**
 * Reads a scheme by its public id; six statements whatever its size, two when nothing changed since the last reading, and
 * one for each other scheme of which actions are attached to it. Those stand at their place when that scheme may be read.
 * What is returned is shared. @throws Refusal `introuvable`.
 */
export async function loadPlan(ctx: Contexte, publicId: string): Promise<Plan> {
  const schema = await findSchema(ctx, publicId);
  const rattachements = await listRattachements(ctx, schema.id);
  if (rattachements.length === 0) return loadOwnPlan(ctx, schema);
  const sources = await readableSources(ctx, rattachements);
  const key = `plan rattache ${schema.id} ${sees(ctx)} ${sources.map(({ id }) => id).join()}`;
  return remember(ctx, key, async () => {
    const plans: Plan[] = [];
    for (const source of sources) plans.push(await loadOwnPlan(ctx, source));
    return attachActions(await loadOwnPlan(ctx, schema), rattachements, plans);
  });
}

/** The plan without what is attached to it: two schemes may each show actions of the other. */
function loadOwnPlan(ctx: Contexte, schema: SchemaTrouve): Promise<Plan> {
  return remember(ctx, `plan ${schema.id} ${sees(ctx)}`, () => readPlan(ctx, schema));
}

/** What a plan depends on beside the data. */
function sees(ctx: Contexte): string {
  return `${may(ctx, operationsActeurs.voirPersonnes, null)} ${ctx.today}`;
}

async function readPlan(ctx: Contexte, schema: SchemaTrouve): Promise<Plan> {
  const rows = await readObjectifs(ctx, schema.id);
  const named = await readActeursDuPlan(ctx, schema.id);
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

/** Those that are written in it: what is attached to it is asked about, counted and dated in its own scheme. */
export function ownActionsOf(plan: { volets: readonly VoletDuPlan[] }): ActionDuPlan[] {
  return actionsOf(plan).filter(({ rattachee }) => rattachee === null);
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
  const tags = await readEtiquettesDuPlan(ctx, schema.id);
  return rows.map((row) => {
    const above = objectifs.get(row.objectif ?? "");
    const sous = row.objectif ?? row.engagement ?? row.volet ?? "";
    const etiquettes = [...new Set([...(tags.get(row.id) ?? []), ...(tags.get(row.objectif ?? "") ?? [])])];
    return { sous, action: { ...toAction(ctx, row, above, named, origine), etiquettes } };
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
): Omit<ActionDuPlan, "etiquettes"> {
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
    rattachee: null,
    situation: situationOf(
      { debut, fin, statut, dernierPoint, bloquee: echeanceBlocage !== null },
      ctx.today,
      origine,
    ),
  };
}
