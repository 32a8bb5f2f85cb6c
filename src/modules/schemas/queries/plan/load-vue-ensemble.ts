import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { may } from "#platform/rights/rights.ts";
import { formatDate } from "#platform/values/french.ts";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import { type Bilan, bilanOf } from "../../domain/plan/avancement.ts";
import { bilansByPilote, prochainesEcheances } from "../../domain/plan/synthese.ts";
import { operationsSchemas } from "../../rights.ts";
import { listMembres, listPropositionsRecues, type PropositionRecue } from "../membres/load-partenaires.ts";
import { type BlocageEnCours, listBlocages } from "../suivi/list-blocages.ts";
import { sourcesKey } from "./attach-actions.ts";
import { findSchema, type SchemaTrouve } from "./find-schema.ts";
import { listNouvelles, type Nouvelle } from "./list-nouvelles.ts";
import { type ActionDuPlan, actionsOf, loadPlan, objectifsOf } from "./load-plan.ts";

/** A scheme as pages name it. */
export type SchemaVue = Pick<
  SchemaTrouve,
  "publicId" | "titre" | "type" | "debut" | "fin" | "phase" | "forme" | "mots"
>;

/** What is shown of each part at most; the rest is one link away. */
const PILOTES_AFFICHES = 8;
const ECHEANCES_AFFICHEES = 5;
const NOUVELLES_AFFICHEES = 3;

export type VueEnsemble = {
  schema: SchemaVue;
  /** Day of the figures, in words. */
  calculeLe: string;
  bilan: Bilan;
  objectifs: number;
  /** In the order of the plan: the rank from 1 is the value of the filter. */
  volets: { no: number | null; titre: string; bilan: Bilan }[];
  /** Institutions, services, committees… (persons stand beside them), those that pilot most. */
  pilotes: { publicId: string; nom: string; bilan: Bilan }[];
  /** How many there are in all. */
  pilotesEnTout: number;
  echeances: { publicId: string; code: string | null; intitule: string; terme: string }[];
  echeancesEnTout: number;
  /** Null for whoever may not read blockages: they see how many there are. */
  blocages: BlocageEnCours[] | null;
  nouvelles: Nouvelle[];
  peutImporter: boolean;
  /** Names of the institutions that are copilots today. */
  copilotes: { nom: string; enPartie: boolean }[];
};

type Permis = { words: boolean; peutImporter: boolean };

/** The overview of a scheme, at most twelve statements whatever its size. @throws Refusal `introuvable`. */
export async function loadVueEnsemble(
  ctx: Contexte,
  publicId: string,
): Promise<VueEnsemble & { recues: PropositionRecue[]; peutSuivre: boolean }> {
  const schema = await findSchema(ctx, publicId);
  const permis: Permis = {
    words: may(ctx, operationsSchemas.lireCommentaires, null),
    peutImporter: may(ctx, operationsSchemas.importer, schema),
  };
  const peutSuivre = may(ctx, operationsSchemas.suivreTournees, schema);
  const recues = await listPropositionsRecues(ctx, schema.id);
  const key = `vue-ensemble ${schema.id} ${permis.words} ${permis.peutImporter} ${ctx.today} ${await sourcesKey(ctx, schema.id)}`;
  return { ...(await remember(ctx, key, () => readVueEnsemble(ctx, publicId, permis))), recues, peutSuivre };
}

async function readVueEnsemble(
  ctx: Contexte,
  publicId: string,
  { words, peutImporter }: Permis,
): Promise<VueEnsemble> {
  const { schema, volets } = await loadPlan(ctx, publicId);
  const actions = actionsOf({ volets });
  const bilan = bilanOf(actions);
  const pilotes = bilansByPilote(actions).filter(({ acteur }) => acteur.genre !== "personne");
  const echeances = prochainesEcheances(actions, ctx.today);
  return {
    schema: toSchemaVue(schema),
    calculeLe: formatDate(ctx.today),
    bilan,
    objectifs: volets.reduce((sum, volet) => sum + objectifsOf(volet).length, 0),
    volets: volets.map((volet) => ({
      no: volet.no,
      titre: volet.titre,
      bilan: bilanOf(actionsOf({ volets: [volet] })),
    })),
    pilotes: pilotes
      .slice(0, PILOTES_AFFICHES)
      .map(({ acteur, bilan: own }) => ({ publicId: acteur.publicId, nom: acteur.court, bilan: own })),
    pilotesEnTout: pilotes.length,
    echeances: echeances.slice(0, ECHEANCES_AFFICHEES).map(toEcheance),
    echeancesEnTout: echeances.length,
    blocages: !words ? null : bilan.bloquees > 0 ? await listBlocages(ctx, schema.id) : [],
    nouvelles: await listNouvelles(ctx, [schema.publicId], NOUVELLES_AFFICHEES),
    peutImporter,
    copilotes: (await listMembres(ctx, schema))
      .filter(({ role, enVigueur }) => role === "copilote" && enVigueur)
      .map(({ institution, portee }) => ({ nom: institution.court, enPartie: portee !== "schema" })),
  };
}

/** What a page needs to name a scheme, without the rights that go with it. */
export function toSchemaVue(schema: SchemaTrouve): SchemaVue {
  const { publicId, titre, type, debut, fin, phase, forme, mots } = schema;
  return { publicId, titre, type, debut, fin, phase, forme, mots };
}

function toEcheance({ publicId, code, intitule, fin }: ActionDuPlan) {
  return { publicId, code, intitule, terme: fin === null ? "" : formatPartialDate(fin) };
}
