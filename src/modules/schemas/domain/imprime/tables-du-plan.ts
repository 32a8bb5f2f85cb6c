/** Tables that the document draws from the plan beside the fiches: in brief, who pilots what, how it will be judged. Pure. */
import { compareFrench } from "#platform/values/french.ts";
import { indicateurEnMots } from "../plan/indicateur-en-mots.ts";
import type {
  ActeurFige,
  ActionFigee,
  ContenuVersion,
  EngagementFige,
  ObjectifFige,
  VoletFige,
} from "../versions/contenu.ts";
import { nommer } from "./nommer.ts";

/** One volet in numbers. */
export type VoletEnBref = { titre: string; objectifs: number; actions: number; nouvelles: number };

/** The actions that an acteur pilots, by code, in the order of the plan. */
export type LignePilotage = { nom: string; codes: readonly string[] };

/** What an objectif should change, and what will tell it. */
export type LigneEvaluation = {
  objectif: string;
  resultats: readonly string[];
  indicateurs: readonly string[];
};

export function brefOf(volet: VoletFige, schema: ContenuVersion["schema"]): VoletEnBref {
  const actions = actionsOf(volet).map(({ action }) => action);
  return {
    titre: nommer(schema, "volet", volet),
    objectifs: objectifsOf(volet).length,
    actions: actions.length,
    nouvelles: actions.filter(({ nature }) => nature === "nouvelle").length,
  };
}

/** By name. An action without pilots of its own is piloted by those of its objectif; one without a code is left out. */
export function pilotageOf({ volets }: ContenuVersion): LignePilotage[] {
  const found = new Map<string, { nom: string; codes: string[] }>();
  for (const { action, above } of volets.flatMap(actionsOf)) {
    const { code } = action;
    if (code === null) continue;
    for (const { id, nom, court } of action.pilotes.length > 0 ? action.pilotes : above) {
      const ligne = found.get(id) ?? { nom: court === nom ? nom : `${nom} (${court})`, codes: [] };
      found.set(id, ligne);
      ligne.codes.push(code);
    }
  }
  return [...found.values()].sort((a, b) => compareFrench(a.nom, b.nom));
}

/** The objectifs of a volet of which something is said. */
export function evaluationOf(volet: VoletFige, schema: ContenuVersion["schema"]): LigneEvaluation[] {
  return objectifsOf(volet)
    .filter(({ resultatsAttendus, indicateurs }) => resultatsAttendus.length + indicateurs.length > 0)
    .map((objectif) => ({
      objectif: nommer(schema, "objectif", objectif),
      resultats: objectif.resultatsAttendus,
      indicateurs: objectif.indicateurs.map(indicateurEnMots),
    }));
}

function objectifsOf(volet: VoletFige): ObjectifFige[] {
  return [...volet.engagements.flatMap(({ objectifs }) => objectifs), ...volet.objectifs];
}

function actionsOf(volet: VoletFige): { action: ActionFigee; above: readonly ActeurFige[] }[] {
  const under = ({ objectifs, actions }: Pick<EngagementFige, "objectifs" | "actions">) => [
    ...objectifs.flatMap(({ actions: own, pilotes }) => own.map((action) => ({ action, above: pilotes }))),
    ...actions.map((action) => ({ action, above: [] })),
  ];
  return [...volet.engagements.flatMap(under), ...under(volet)];
}
