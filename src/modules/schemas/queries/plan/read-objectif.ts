import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Indicateur } from "../../domain/plan/fiche.ts";
import { parentOf } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import type { EtiquetteVue } from "../ecrire/load-choix-fiche.ts";
import { findLieu } from "./find-lieu.ts";
import type { SchemaTrouve } from "./find-schema.ts";
import type {
  ActeurNomme,
  ActionDuPlan,
  EngagementDuPlan,
  ObjectifDuPlan,
  VoletDuPlan,
} from "./load-plan.ts";
import { loadPlan } from "./load-plan.ts";
import { nameActeurs, readEtiquettes } from "./name-details.ts";
import { readFicheObjectif } from "./read-details.ts";

export type FicheObjectif = {
  schema: SchemaTrouve;
  volet: Pick<VoletDuPlan, "no" | "titre">;
  /** Null where the scheme has no engagement. */
  engagement: Pick<EngagementDuPlan, "no" | "titre"> | null;
  objectif: ObjectifDuPlan;
  /** Its actions; where actions hang beside objectifs (`aCote`), those of its volet. */
  actions: readonly ActionDuPlan[];
  aCote: boolean;
  contexte: string;
  resultatsAttendus: string[];
  indicateurs: readonly Indicateur[];
  coordination: ActeurNomme[];
  etiquettes: EtiquetteVue[];
  peutModifier: boolean;
  peutEcrire: boolean;
  /** Neighbours in the order of the plan. */
  precedent: Pick<ObjectifDuPlan, "publicId" | "no" | "titre"> | null;
  suivant: Pick<ObjectifDuPlan, "publicId" | "no" | "titre"> | null;
};

/** The « fiche objectif » of the paper scheme, with where it stands today. @throws Refusal `introuvable`. */
export async function readObjectif(
  ctx: Contexte,
  ids: { schema: string; objectif: string },
): Promise<FicheObjectif> {
  const { schema, volets } = await loadPlan(ctx, ids.schema);
  const all = volets.flatMap((volet) => [
    ...volet.engagements.flatMap((engagement) =>
      engagement.objectifs.map((objectif) => ({ volet, engagement, objectif })),
    ),
    ...volet.objectifs.map((objectif) => ({ volet, engagement: null, objectif })),
  ]);
  const index = all.findIndex(({ objectif }) => objectif.publicId === ids.objectif);
  const found = all[index];
  if (!found) throw new Refusal("introuvable", {}, 404);
  const aCote = parentOf(schema.forme, "action") !== "objectif";
  const fiche = await readFicheObjectif(ctx, found.objectif.id);
  const { droits } = await findLieu(ctx, {
    schema: ids.schema,
    niveau: "objectif",
    id: found.objectif.id,
  });
  return {
    schema,
    ...found,
    actions: aCote ? found.volet.actions : found.objectif.actions,
    aCote,
    contexte: fiche.contexte,
    resultatsAttendus: [...fiche.resultatsAttendus],
    indicateurs: fiche.indicateurs,
    coordination: await nameActeurs(ctx, fiche.acteurs.coordination),
    etiquettes: await readEtiquettes(ctx, "objectif", found.objectif.id),
    peutModifier: may(ctx, operationsSchemas.modifier, droits),
    peutEcrire: schema.phase !== "clos" && may(ctx, operationsSchemas.ecrire, droits),
    precedent: all[index - 1]?.objectif ?? null,
    suivant: all[index + 1]?.objectif ?? null,
  };
}
