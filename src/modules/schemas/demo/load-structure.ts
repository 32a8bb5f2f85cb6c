import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { writeCommentaire } from "../commands/echanges/write-commentaire.ts";
import { createNiveau } from "../commands/ecrire/create-niveau.ts";
import { recordPointAvancement } from "../commands/nouvelles/record-point-avancement.ts";
import { moveNiveau } from "../commands/ordre/move-niveau.ts";
import { renumber } from "../commands/ordre/renumber.ts";
import { mergeActions } from "../commands/structure/merge-actions.ts";
import { niveauxDemandes, renumeroter } from "../domain/ordre/numeros.ts";
import { loadLieux } from "../queries/ordre/find-ordre.ts";
import { findAction } from "../queries/plan/find-action.ts";
import { actionsOf, loadPlan } from "../queries/plan/load-plan.ts";
import { asOn } from "./load-membres.ts";

/** Who coordinates the scheme of the Puy-de-Dôme; in the two others nothing was written twice. */
const COORDINATION: Readonly<Record<string, string>> = { "63": "solene-marchebois" };

/** An action that two services wrote each on their side, and the one that received it. */
const DOUBLE = {
  code: "2-A",
  intitule: "Accueillir les parents dans les crèches et les relais pour des temps d’échange",
  description:
    "Un samedi par trimestre, les équipes des relais et des crèches reçoivent les parents qui attendent une place.",
  nouvelle: "Deux samedis tenus à Riom et à Issoire, une quarantaine de parents en tout.",
  commentaire: "N’est-ce pas la même chose que l’action 2-A ? Les équipes sont les mêmes.",
};

/** Writes an action a second time, with its news, and merges it into the first some weeks after. */
export async function loadFusionDemo(ctx: Contexte, schema: string, acteurs: ActeursDemo): Promise<void> {
  const qui = COORDINATION[ctx.departement];
  if (!qui) return;
  const on = (joursAvant: number) => asOn(ctx, acteurs, qui, joursAvant);
  const gardee = actionsOf(await loadPlan(ctx, schema)).find(({ code }) => code === DOUBLE.code);
  if (!gardee) throw new Error(`demonstration: no action ${DOUBLE.code}`);
  const { objectif } = await findAction(ctx, { schema, action: gardee.publicId });
  const action = await createNiveau(on(70), {
    ...{ schema, sous: objectif, cle: newId() },
    fiche: {
      ...{ niveau: "action", code: null, intitule: DOUBLE.intitule, description: DOUBLE.description },
      ...{ nature: "nouvelle", debut: null, fin: null, etiquettes: [], territoires: [], jalons: [] },
      acteurs: { pilotes: [], coordination: [], partenaires: [] },
    },
  });
  await recordPointAvancement(on(45), {
    ...{ schema, action, statut: "en_cours", avancement: 40, meteo: "soleil", blocage: null, cle: newId() },
    commentaire: DOUBLE.nouvelle,
  });
  await writeCommentaire(on(30), {
    ...{ schema, genre: "action", objet: action, texte: DOUBLE.commentaire, parent: null },
    ...{ prevenir: "", sansPrevenir: false, cle: newId(), adresse: "" },
  });
  const day = on(11);
  const seen = async (publicId: string) => {
    const { revision } = await findAction(day, { schema, action: publicId });
    return { action: publicId, revision };
  };
  await mergeActions(day, {
    ...{ schema, choix: { intitule: "gardee", description: "deux" } },
    ...{ gardee: await seen(gardee.publicId), absorbee: await seen(action) },
  });
}

/** Puts the last action of the first axis of a local document before the others, and gives codes again in that order. */
export async function loadOrdreDemo(ctx: Contexte, schema: string, acteurs: ActeursDemo): Promise<void> {
  const qui = COORDINATION[ctx.departement];
  if (!qui) return;
  const moved = asOn(ctx, acteurs, qui, 26);
  const [volet] = (await loadPlan(moved, schema)).volets;
  const [first] = volet?.actions ?? [];
  const last = volet?.actions.at(-1);
  if (!volet || !first || !last || first === last) throw new Error("demonstration: nothing to put in order");
  const { revision } = await findAction(moved, { schema, action: last.publicId });
  await moveNiveau(moved, {
    ...{ schema, niveau: "action", id: last.id, revision, sous: volet.id, avant: first.id },
  });
  const after = asOn(ctx, acteurs, qui, 25);
  const { lieux, schema: found } = await loadLieux(after, schema);
  const niveaux = niveauxDemandes(found, "action") ?? [];
  await renumber(after, {
    ...{ schema, niveau: "action", cle: newId() },
    apercu: renumeroter(lieux, found, niveaux),
  });
}
