import { distinctName, loadRepertoire } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { ecrireListe } from "../../domain/imports/lecture/textes.ts";
import { yearsOf } from "../../domain/imprime/document.ts";
import { nommer } from "../../domain/imprime/nommer.ts";
import { datesTableau, type LigneTableau, natureTableau } from "../../domain/imprime/tableau.ts";
import { attachesOf } from "../../domain/plan/niveaux.ts";
import { readTextesObjectifs } from "../plan/export-plan.ts";
import { type ActeurNomme, loadPlan } from "../plan/load-plan.ts";

/** The plan of a scheme as a sheet of departments. */
export type Tableau = { titre: string; annees: readonly number[]; lignes: LigneTableau[] };

const PUCES = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");

/** @throws Refusal `introuvable`. */
export async function loadTableau(ctx: Contexte, publicId: string): Promise<Tableau> {
  const plan = await loadPlan(ctx, publicId);
  const { schema } = plan;
  const annees = yearsOf(schema);
  const texts = await readTextesObjectifs(ctx, schema.id);
  const repertoire = await loadRepertoire(ctx);
  const noms = (acteurs: readonly ActeurNomme[], between: string) =>
    ecrireListe(
      acteurs.map((acteur) => distinctName(repertoire, acteur)),
      (items) => items.join(between),
    );
  const lignes = plan.volets.flatMap((volet) =>
    attachesOf(volet).flatMap(({ engagement, objectif, actions: shown }) => {
      // This file is read back: what is attached is of another scheme's file.
      const actions = shown.filter(({ rattachee }) => rattachee === null);
      const own = texts.get(objectif?.id ?? "");
      const above = {
        volet: nommer(schema, "volet", volet),
        engagement: engagement ? nommer(schema, "engagement", engagement) : "",
        objectif: objectif ? nommer(schema, "objectif", objectif) : "",
        resultats: ecrireListe(own?.resultats ?? [], PUCES),
        indicateurs: ecrireListe(own?.indicateurs ?? [], PUCES),
      };
      const line = (action: (typeof shown)[number] | null): LigneTableau => ({
        ...above,
        code: action?.code ?? "",
        action: action?.intitule ?? "",
        nature: natureTableau(action?.nature ?? null),
        nouvelle: action?.nature === "nouvelle",
        dates: action
          ? datesTableau(action, annees)
          : { coches: annees.map(() => false), debut: "", fin: "" },
        pilotage: noms((action ?? objectif)?.pilotes ?? [], " ; "),
        partenaires: noms((action ?? objectif)?.partenaires ?? [], "\n"),
      });
      return actions.length > 0 ? actions.map(line) : [line(null)];
    }),
  );
  const years = `${schema.debut}-${schema.fin}`;
  const titre = schema.titre.includes(years) ? schema.titre : `${schema.titre} ${years}`;
  return { titre: `${titre} - Plan d’actions`, annees, lignes };
}
