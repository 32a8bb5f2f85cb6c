import { listActeurs, operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { lireValeurs, type ValeurLue } from "../../domain/lots/lire-lot.ts";
import {
  type ChampsLot,
  type Changement,
  DECALAGE_MAXIMUM,
  direChangement,
  effetOf,
  LIBELLE_MOTIF,
} from "../../domain/lots/lot.ts";
import type { FiltrePlan } from "../../domain/plan/filtre-plan.ts";
import { loadPlanFiltre } from "../plan/load-plan-filtre.ts";
import type { SchemaVue } from "../plan/load-vue-ensemble.ts";
import { type ActionChoisie, loadSelection } from "./load-selection.ts";

/** Actions that one lot may change. */
export const LOT_MAXIMUM = 1_000;

type Nomme<C> = C extends { ancien: unknown }
  ? Omit<C, "acteur" | "ancien"> & { acteur: string; ancien: string | null }
  : C extends { acteur: unknown }
    ? Omit<C, "acteur"> & { acteur: string }
    : C;
/** A change as a form asks for it: acteurs by their public ids. */
export type ChangementVoulu = Nomme<Changement>;

export type LigneApercu = {
  publicId: string;
  code: string | null;
  intitule: string;
  revision: number;
  valeurs: ValeurLue[];
};
export type ApercuLot = {
  schema: SchemaVue;
  filtre: FiltrePlan;
  /** Public ids of the selection, in the order of the plan. */
  choisies: string[];
  /** Ticked, and no longer in the plan. */
  disparues: number;
  /** Of these, how many whoever asks may change. */
  permises: number;
  acteurs: { value: string; label: string }[];
  /** Those that pilot something in the selection. */
  pilotes: { value: string; label: string }[];
  /** Null while no change is asked. */
  apercu: {
    libelle: string;
    changent: LigneApercu[];
    /** Why each of the others will not. */
    gardees: { publicId: string; code: string | null; intitule: string; pourquoi: string }[];
  } | null;
};

/**
 * What a change would do to a selection, action by action. `choisies` null: everything that the filter shows.
 *
 * @throws Refusal `introuvable`, `lot.trop`, `lot.acteur`, `lot.decalage`.
 */
export async function loadApercuLot(
  ctx: Contexte,
  schema: string,
  { filtre, choisies }: { filtre: FiltrePlan; choisies: readonly string[] | null },
  voulu: ChangementVoulu | null,
): Promise<ApercuLot> {
  const { plan, kept, commun } = await loadPlanFiltre(ctx, schema, filtre);
  const wanted =
    choisies ?? [...kept].flatMap(({ publicId, rattachee }) => (rattachee === null ? [publicId] : []));
  if (wanted.length > LOT_MAXIMUM) throw new Refusal("lot.trop", { maximum: LOT_MAXIMUM });
  const selection = await loadSelection(ctx, plan.schema.id, wanted);
  const acteurs = await acteursOf(ctx);
  const piloting = new Set(selection.flatMap(pilotesDe));
  const changement = voulu && toChangement(voulu, acteurs);
  const option = ({ publicId, nom }: ActeurConnu) => ({ value: publicId, label: nom });
  return {
    schema: commun.schema,
    filtre,
    choisies: selection.map(({ publicId }) => publicId),
    disparues: wanted.length - selection.length,
    permises: selection.filter(({ permise }) => permise).length,
    acteurs: acteurs.filter(({ archive }) => !archive).map(option),
    pilotes: acteurs.filter(({ id }) => piloting.has(id)).map(option),
    apercu: changement && apercuOf(selection, changement, acteurs),
  };
}

type ActeurConnu = { id: Id<"acteur">; publicId: string; nom: string; archive: boolean };

/** Persons only for whoever may see them. */
async function acteursOf(ctx: Contexte): Promise<ActeurConnu[]> {
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const all = [...(await listActeurs(ctx, {})), ...(await listActeurs(ctx, { archives: true }))];
  return all.filter(({ genre }) => persons || genre !== "personne");
}

function pilotesDe({ pilotes, herites }: ActionChoisie): readonly Id<"acteur">[] {
  return pilotes.length > 0 ? pilotes : herites;
}

/** The change with the acteurs that its public ids name. @throws Refusal `lot.acteur`, `lot.decalage`. */
function toChangement(voulu: ChangementVoulu, acteurs: readonly ActeurConnu[]): Changement {
  const find = (publicId: string, champ: string) => {
    const found = acteurs.find((acteur) => acteur.publicId === publicId);
    if (!found) throw new Refusal("lot.acteur", { champ });
    return found.id;
  };
  if (voulu.genre === "decaler" && (voulu.mois === 0 || Math.abs(voulu.mois) > DECALAGE_MAXIMUM)) {
    throw new Refusal("lot.decalage", { champ: "mois", maximum: DECALAGE_MAXIMUM });
  }
  if (voulu.genre === "remplacer-pilote") {
    const ancien = voulu.ancien === null ? null : find(voulu.ancien, "ancien");
    return { ...voulu, acteur: find(voulu.acteur, "acteur"), ancien };
  }
  return "acteur" in voulu ? { ...voulu, acteur: find(voulu.acteur, "acteur") } : voulu;
}

/** The change that a form confirms, its acteurs found. @throws Refusal `lot.acteur`, `lot.decalage`. */
export async function findChangement(ctx: Contexte, voulu: ChangementVoulu): Promise<Changement> {
  return toChangement(voulu, await acteursOf(ctx));
}

function apercuOf(
  selection: readonly ActionChoisie[],
  changement: Changement,
  acteurs: readonly ActeurConnu[],
): NonNullable<ApercuLot["apercu"]> {
  const noms = new Map(acteurs.map(({ id, nom }) => [id, nom]));
  const changent: LigneApercu[] = [];
  const gardees: NonNullable<ApercuLot["apercu"]>["gardees"] = [];
  for (const action of selection) {
    const { publicId, code, intitule, revision } = action;
    const effet = effetOf(action, changement);
    if (action.permise && effet.issue === "change") {
      const avant: Partial<ChampsLot> = effet.avant.pilotes
        ? { ...effet.avant, pilotes: pilotesDe(action) }
        : effet.avant;
      changent.push({ publicId, code, intitule, revision, valeurs: lireValeurs(avant, effet.apres, noms) });
      continue;
    }
    gardees.push({ publicId, code, intitule, pourquoi: pourquoiOf(action, effet) });
  }
  return { libelle: direChangement(changement), changent, gardees };
}

function pourquoiOf({ permise }: ActionChoisie, effet: ReturnType<typeof effetOf>): string {
  if (!permise) return "vous ne pouvez pas la modifier : elle n'est pas confiée à votre institution";
  return effet.issue === "impossible" ? LIBELLE_MOTIF[effet.motif] : "elle dit déjà cela";
}
