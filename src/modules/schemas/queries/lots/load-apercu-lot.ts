import { sql } from "kysely";
import { listActeurs, operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { FAMILLES, type Famille, LIBELLE_FAMILLE } from "../../domain/etiquettes/famille.ts";
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
import { operationsSchemas } from "../../rights.ts";
import { loadPlanFiltre } from "../plan/load-plan-filtre.ts";
import type { SchemaVue } from "../plan/load-vue-ensemble.ts";
import { type ActionChoisie, loadSelection } from "./load-selection.ts";

/** Actions that one lot may change. */
export const LOT_MAXIMUM = 1_000;

type Nomme<C> = C extends { etiquettes: unknown }
  ? Omit<C, "etiquettes"> & { etiquettes: readonly string[] }
  : C extends { ancien: unknown }
    ? Omit<C, "acteur" | "ancien"> & { acteur: string; ancien: string | null }
    : C extends { acteur: unknown }
      ? Omit<C, "acteur"> & { acteur: string }
      : C;
/** A change as a form asks for it: acteurs and tags by their public ids. */
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
  /** Tags: those that may be added, and those that something in the selection bears. */
  etiquettes: { value: string; label: string; groupe: string; portee: boolean }[];
  /** They may ask the pilots of the selection for news. */
  peutDemander: boolean;
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
  const etiquettes = await readEtiquettesConnues(ctx);
  const changement = voulu && toChangement(voulu, { acteurs, etiquettes });
  const portees = new Set(selection.flatMap((action) => action.etiquettes));
  const option = ({ publicId, nom }: ActeurConnu) => ({ value: publicId, label: nom });
  return {
    schema: commun.schema,
    filtre,
    choisies: selection.map(({ publicId }) => publicId),
    disparues: wanted.length - selection.length,
    permises: selection.filter(({ permise }) => permise).length,
    peutDemander:
      plan.schema.phase !== "clos" && may(ctx, operationsSchemas.demanderDesNouvelles, plan.schema),
    acteurs: acteurs.filter(({ archive }) => !archive).map(option),
    pilotes: acteurs.filter(({ id }) => piloting.has(id)).map(option),
    etiquettes: etiquettes.flatMap(({ id, publicId, libelle, genre, active }) =>
      active || portees.has(id)
        ? [{ value: publicId, label: libelle, groupe: LIBELLE_FAMILLE[genre], portee: portees.has(id) }]
        : [],
    ),
    apercu: changement && apercuOf(selection, changement, [...acteurs, ...etiquettes.map(toNom)]),
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

type EtiquetteConnue = {
  id: Id<"etiquette">;
  publicId: string;
  libelle: string;
  genre: Famille;
  /** It may be added. */
  active: boolean;
};

/** Every tag there was, by family: an old lot names those that are gone. */
async function readEtiquettesConnues({ tx, departement }: Contexte): Promise<EtiquetteConnue[]> {
  const { rows } = await sql<EtiquetteConnue>`
    SELECT id, public_id AS "publicId", libelle, genre, rangee_le IS NULL AND fusionnee_dans IS NULL AS active
      FROM etiquette WHERE departement = ${departement}
     ORDER BY array_position(${[...FAMILLES]}::text[], genre), ordre, libelle COLLATE "fr-FR-x-icu"`.execute(
    tx,
  );
  return rows;
}

const toNom = ({ id, libelle }: EtiquetteConnue) => ({ id, nom: libelle });

/** Names of tags by identifier. */
export async function nameEtiquettes(ctx: Contexte): Promise<[Id<"etiquette">, string][]> {
  return (await readEtiquettesConnues(ctx)).map(({ id, libelle }) => [id, libelle]);
}

type Connus = { acteurs: readonly ActeurConnu[]; etiquettes: readonly EtiquetteConnue[] };

/** The change with what its public ids name. @throws Refusal `lot.acteur`, `lot.decalage`, `lot.etiquette`. */
function toChangement(voulu: ChangementVoulu, { acteurs, etiquettes }: Connus): Changement {
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
  if ("etiquettes" in voulu) {
    const found = etiquettes.filter(({ publicId }) => voulu.etiquettes.includes(publicId));
    if (found.length !== new Set(voulu.etiquettes).size)
      throw new Refusal("lot.etiquette", { champ: "etiquettes" });
    return { genre: voulu.genre, etiquettes: found.map(({ id }) => id) };
  }
  return "acteur" in voulu ? { ...voulu, acteur: find(voulu.acteur, "acteur") } : voulu;
}

/** The change that a form confirms, what it names found. @throws Refusal `lot.acteur`, `lot.decalage`, `lot.etiquette`. */
export async function findChangement(ctx: Contexte, voulu: ChangementVoulu): Promise<Changement> {
  return toChangement(voulu, { acteurs: await acteursOf(ctx), etiquettes: await readEtiquettesConnues(ctx) });
}

function apercuOf(
  selection: readonly ActionChoisie[],
  changement: Changement,
  nommes: readonly { id: Id<string>; nom: string }[],
): NonNullable<ApercuLot["apercu"]> {
  const noms = new Map(nommes.map(({ id, nom }) => [id, nom]));
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
