/**
 * A scheme as a citizen reads it: the adopted text, where each action stands, and no person. The page, the open data and
 * the summary for other sites are drawn from this alone.
 */
import type { PartialDate } from "#platform/values/partial-date.ts";
import type { RoleMembre } from "../membres/membre.ts";
import { type Bilan, bilanOf } from "../plan/avancement.ts";
import type { Indicateur } from "../plan/fiche.ts";
import { attachesOf } from "../plan/niveaux.ts";
import type { Situation } from "../plan/situation.ts";
import type { Nature } from "../plan/vocabulaire.ts";
import {
  type ActeurFige,
  type ActionFigee,
  type ContenuVersion,
  type ObjectifFige,
  type TerritoireFige,
  type VoletFige,
  withPersonnes,
} from "../versions/contenu.ts";

/** Where an action stands, as its last news say it. */
export type EtatPublic = {
  situation: Situation;
  /** 0 to 100. */
  avancement: number;
  /** ISO day of the last news; null without any. */
  nouvellesLe: string | null;
};

export type ActionPublique = {
  /** Public id. */
  id: string;
  code: string | null;
  intitule: string;
  description: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  /** Rank of its volet, from 1. */
  volet: number;
  objectif: { id: string; no: number | null; titre: string } | null;
  pilotes: readonly ActeurFige[];
  partenaires: readonly ActeurFige[];
  territoires: readonly TerritoireFige[];
  /** Tags of the action and of its objectif. */
  publics: readonly string[];
  /** Null once the action was taken out of the plan. */
  etat: EtatPublic | null;
};

export type ObjectifPublic = {
  id: string;
  no: number | null;
  titre: string;
  contexte: string;
  resultatsAttendus: readonly string[];
  indicateurs: readonly Indicateur[];
  publics: readonly string[];
  volet: number;
  actions: number;
};

export type VoletPublic = {
  /** From 1, in the order of the plan: the value of the filter. */
  rang: number;
  no: number | null;
  titre: string;
  engagements: readonly { no: number | null; titre: string }[];
  bilan: Bilan;
};

export type MembrePublic = {
  /** Public id of the institution. */ id: string;
  nom: string;
  court: string;
  role: RoleMembre;
  portee: string;
};

export type TextePublic = {
  membres: readonly MembrePublic[];
  volets: readonly VoletPublic[];
  objectifs: readonly ObjectifPublic[];
  actions: readonly ActionPublique[];
  /** Of the actions still in the plan. */
  bilan: Bilan;
};

/** Draws a text with what became of its actions, by public id. Persons are left out, whatever the content holds. */
export function toTextePublic(contenu: ContenuVersion, etats: ReadonlyMap<string, EtatPublic>): TextePublic {
  const { membres, volets } = withPersonnes(contenu, null);
  const drawn = volets.map((volet, index) => toVolet(volet, index + 1, etats));
  const actions = drawn.flatMap((one) => one.actions);
  return {
    membres: membres.map(({ institution, role, portee }) => ({
      ...{ id: institution.id, nom: institution.nom, court: institution.court },
      ...{ role, portee },
    })),
    volets: drawn.map(({ volet }) => volet),
    objectifs: drawn.flatMap(({ objectifs }) => objectifs),
    actions,
    bilan: bilanDe(actions),
  };
}

function toVolet(volet: VoletFige, rang: number, etats: ReadonlyMap<string, EtatPublic>) {
  const attaches = attachesOf(volet) as readonly {
    objectif: ObjectifFige | null;
    actions: readonly ActionFigee[];
  }[];
  const actions = attaches.flatMap(({ objectif, actions: own }) =>
    own.map((action) => toAction(action, objectif, rang, etats.get(action.id) ?? null)),
  );
  return {
    volet: {
      rang,
      no: volet.no,
      titre: volet.titre,
      engagements: volet.engagements.map(({ no, titre }) => ({ no, titre })),
      bilan: bilanDe(actions),
    },
    objectifs: attaches.flatMap(({ objectif }) => (objectif ? [toObjectif(objectif, rang)] : [])),
    actions,
  };
}

function toObjectif(objectif: ObjectifFige, volet: number): ObjectifPublic {
  const { id, no, titre, contexte, resultatsAttendus, indicateurs, actions } = objectif;
  const publics = publicsDe(objectif);
  return {
    ...{ id, no, titre, contexte, resultatsAttendus, indicateurs },
    ...{ publics, volet, actions: actions.length },
  };
}

function toAction(
  action: ActionFigee,
  objectif: ObjectifFige | null,
  volet: number,
  etat: EtatPublic | null,
): ActionPublique {
  const { id, code, intitule, description, nature, debut, fin, territoires } = action;
  const own = (role: "pilotes" | "partenaires") =>
    action[role].length > 0 ? action[role] : (objectif?.[role] ?? []);
  return {
    ...{ id, code, intitule, description, nature, debut, fin, volet, territoires, etat },
    objectif: objectif && { id: objectif.id, no: objectif.no, titre: objectif.titre },
    pilotes: own("pilotes"),
    partenaires: own("partenaires"),
    publics: [...new Set([...publicsDe(action), ...(objectif ? publicsDe(objectif) : [])])].sort(),
  };
}

function publicsDe({ etiquettes }: Pick<ActionFigee, "etiquettes">): string[] {
  return etiquettes.flatMap(({ genre, libelle }) => (genre === "public" ? [libelle] : []));
}

function bilanDe(actions: readonly ActionPublique[]): Bilan {
  return bilanOf(actions.flatMap(({ etat }) => (etat ? [etat] : [])));
}

/** What differs between the adopted text and the plan of today, among the actions. */
export type EcartsPublics = { ajoutees: number; retirees: number; modifiees: number };

export function ecartsOf(adopte: ContenuVersion, courant: ContenuVersion): EcartsPublics {
  const before = actionsParId(adopte);
  const after = actionsParId(courant);
  const said = ({ intitule, description, debut, fin }: ActionFigee) =>
    JSON.stringify([intitule, description, debut, fin]);
  const kept = [...after].flatMap(([id, action]) => {
    const known = before.get(id);
    return known ? [[known, action] as const] : [];
  });
  return {
    ajoutees: after.size - kept.length,
    retirees: before.size - kept.length,
    modifiees: kept.filter(([known, action]) => said(known) !== said(action)).length,
  };
}

function actionsParId({ volets }: ContenuVersion): Map<string, ActionFigee> {
  return new Map(
    volets.flatMap((volet) =>
      attachesOf(volet).flatMap(({ actions }) =>
        (actions as readonly ActionFigee[]).map((one): [string, ActionFigee] => [one.id, one]),
      ),
    ),
  );
}
