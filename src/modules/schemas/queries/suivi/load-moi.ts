import { Temporal } from "temporal-polyfill";
import { invitationsOf } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Echeance, SourceEcheances } from "#platform/echeances/echeance.ts";
import { listEcheances, parDelai } from "#platform/echeances/list-echeances.ts";
import { type PrincipalPersonne, personneDe } from "#platform/identity/principal.ts";
import { require } from "#platform/rights/rights.ts";
import { formatDate } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import { countUrgences, URGENCES, urgenceOf } from "../../domain/suivi/urgence.ts";
import { operationsSchemas } from "../../rights.ts";
import { listMentions } from "../echanges/list-mentions.ts";
import { listPropositionsRecues, type PropositionRecue } from "../membres/load-partenaires.ts";
import type { ActionAsked } from "../nouvelles/find-invitation.ts";
import { listSchemas } from "../plan/list-schemas.ts";
import { type ActionDuPlan, loadPlan, ownActionsOf } from "../plan/load-plan.ts";
import { listMesActions } from "./list-mes-actions.ts";
import { loadSuivis, type SuiviChange } from "./load-suivis.ts";
import { readMiens } from "./read-miens.ts";
import { readVisite, type Visite } from "./read-visite.ts";

/** An action that one pilots, oneself or through one's institution. */
export type MonAction = {
  schema: string;
  schemaTitre: string;
  publicId: string;
  code: string | null;
  intitule: string;
  situation: Situation;
  /** The person is named, not only their institution. */
  enPersonne: boolean;
  /** What its form of news starts from; null for whoever may not give any. */
  aDire: ActionAsked | null;
};

export type VueMoi = {
  nom: string;
  institution: string;
  /** Roles proposed to one's institution. */
  recues: PropositionRecue[];
  /** Invitations sent to the person by mail and not yet answered. */
  invitations: { institution: string; expire: string }[];
  /** News asked by mail, with the last day to answer. */
  demandes: Echeance[];
  /** Dates that one must answer for: passed, in 30 days, in 90. */
  passees: Echeance[];
  proches: Echeance[];
  prochaines: Echeance[];
  /** Those that want something today first, the person's own before the others. */
  actions: MonAction[];
  /** How many of them want something. */
  pressantes: number;
  terminees: number;
  suivis: SuiviChange[];
  /** Comments that name the person and that they have not said they read; those in what they follow since they came. */
  commentaires: Awaited<ReturnType<typeof listMentions>>;
  depuis: string;
  visite: Visite;
};

/** What awaits the one who asks, in all the schemes that they may read. @throws Refusal `droit.*` for a visitor. */
export async function loadMoi(ctx: Contexte, sources: readonly SourceEcheances[]): Promise<VueMoi> {
  require(ctx, operationsSchemas.suivre, null);
  const personne = personneDe(ctx.principal, ctx.departement);
  // Nothing awaits the platform itself.
  if (!personne) throw new Refusal("introuvable", {}, 404);
  const { actions, terminees } = await loadActions(ctx, personne);
  const dates = await listEcheances(ctx, sources, { portee: "moi", schema: null });
  const isDemande = ({ genre }: Echeance) => genre === "nouvelles";
  const { passees, proches, prochaines } = parDelai(
    dates.filter((one) => !isDemande(one)),
    ctx.today,
  );
  const visite = await readVisite(ctx);
  const depuis = visite.derniere
    ? Temporal.PlainDate.from(visite.derniere)
    : ctx.today.subtract({ days: 30 });
  return {
    nom: personne.nom,
    institution: personne.institutionNom,
    recues: await listPropositionsRecues(ctx),
    invitations: await readInvitations(ctx, personne),
    demandes: dates.filter(isDemande),
    ...{ passees, proches, prochaines, actions, terminees },
    pressantes: actions.filter(isPressante).length,
    suivis: await loadSuivis(ctx, personne.personne, depuis),
    commentaires: await listMentions(ctx, depuis.toZonedDateTime("Europe/Paris").toInstant().toString()),
    depuis: formatDate(depuis),
    visite,
  };
}

async function loadActions(
  ctx: Contexte,
  personne: PrincipalPersonne,
): Promise<{ actions: MonAction[]; terminees: number }> {
  const miens = await readMiens(ctx, personne);
  const dites = new Map((await listMesActions(ctx)).map((action) => [action.publicId, action]));
  const actions: MonAction[] = [];
  let terminees = 0;
  for (const { publicId, titre, phase } of await listSchemas(ctx)) {
    if (phase === "clos") continue;
    for (const action of ownActionsOf(await loadPlan(ctx, publicId))) {
      if (!action.pilotes.some(({ id }) => miens.has(id))) continue;
      const { statut } = action.situation;
      if (statut === "realisee" || statut === "abandonnee") terminees += 1;
      else {
        const aDire = dites.get(action.publicId) ?? null;
        actions.push({ ...toMonAction(action, personne), schema: publicId, schemaTitre: titre, aDire });
      }
    }
  }
  const ownFirst = (a: MonAction, b: MonAction) => Number(b.enPersonne) - Number(a.enPersonne);
  const pressingFirst = (a: MonAction, b: MonAction) => Number(isPressante(b)) - Number(isPressante(a));
  const rank = ({ situation }: MonAction) => URGENCES.indexOf(urgenceOf(situation) ?? "sans-nouvelles");
  const urgentFirst = (a: MonAction, b: MonAction) =>
    countUrgences(b.situation) - countUrgences(a.situation) || rank(a) - rank(b);
  actions.sort((a, b) => pressingFirst(a, b) || ownFirst(a, b) || urgentFirst(a, b));
  return { actions, terminees };
}

function toMonAction(
  { publicId, code, intitule, situation, pilotes }: ActionDuPlan,
  { personne }: PrincipalPersonne,
): Omit<MonAction, "schema" | "schemaTitre" | "aDire"> {
  return { publicId, code, intitule, situation, enPersonne: pilotes.some(({ id }) => id === personne) };
}

/** It is late, blocked, silent, or should have begun. */
function isPressante(action: MonAction): boolean {
  return urgenceOf(action.situation) !== null;
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
