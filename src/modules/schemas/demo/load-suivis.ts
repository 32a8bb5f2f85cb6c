import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { followObjet } from "../commands/suivi/follow.ts";
import { actionsOf, loadPlan, objectifsOf } from "../queries/plan/load-plan.ts";
import type { GenreSuivi } from "../queries/suivi/find-suivable.ts";
import { asOn } from "./load-membres.ts";

/** Who follows what: an action by its code, an objectif by its number, the scheme as a whole. */
const SUIVIS: Readonly<Record<string, readonly { qui: string; genre: GenreSuivi; quoi?: string }[]>> = {
  "63": [
    { qui: "solene-marchebois", genre: "schema" },
    { qui: "solene-marchebois", genre: "action", quoi: "1-A" },
    { qui: "noemie-brisefer", genre: "objectif", quoi: "1" },
    { qui: "noemie-brisefer", genre: "action", quoi: "2-A" },
    { qui: "elodie-sauvegrain", genre: "objectif", quoi: "2" },
    { qui: "elodie-sauvegrain", genre: "action", quoi: "1-A" },
  ],
};

/** Days ago on which they began, a little more than a week: the first digest is due when the platform starts. */
const JOURS = 9;

/** What the invented persons follow; what is loaded after this has changed since. */
export async function loadSuivisDemo(ctx: Contexte, schema: string, acteurs: ActeursDemo): Promise<void> {
  const plan = await loadPlan(ctx, schema);
  const objectifs = plan.volets.flatMap((volet) => objectifsOf(volet));
  for (const { qui, genre, quoi } of SUIVIS[ctx.departement] ?? []) {
    const found =
      genre === "action"
        ? actionsOf(plan).find(({ code }) => code === quoi)
        : objectifs.find(({ no }) => String(no) === quoi);
    const objet = genre === "schema" ? schema : found?.publicId;
    if (!objet) throw new Error(`no ${genre} ${quoi} to follow in ${ctx.departement}`);
    await followObjet(asOn(ctx, acteurs, qui, JOURS), { genre, schema, objet });
  }
}
