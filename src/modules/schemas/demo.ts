import type { ActeursDemo } from "#modules/acteurs/index.ts";
import { loadRepertoire, resolve } from "#modules/acteurs/index.ts";
import { dayInParis } from "#platform/context/clock.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { applyPlan } from "./commands/apply-plan.ts";
import { addCopilote, createSchema } from "./commands/create-schema.ts";
import { recordPointAvancement } from "./commands/record-point-avancement.ts";
import type { ContenuAction, ContenuNouvelle, ContenuSchema } from "./demo/contenu.ts";
import { schema03 } from "./demo/contenu-03.ts";
import { schema43 } from "./demo/contenu-43.ts";
import { schema63 } from "./demo/contenu-63.ts";
import { PLAN_VIDE, type PlanCible } from "./domain/plan-cible.ts";
import { diffPlan } from "./domain/plan-diff.ts";

const SCHEMAS: Readonly<Record<string, ContenuSchema>> = { "63": schema63, "03": schema03, "43": schema43 };

/** The institutions that hold the demonstration's schemes together, by their key. */
const COPILOTES = ["caf", "departement", "msa", "etat", "ddets"];

/** Loads the scheme of a département and its news, through the commands, as the invented persons. */
export async function loadSchemaDemo(ctx: Contexte, acteurs: ActeursDemo): Promise<void> {
  const contenu = SCHEMAS[ctx.departement];
  if (!contenu) throw new Error(`no demonstration for ${ctx.departement}`);
  const { id, publicId } = await createSchema(ctx, {
    titre: contenu.titre,
    type: "sdsf",
    debut: Number(contenu.debut),
    fin: Number(contenu.fin),
    phase: "mise_en_oeuvre",
  });
  for (const cle of COPILOTES) {
    const institution = acteurs.institutions.get(cle);
    if (institution) await addCopilote(ctx, id, institution);
  }
  const cible = await toCible(ctx, contenu, acteurs);
  const difference = diffPlan(PLAN_VIDE, cible, new Set());
  await applyPlan(ctx, { schema: id, difference, nouveauxActeurs: new Map(), retirerAbsentes: false });
  await tellNews(ctx, id, publicId, contenu, acteurs);
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
        await recordPointAvancement(onThatDay(ctx, nouvelle, acteurs), {
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

/** The same transaction, seen by the person who wrote, on the day they wrote. */
function onThatDay(ctx: Contexte, nouvelle: ContenuNouvelle, acteurs: ActeursDemo): Contexte {
  const principal = acteurs.personnes.get(nouvelle.auteur);
  if (!principal) throw new Error(`demonstration: nobody is « ${nouvelle.auteur} »`);
  const now = ctx.now.subtract({ hours: 24 * nouvelle.joursAvant });
  return { ...ctx, principal, now, today: dayInParis(now) };
}
