import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { removeFromPlan } from "../commands/corbeille/remove-from-plan.ts";
import { createNiveau } from "../commands/ecrire/create-niveau.ts";
import { readEmport } from "../queries/corbeille/read-emport.ts";
import { findAction } from "../queries/plan/find-action.ts";
import { loadPlan } from "../queries/plan/load-plan.ts";
import { asOn } from "./load-membres.ts";

/** Who coordinates the scheme of the Puy-de-Dôme; the two others have an empty trash. */
const COORDINATION: Readonly<Record<string, string>> = { "63": "solene-marchebois" };

/** Actions written twice, or under the wrong fiche, and removed some days after. */
const RETIREES = [
  { intitule: "Imprimer un dépliant des modes d’accueil pour les mairies", ecrite: 40, retiree: 21 },
  { intitule: "Recenser les salles libres le mercredi (saisie en double)", ecrite: 12, retiree: 4 },
] as const;

/** What the trash of the demonstration holds. */
export async function loadCorbeilleDemo(ctx: Contexte, schema: string, acteurs: ActeursDemo): Promise<void> {
  const qui = COORDINATION[ctx.departement];
  if (!qui) return;
  const { volets } = await loadPlan(ctx, schema);
  const sous = volets[0]?.engagements[0]?.objectifs[0]?.id;
  if (!sous) throw new Error("demonstration: no objectif to write under");
  for (const { intitule, ecrite, retiree } of RETIREES) {
    const action = await createNiveau(asOn(ctx, acteurs, qui, ecrite), {
      ...{ schema, sous, cle: newId() },
      fiche: {
        ...{ niveau: "action", code: null, intitule, nature: "nouvelle", debut: null, fin: null },
        ...{ description: "", etiquettes: [], territoires: [], jalons: [] },
        acteurs: { pilotes: [], coordination: [], partenaires: [] },
      },
    });
    const day = asOn(ctx, acteurs, qui, retiree);
    const objet = { niveau: "action" as const, id: (await findAction(day, { schema, action })).id };
    const { empreinte } = await readEmport(day, objet);
    await removeFromPlan(day, { schema, ...objet, empreinte });
  }
}
