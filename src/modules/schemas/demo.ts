import type { ActeursDemo } from "#modules/acteurs/index.ts";
import { loadRepertoire, resolve } from "#modules/acteurs/index.ts";
import { dayInParis } from "#platform/context/clock.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { createSchema } from "./commands/ecrire/create-schema.ts";
import { applyPlan } from "./commands/imports/apply-plan.ts";
import { recordPointAvancement } from "./commands/nouvelles/record-point-avancement.ts";
import type { ContenuAction, ContenuSchema } from "./demo/contenu.ts";
import { schema03 } from "./demo/contenu-03.ts";
import { schema43 } from "./demo/contenu-43.ts";
import { schema63 } from "./demo/contenu-63.ts";
import { descriptionsParentalite } from "./demo/descriptions-63-parentalite.ts";
import { descriptionsEnfance } from "./demo/descriptions-63-petite-enfance.ts";
import { loadCorbeilleDemo } from "./demo/load-corbeille.ts";
import { loadEchangesDemo } from "./demo/load-echanges.ts";
import { loadEtiquettesDemo } from "./demo/load-etiquettes.ts";
import { loadLocauxDemo } from "./demo/load-locaux.ts";
import { loadLotDemo } from "./demo/load-lot.ts";
import { loadMarquesDemo } from "./demo/load-marques.ts";
import { asOn, loadMembresDemo } from "./demo/load-membres.ts";
import { loadModeleDemo } from "./demo/load-modele.ts";
import { loadFusionDemo } from "./demo/load-structure.ts";
import { loadSuivisDemo } from "./demo/load-suivis.ts";
import { loadTerritoiresDemo } from "./demo/load-territoires.ts";
import { loadTextesDemo } from "./demo/load-textes.ts";
import { loadTourneeDemo } from "./demo/load-tournee.ts";
import { loadAdoptionDemo, loadConsultationDemo, loadSuiteDemo } from "./demo/load-vie.ts";
import { BROUILLONS, MEMBRES } from "./demo/membres.ts";
import { PLAN_VIDE, type PlanCible } from "./domain/imports/plan-cible.ts";
import { diffPlan } from "./domain/imports/plan-diff.ts";
import { loadPlan, objectifsOf } from "./queries/plan/load-plan.ts";

/** What each action consists of, by code. */
const DESCRIPTIONS_63: Readonly<Record<string, string>> = {
  ...descriptionsEnfance,
  ...descriptionsParentalite,
};

const SCHEMAS: Readonly<Record<string, ContenuSchema>> = { "63": schema63, "03": schema03, "43": schema43 };

type SchemaDemo = { id: Id<"schema">; publicId: string };

/** Writes the plan of the scheme of a département, through the commands, with who holds it. */
export async function loadPlanDemo(ctx: Contexte, acteurs: ActeursDemo): Promise<SchemaDemo> {
  const contenu = contenuOf(ctx);
  // The plan was written when the scheme began: what changed of late is not the whole of it.
  const depart = daysAgo(ctx, DUREE_DEMO);
  const { id, publicId } = await createSchema(depart, {
    titre: contenu.titre,
    type: "sdsf",
    debut: Number(contenu.debut),
    fin: Number(contenu.fin),
    phase: "adoption",
  });
  const cible = await toCible(ctx, contenu, acteurs);
  const difference = diffPlan(PLAN_VIDE, cible, new Set());
  await applyPlan(depart, { schema: id, difference, nouveauxActeurs: new Map(), retirerAbsentes: false });
  await loadMembresDemo(ctx, { id, publicId }, MEMBRES[ctx.departement] ?? [], acteurs);
  return { id, publicId };
}

/**
 * Loads what its life made of the scheme, its news and what stands beside it, as the invented persons: a work of thousands
 * of statements, that wants the statistics of the plan. `adresse` is how the links in its mails begin. Gives its objectifs
 * by number.
 */
export async function loadSchemaDemo(
  ctx: Contexte,
  { id, publicId }: SchemaDemo,
  acteurs: ActeursDemo,
  adresse = "https://maillage.example",
): Promise<{ objectifs: ReadonlyMap<number, Id<"objectif">> }> {
  const contenu = contenuOf(ctx);
  const depart = daysAgo(ctx, DUREE_DEMO);
  await loadEtiquettesDemo(depart);
  await loadTextesDemo(depart, { id, publicId }, contenu.textes ?? []);
  await tellNews(ctx, id, publicId, contenu, acteurs);
  await loadTerritoiresDemo(ctx, publicId, acteurs);
  await loadMarquesDemo(ctx, { id, publicId }, acteurs);
  await loadAdoptionDemo(ctx, publicId, contenu.debut, acteurs);
  await loadSuivisDemo(ctx, publicId, acteurs);
  await loadCorbeilleDemo(ctx, publicId, acteurs);
  await loadFusionDemo(ctx, publicId, acteurs);
  await loadLotDemo(ctx, { id, publicId }, acteurs);
  await loadTourneeDemo(ctx, publicId, acteurs, adresse);
  await loadEchangesDemo(ctx, { id, publicId }, acteurs, adresse);
  await loadLocauxDemo(ctx, publicId, acteurs);
  await loadModeleDemo(ctx, acteurs);
  await loadBrouillon(ctx, contenu, acteurs);
  await loadSuiteDemo(ctx, publicId, acteurs);
  const { volets } = await loadPlan(ctx, publicId);
  return {
    objectifs: new Map(
      volets.flatMap(objectifsOf).flatMap(({ no, id }) => (no === null ? [] : [[no, id] as const])),
    ),
  };
}

function contenuOf({ departement }: Contexte): ContenuSchema {
  const contenu = SCHEMAS[departement];
  if (!contenu) throw new Error(`no demonstration for ${departement}`);
  return contenu;
}

/** Days since the plans of the demonstration were written: before any of their news. */
const DUREE_DEMO = 1_300;

function daysAgo(ctx: Contexte, days: number): Contexte {
  const now = ctx.now.subtract({ hours: 24 * days });
  return { ...ctx, now, today: dayInParis(now) };
}

/** The next scheme, being written: the first fiches of the present one, taken up. */
async function loadBrouillon(ctx: Contexte, contenu: ContenuSchema, acteurs: ActeursDemo): Promise<void> {
  const brouillon = BROUILLONS[ctx.departement];
  if (!brouillon) return;
  const schema = await createSchema(ctx, {
    titre: brouillon.titre,
    type: "sdsf",
    debut: Number(contenu.fin) + 1,
    fin: Number(contenu.fin) + 5,
    phase: "elaboration",
  });
  const [volet] = contenu.volets;
  const [engagement] = volet?.engagements ?? [];
  if (!volet || !engagement) throw new Error(`demonstration: ${contenu.titre} has no engagement`);
  const objectifs = engagement.objectifs.slice(0, 1).map((objectif) => ({
    ...objectif,
    pilotes: ["MSA"],
    actions: objectif.actions.map(({ pilotes: _pilotes, debut: _debut, fin: _fin, ...action }) => action),
  }));
  const premier = { ...contenu, volets: [{ ...volet, engagements: [{ ...engagement, objectifs }] }] };
  const cible = await toCible(ctx, premier, { ...acteurs, pilotes: new Map() });
  const difference = diffPlan(PLAN_VIDE, cible, new Set());
  await applyPlan(ctx, { schema: schema.id, difference, nouveauxActeurs: new Map(), retirerAbsentes: false });
  await loadMembresDemo(ctx, schema, brouillon.membres, acteurs);
  await loadConsultationDemo(ctx, schema.publicId, acteurs);
}

async function toCible(ctx: Contexte, contenu: ContenuSchema, acteurs: ActeursDemo): Promise<PlanCible> {
  const repertoire = await loadRepertoire(ctx);
  const find = (nom: string): Id<"acteur"> => {
    const found = resolve(repertoire, nom);
    if (found.genre !== "trouve") throw new Error(`demonstration: « ${nom} » is ${found.genre}`);
    return found.acteur;
  };
  const toAction = (action: ContenuAction, pilotes: readonly string[]) => {
    const named = (acteurs.pilotes.get(action.code) ?? []).flatMap(
      (cle) => acteurs.personnes.get(cle)?.personne ?? [],
    );
    const own = action.pilotes?.map(find) ?? [];
    return {
      ligne: 0,
      code: action.code,
      description: (ctx.departement === "63" && DESCRIPTIONS_63[action.code]) || "",
      valeurs: {
        intitule: action.intitule,
        nature: action.nature,
        debut: parsePartialDate(action.debut ?? ""),
        fin: parsePartialDate(action.fin ?? ""),
        // A named person stands beside the institutions that pilot the objectif, not in their place.
        pilotes: named.length > 0 ? [...(own.length > 0 ? own : pilotes.map(find)), ...named] : own,
        partenaires: action.partenaires?.map(find) ?? [],
      },
    };
  };
  return {
    volets: contenu.volets.map((volet) => ({
      no: volet.no,
      titre: volet.titre,
      engagements: volet.engagements.map((engagement) => ({
        no: engagement.no,
        titre: engagement.titre,
        objectifs: engagement.objectifs.map((objectif) => ({
          cle: String(objectif.no),
          valeurs: {
            no: objectif.no,
            titre: objectif.titre,
            contexte: objectif.contexte,
            resultatsAttendus: objectif.resultatsAttendus,
            indicateurs: objectif.indicateurs,
            pilotes: [...new Set(objectif.pilotes.map(find))],
            partenaires: [...new Set(objectif.partenaires.map(find))],
          },
          actions: objectif.actions.map((action) => toAction(action, objectif.pilotes)),
        })),
      })),
    })),
  };
}

async function tellNews(
  ctx: Contexte,
  schemaId: Id<"schema">,
  schema: string,
  contenu: ContenuSchema,
  acteurs: ActeursDemo,
): Promise<void> {
  const actions = await ctx.tx
    .selectFrom("action")
    .select(["public_id", "code"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schemaId)
    .execute();
  const byCode = new Map(actions.map((action) => [action.code, action.public_id]));
  for (const volet of contenu.volets) {
    for (const action of volet.engagements.flatMap((e) => e.objectifs.flatMap((o) => o.actions))) {
      for (const nouvelle of action.nouvelles ?? []) {
        await recordPointAvancement(asOn(ctx, acteurs, nouvelle.auteur, nouvelle.joursAvant), {
          schema,
          action: byCode.get(action.code) ?? "",
          statut: nouvelle.statut,
          avancement: nouvelle.avancement,
          meteo: nouvelle.meteo,
          commentaire: nouvelle.commentaire,
          blocage: nouvelle.blocage
            ? {
                raison: nouvelle.blocage.raison,
                condition: nouvelle.blocage.condition,
                echeance: ctx.today.add({ days: nouvelle.blocage.joursEcheance }),
              }
            : null,
          cle: newId(),
        });
      }
    }
  }
}
