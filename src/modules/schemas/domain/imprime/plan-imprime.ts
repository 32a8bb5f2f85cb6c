/** The plan of actions as the document tables it: actions under what they hang on, the years ticked. Pure. */
import { barreOf } from "../plan/calendrier.ts";
import { titreNiveaux } from "../plan/niveaux.ts";
import { LIBELLE_NATURE } from "../plan/vocabulaire.ts";
import type {
  ActeurFige,
  ActionFigee,
  ContenuVersion,
  ObjectifFige,
  VoletFige,
} from "../versions/contenu.ts";
import { nommer } from "./nommer.ts";

export type LignePlan = {
  code: string;
  intitule: string;
  nature: string;
  nouvelle: boolean;
  /** One a year of the scheme. */
  annees: readonly boolean[];
  /** True for a new action that the plan gives no date. */
  sansDate: boolean;
  pilotes: string;
};

/** The actions of one objectif; `dessus` is the engagement, said where it begins. */
export type GroupePlan = { dessus: string; titre: string; lignes: readonly LignePlan[] };

export function planOf(volet: VoletFige, schema: ContenuVersion["schema"]): GroupePlan[] {
  const of = (dessus: string, objectif: ObjectifFige): GroupePlan => ({
    dessus,
    titre: nommer(schema, "objectif", objectif),
    lignes: objectif.actions.map((action) => ligne(action, objectif.pilotes, schema)),
  });
  const alone = (dessus: string, actions: readonly ActionFigee[]): GroupePlan[] =>
    actions.length === 0
      ? []
      : [
          {
            dessus,
            titre: titreNiveaux(schema, "action"),
            lignes: actions.map((one) => ligne(one, [], schema)),
          },
        ];
  return [
    ...volet.engagements.flatMap((engagement) => {
      const dessus = nommer(schema, "engagement", engagement);
      return [
        ...engagement.objectifs.map((objectif) => of(dessus, objectif)),
        ...alone(dessus, engagement.actions),
      ];
    }),
    ...volet.objectifs.map((objectif) => of("", objectif)),
    ...alone("", volet.actions),
  ];
}

function ligne(
  action: ActionFigee,
  above: readonly ActeurFige[],
  { debut, fin }: { debut: number; fin: number },
): LignePlan {
  const pilotes = action.pilotes.length > 0 ? action.pilotes : above;
  return {
    code: action.code ?? "",
    intitule: action.intitule,
    nature: action.nature ? LIBELLE_NATURE[action.nature] : "",
    nouvelle: action.nature === "nouvelle",
    annees: anneesCochees(action, debut, fin),
    sansDate: action.debut === null && action.fin === null && action.nature === "nouvelle",
    pilotes: pilotes.map(({ court }) => court).join(", "),
  };
}

/**
 * The years that the paper ticks: those that the action touches. A continued one without a start runs from the first; a
 * new one without any date ticks none.
 */
export function anneesCochees(
  action: Pick<ActionFigee, "nature" | "debut" | "fin">,
  debut: number,
  fin: number,
): boolean[] {
  const undated = action.debut === null && action.fin === null;
  const barre = undated && action.nature !== "a_poursuivre" ? null : barreOf(action, debut, fin);
  return Array.from({ length: fin - debut + 1 }, (_, index) => {
    const year = debut + index;
    return barre !== null && barre.debut < year + 1 && barre.fin > year;
  });
}
