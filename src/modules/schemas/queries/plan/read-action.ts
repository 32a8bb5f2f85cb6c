import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Jalon } from "../../domain/plan/fiche.ts";
import { type Situation, situationOf } from "../../domain/plan/situation.ts";
import type { Meteo, Statut } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import type { EtiquetteVue } from "../ecrire/load-choix-fiche.ts";
import { type ActionTrouvee, findAction } from "./find-action.ts";
import type { ActeurNomme } from "./load-plan.ts";
import { nameTerritoires, readEtiquettes } from "./name-details.ts";
import { readDetailsAction } from "./read-details.ts";

/** One point d'avancement; texts are null for whoever may not read them. */
export type PointLu = {
  id: string;
  /** ISO day. */
  date: string;
  auteur: string | null;
  institution: string | null;
  statut: Statut;
  avancement: number;
  meteo: Meteo;
  commentaire: string | null;
  blocage: { raison: string; condition: string; echeance: string } | null;
  bloquee: boolean;
  /** The action of which it was said, when that was merged into this one. */
  source: string | null;
};

export type FicheAction = {
  action: ActionTrouvee;
  /** Null where actions hang on a volet or an engagement. */
  objectif: { publicId: string; no: number | null; titre: string } | null;
  volet: { no: number | null; titre: string };
  engagement: { no: number | null; titre: string } | null;
  pilotes: ActeurNomme[];
  partenaires: ActeurNomme[];
  coordination: ActeurNomme[];
  description: string;
  jalons: readonly Jalon[];
  /** In words, each with the code of its portrait. */
  lieux: { nom: string; code: string }[];
  etiquettes: EtiquetteVue[];
  situation: Situation;
  /** Latest first. */
  points: PointLu[];
  permis: { donnerDesNouvelles: boolean; modifier: boolean; ecrire: boolean; lireCommentaires: boolean };
};

/** An action with its place in the plan, its acteurs, its news, and what the one who asks may do. */
export async function readAction(
  ctx: Contexte,
  ids: { schema: string; action: string },
): Promise<FicheAction> {
  const action = await findAction(ctx, ids);
  const permis = {
    donnerDesNouvelles:
      action.schema.phase !== "clos" && may(ctx, operationsSchemas.donnerDesNouvelles, action.droits),
    modifier: action.schema.phase !== "clos" && may(ctx, operationsSchemas.modifier, action.droits),
    ecrire: action.schema.phase !== "clos" && may(ctx, operationsSchemas.ecrire, action.droits),
    lireCommentaires: may(ctx, operationsSchemas.lireCommentaires, null),
  };
  const place = await readPlace(ctx, action);
  const acteurs = await readActeurs(ctx, action);
  const { description, jalons, territoires } = await readDetailsAction(ctx, action.id);
  const points = await readPoints(ctx, action, permis.lireCommentaires);
  const [latest] = points;
  const situation = situationOf(
    {
      debut: action.debut,
      fin: action.fin,
      statut: latest?.statut ?? null,
      dernierPoint: latest ? Temporal.PlainDate.from(latest.date) : null,
      bloquee: latest?.bloquee ?? false,
    },
    ctx.today,
    Temporal.PlainDate.from({ year: action.schema.debut, month: 1, day: 1 }),
  );
  return {
    action,
    ...place,
    pilotes: acteurs.filter((acteur) => acteur.role === "pilote"),
    partenaires: acteurs.filter((acteur) => acteur.role === "partenaire"),
    coordination: acteurs.filter((acteur) => acteur.role === "coordination"),
    description,
    jalons,
    lieux: (await nameTerritoires(ctx, territoires)).map((nom, n) => ({
      nom,
      // « Tout le département » stands alone, whatever else is said.
      code: territoires.some(({ genre }) => genre === "departement")
        ? ctx.departement
        : (territoires[n]?.code ?? ""),
    })),
    etiquettes: await readEtiquettes(ctx, "action", action.id),
    situation,
    points,
    permis,
  };
}

async function readPlace(
  ctx: Contexte,
  action: ActionTrouvee,
): Promise<Pick<FicheAction, "objectif" | "engagement" | "volet">> {
  const { rows } = await sql<Pick<FicheAction, "objectif" | "engagement" | "volet">>`
    SELECT CASE WHEN o.id IS NOT NULL
                THEN json_build_object('publicId', o.public_id, 'no', o.no, 'titre', o.titre) END AS objectif,
           CASE WHEN e.id IS NOT NULL THEN json_build_object('no', e.no, 'titre', e.titre) END AS engagement,
           json_build_object('no', v.no, 'titre', v.titre) AS volet
      FROM action a
      LEFT JOIN objectif o ON o.departement = a.departement AND o.id = a.objectif
      LEFT JOIN engagement e ON e.departement = a.departement AND e.id = coalesce(a.engagement, o.engagement)
      JOIN volet v ON v.departement = a.departement AND v.id = coalesce(a.volet, o.volet, e.volet)
     WHERE a.departement = ${ctx.departement} AND a.id = ${action.id}`.execute(ctx.tx);
  const [place] = rows;
  if (!place) throw new Error(`an action without a place: ${action.id}`);
  return place;
}

/** Its own pilots and partners; for a role where it has none, those of its objectif. */
async function readActeurs(
  ctx: Contexte,
  action: ActionTrouvee,
): Promise<(ActeurNomme & { role: string })[]> {
  const { rows } = await sql<ActeurNomme & { role: string }>`
    WITH own AS (
      SELECT role, acteur, ordre FROM action_acteur
       WHERE departement = ${ctx.departement} AND action = ${action.id}
    ), named AS (
      SELECT * FROM own
      UNION ALL
      SELECT role, acteur, ordre FROM objectif_acteur o
       WHERE departement = ${ctx.departement} AND objectif = ${action.objectif}
         AND NOT EXISTS (SELECT FROM own WHERE own.role = o.role)
    )
    SELECT n.role, a.id, a.public_id AS "publicId", a.nom, coalesce(a.sigle, a.nom) AS court, a.genre
      FROM named n JOIN acteur a ON a.departement = ${ctx.departement} AND a.id = n.acteur
     ORDER BY n.ordre`.execute(ctx.tx);
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  return rows.filter((row) => persons || row.genre !== "personne");
}

async function readPoints(ctx: Contexte, action: ActionTrouvee, withTexts: boolean): Promise<PointLu[]> {
  const rows = await ctx.tx
    .selectFrom("point_avancement as p")
    .leftJoin("acteur as i", (join) =>
      join.onRef("i.departement", "=", "p.departement").onRef("i.id", "=", "p.institution"),
    )
    .innerJoin("action as f", (join) =>
      join.onRef("f.departement", "=", "p.departement").onRef("f.id", "=", "p.action"),
    )
    .selectAll("p")
    .select(["i.sigle", "i.nom", "f.code", "f.intitule"])
    .where("p.departement", "=", ctx.departement)
    .where((eb) => eb.or([eb("f.id", "=", action.id), eb("f.fusionnee_dans", "=", action.id)]))
    .orderBy("p.date", "desc")
    .orderBy("p.id", "desc")
    .execute();
  return rows.map((row) => {
    const { blocage_raison: raison, blocage_condition: condition, blocage_echeance: echeance } = row;
    const blocage = raison && condition && echeance ? { raison, condition, echeance } : null;
    return {
      id: row.id,
      date: row.date,
      auteur: withTexts ? row.auteur_nom : null,
      institution: row.sigle ?? row.nom,
      statut: row.statut,
      avancement: row.avancement,
      meteo: row.meteo,
      commentaire: withTexts ? row.commentaire : null,
      blocage: withTexts ? blocage : null,
      bloquee: blocage !== null,
      source: row.action === action.id ? null : [row.code, row.intitule].filter(Boolean).join(" "),
    };
  });
}
