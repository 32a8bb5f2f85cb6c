import type {
  ActeurCible,
  ActionCible,
  EngagementCible,
  ObjectifCible,
  PlanCible,
  VoletCible,
} from "../plan-cible.ts";
import type { ActionLue, EngagementLu, ObjectifLu, PlanLu } from "./modele.ts";

/** Title of the level that a file without that level gets: the plan still needs one to hang on. */
const SANS_TITRE = "Plan d'actions";

/**
 * A plan as it was read, in comparable form. `resolve` says whom a name means. A field whose column the file lacks is
 * left undefined, so that the comparison leaves it alone.
 */
export function toCible(plan: PlanLu, resolve: (nom: string) => ActeurCible): PlanCible {
  const present = new Set(plan.colonnesPresentes);
  const actions = groupBy(plan.actions, (action) => action.objectif);
  const acteurs = (noms: readonly string[]): ActeurCible[] => [...new Set(noms.map(resolve))];

  const toAction = (action: ActionLue): ActionCible => ({
    ligne: action.ligne,
    code: action.code,
    valeurs: {
      intitule: action.intitule,
      ...(present.has("nature") && { nature: action.nature }),
      ...((present.has("debut") || present.has("calendrier")) && { debut: action.debut }),
      ...((present.has("fin") || present.has("calendrier")) && { fin: action.fin }),
      ...(present.has("pilotage") && { pilotes: acteurs(action.pilotes) }),
      ...(present.has("partenaires") && { partenaires: acteurs(action.partenaires) }),
    },
  });

  const toObjectif = (objectif: ObjectifLu): ObjectifCible => ({
    cle: objectif.cle,
    valeurs: {
      no: objectif.no,
      titre: objectif.titre,
      ...(present.has("contexte") && { contexte: objectif.contexte ?? "" }),
      ...(present.has("resultats_attendus") && { resultatsAttendus: objectif.resultatsAttendus }),
      ...(present.has("indicateurs") && { indicateurs: objectif.indicateurs }),
      ...(present.has("pilotage") && { pilotes: acteurs(objectif.pilotes) }),
      ...(present.has("partenaires") && { partenaires: acteurs(objectif.partenaires) }),
    },
    actions: (actions.get(objectif.cle) ?? []).map(toAction),
  });

  const voletOf = (lu: EngagementLu | ObjectifLu): string => lu.volet ?? "";
  const engagementOf = (objectif: ObjectifLu): string => objectif.engagement ?? `sans ${voletOf(objectif)}`;
  const volets = new Map<string, VoletCible & { engagements: EngagementCible[] }>();
  for (const { cle, no, titre } of plan.volets) volets.set(cle, { no, titre, engagements: [] });
  const engagements = new Map<string, EngagementCible & { objectifs: ObjectifCible[] }>();

  const addEngagement = (cle: string, volet: string, no: number | null, titre: string) => {
    const above = volets.get(volet) ?? { no: null, titre: SANS_TITRE, engagements: [] };
    volets.set(volet, above);
    const engagement = { no, titre, objectifs: [] };
    above.engagements.push(engagement);
    engagements.set(cle, engagement);
    return engagement;
  };
  for (const lu of plan.engagements) addEngagement(lu.cle, voletOf(lu), lu.no, lu.titre);
  for (const objectif of plan.objectifs) {
    const cle = engagementOf(objectif);
    const engagement = engagements.get(cle) ?? addEngagement(cle, voletOf(objectif), null, SANS_TITRE);
    engagement.objectifs.push(toObjectif(objectif));
  }
  return { volets: [...volets.values()] };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
