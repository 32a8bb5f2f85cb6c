import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { invitationsOf, listMandats } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import { type PrincipalPersonne, personneDe } from "#platform/identity/principal.ts";
import { require } from "#platform/rights/rights.ts";
import { formatDate } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Alerte } from "../../domain/plan/filtre-plan.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import { operationsSchemas } from "../../rights.ts";
import { listPropositionsRecues, type PropositionRecue } from "../membres/load-partenaires.ts";
import { listSchemas } from "../plan/list-schemas.ts";
import { type ActionDuPlan, actionsOf, loadPlan } from "../plan/load-plan.ts";
import { loadSuivis, type SuiviChange } from "./load-suivis.ts";
import { readVisite, type Visite } from "./read-visite.ts";

/** An action that one pilots, oneself or through one's institution. */
export type MonAction = {
  schema: string;
  schemaTitre: string;
  publicId: string;
  code: string | null;
  intitule: string;
  situation: Situation;
  /** Per cent. */
  avancement: number;
  /** In words; null while nobody gave news. */
  dernieresNouvelles: string | null;
  /** ISO day by which what unblocks it is awaited. */
  echeanceBlocage: string | null;
  /** The person is named, not only their institution. */
  enPersonne: boolean;
};

export type VueMoi = {
  nom: string;
  institution: string;
  /** Those that want something today, the person's own first. */
  aDire: MonAction[];
  /** The others that are neither done nor given up. */
  enOrdre: MonAction[];
  terminees: number;
  recues: PropositionRecue[];
  /** Invitations sent to the person by mail and not yet answered. */
  invitations: { institution: string; expire: string }[];
  mandats: { role: string; institution: string; fin: string }[];
  suivis: SuiviChange[];
  depuis: string;
  visite: Visite;
};

/** What awaits the one who asks, in all the schemes that they may read. @throws Refusal `droit.*` for a visitor. */
export async function loadMoi(ctx: Contexte): Promise<VueMoi> {
  require(ctx, operationsSchemas.suivre, null);
  const personne = personneDe(ctx.principal, ctx.departement);
  // Nothing awaits the platform itself.
  if (!personne) throw new Refusal("introuvable", {}, 404);
  const mine = await readMiens(ctx, personne);
  const actions: MonAction[] = [];
  for (const { publicId, titre, phase } of await listSchemas(ctx)) {
    if (phase === "clos") continue;
    const plan = await loadPlan(ctx, publicId);
    for (const action of actionsOf(plan)) {
      if (!action.pilotes.some(({ id }) => mine.has(id))) continue;
      actions.push(toMonAction(action, { publicId, titre }, personne));
    }
  }
  const open = actions.filter(
    ({ situation: { statut } }) => statut !== "realisee" && statut !== "abandonnee",
  );
  const visite = await readVisite(ctx);
  const depuis = visite.derniere
    ? Temporal.PlainDate.from(visite.derniere)
    : ctx.today.subtract({ days: 30 });
  const ownFirst = (a: MonAction, b: MonAction) => Number(b.enPersonne) - Number(a.enPersonne);
  return {
    nom: personne.nom,
    institution: personne.institutionNom,
    aDire: open.filter(wantsNews).sort((a, b) => ownFirst(a, b) || urgency(b) - urgency(a)),
    enOrdre: open.filter((action) => !wantsNews(action)).sort(ownFirst),
    terminees: actions.length - open.length,
    recues: await listPropositionsRecues(ctx),
    invitations: await readInvitations(ctx, personne),
    mandats: await readMandats(ctx, personne),
    suivis: await loadSuivis(ctx, personne.personne, depuis),
    depuis: formatDate(depuis),
    visite,
  };
}

/** The person, their institution, and what belongs to it or is run by it. */
async function readMiens(ctx: Contexte, { personne, institution }: PrincipalPersonne): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM acteur
     WHERE departement = ${ctx.departement} AND parent = ${institution} AND genre <> 'personne'`.execute(
    ctx.tx,
  );
  return new Set([personne, institution, ...rows.map(({ id }) => id)]);
}

function toMonAction(
  action: ActionDuPlan,
  schema: { publicId: string; titre: string },
  { personne }: PrincipalPersonne,
): MonAction {
  const { publicId, code, intitule, situation, avancement, dernierPoint, echeanceBlocage } = action;
  return {
    ...{
      schema: schema.publicId,
      schemaTitre: schema.titre,
      publicId,
      code,
      intitule,
      situation,
      avancement,
    },
    dernieresNouvelles: dernierPoint && formatDate(dernierPoint),
    echeanceBlocage: situation.bloquee ? (echeanceBlocage?.toString() ?? null) : null,
    enPersonne: action.pilotes.some(({ id }) => id === personne),
  };
}

const ALERTES_MOI: Readonly<Record<Alerte, keyof Situation>> = {
  bloquee: "bloquee",
  "en-retard": "enRetard",
  "sans-nouvelles": "sansNouvelles",
  "non-demarree": "nonDemarree",
};

function urgency({ situation }: MonAction): number {
  return Object.values(ALERTES_MOI).filter((cle) => situation[cle] === true).length;
}

function wantsNews(action: MonAction): boolean {
  return urgency(action) > 0;
}

async function readInvitations(
  ctx: Contexte,
  { personne }: PrincipalPersonne,
): Promise<VueMoi["invitations"]> {
  const all = await invitationsOf(ctx, personne);
  return all
    .filter(({ etat }) => etat === "envoyee")
    .map(({ institution, expireLe }) => ({
      institution: institution.nom,
      expire: formatDate(Temporal.Instant.from(expireLe).toZonedDateTimeISO("Europe/Paris").toPlainDate()),
    }));
}

async function readMandats(ctx: Contexte, { personne }: PrincipalPersonne): Promise<VueMoi["mandats"]> {
  const all = await listMandats(ctx, { personne });
  return all.flatMap(({ role, au, bientotFini, institution }) =>
    bientotFini && au
      ? [
          {
            role: LIBELLE_ROLE[role],
            institution: institution.nom,
            fin: formatDate(Temporal.PlainDate.from(au)),
          },
        ]
      : [],
  );
}
