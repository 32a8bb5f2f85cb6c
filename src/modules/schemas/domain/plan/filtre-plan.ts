import { normalise } from "#platform/values/french.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { barreOf } from "./calendrier.ts";
import { attachesOf } from "./niveaux.ts";
import type { Situation } from "./situation.ts";
import { NATURES, type Nature, STATUTS, type Statut } from "./vocabulaire.ts";

/** What deserves attention in an action; an action may be several of them at once. */
export const ALERTES = ["en-retard", "bloquee", "sans-nouvelles", "non-demarree"] as const;
export type Alerte = (typeof ALERTES)[number];

/** Which part of a plan is shown; null leaves a criterion out, all of them must hold. */
export type FiltrePlan = {
  /** Rank of the volet in the plan, from 1: a volet may have no number. */
  volet: number | null;
  /** Rank of the engagement in the whole plan, from 1. */
  engagement: number | null;
  statut: Statut | null;
  situation: Alerte | null;
  nature: Nature | null;
  /** Public id of an acteur that pilots the action. */
  pilote: string | null;
  /** Public id of a partner of the action. */
  partenaire: string | null;
  /** Public id of a tag that the action or its objectif bears. */
  etiquette: string | null;
  /** A year in which the action runs; without start it runs from the beginning, without end to the last year. */
  annee: number | null;
  /** Words sought in the code, the title and the title of the objectif; one line, null when empty. */
  recherche: string | null;
};

export const SANS_FILTRE: FiltrePlan = {
  volet: null,
  engagement: null,
  statut: null,
  situation: null,
  nature: null,
  pilote: null,
  partenaire: null,
  etiquette: null,
  annee: null,
  recherche: null,
};

/** Longest text sought, in characters: beyond it an address would be refused by some proxies. */
export const RECHERCHE_MAXIMUM = 200;

/** Reads a filter from an address; what cannot be understood is left out, an old link still leads somewhere. */
export function parseFiltre(params: URLSearchParams): FiltrePlan {
  const read = (name: keyof FiltrePlan) => params.get(name) ?? "";
  const oneOf = <T extends string>(values: readonly T[], text: string) =>
    values.find((value) => value === text) ?? null;
  const recherche = [...read("recherche").replace(/\s+/g, " ").trim()].slice(0, RECHERCHE_MAXIMUM).join("");
  return {
    volet: rank(read("volet")),
    engagement: rank(read("engagement")),
    statut: oneOf(STATUTS, read("statut")),
    situation: oneOf(ALERTES, read("situation")),
    nature: oneOf(NATURES, read("nature")),
    pilote: publicId(read("pilote")),
    partenaire: publicId(read("partenaire")),
    etiquette: publicId(read("etiquette")),
    annee: /^(?:19|20|21)\d\d$/.test(read("annee")) ? Number(read("annee")) : null,
    recherche: recherche.trim() || null,
  };
}

function rank(text: string): number | null {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}

function publicId(text: string): string | null {
  return /^[0-9a-z]{1,40}$/.test(text) ? text : null;
}

/** The query of the address, « ?volet=2&statut=en_cours », or the empty text without filter. */
export function formatFiltre(filtre: Partial<FiltrePlan>): string {
  const params = new URLSearchParams();
  for (const name of NOMS) {
    const value = filtre[name];
    if (value !== null && value !== undefined) params.set(name, String(value));
  }
  const query = params.toString();
  return query ? `?${query}` : "";
}

const NOMS = Object.keys(SANS_FILTRE) as (keyof FiltrePlan)[];

/** True when the filter leaves nothing out. */
export function isSansFiltre(filtre: FiltrePlan): boolean {
  return NOMS.every((name) => filtre[name] === null);
}

/** What the filter looks at in an action. */
export type ActionFiltrable = {
  code: string | null;
  intitule: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  pilotes: readonly { publicId: string }[];
  partenaires: readonly { publicId: string }[];
  etiquettes: readonly { publicId: string }[];
  situation: Situation;
};

/** A plan as deep as the filter needs it. */
export type ArbreFiltrable<A> = readonly {
  engagements: readonly {
    objectifs: readonly { titre: string; actions: readonly A[] }[];
    actions?: readonly A[];
  }[];
  objectifs?: readonly { titre: string; actions: readonly A[] }[];
  actions?: readonly A[];
}[];

/** The actions of a plan that meet every criterion, in its order. */
export function selectActions<A extends ActionFiltrable>(
  volets: ArbreFiltrable<A>,
  filtre: FiltrePlan,
): Set<A> {
  const isAbout = searchOf(volets, filtre.recherche);
  const selected = new Set<A>();
  const ranks = new Map(volets.flatMap((volet) => volet.engagements).map((one, index) => [one, index + 1]));
  for (const [index, volet] of volets.entries()) {
    if (filtre.volet !== null && filtre.volet !== index + 1) continue;
    for (const { engagement, objectif, actions } of attachesOf(volet)) {
      if (filtre.engagement !== null && (engagement === null || ranks.get(engagement) !== filtre.engagement))
        continue;
      for (const action of actions) {
        if (meets(action, filtre) && isAbout(action, objectif?.titre ?? "")) selected.add(action);
      }
    }
  }
  return selected;
}

function meets(action: ActionFiltrable, filtre: FiltrePlan): boolean {
  const { statut, situation, nature, pilote, partenaire, etiquette, annee } = filtre;
  return (
    (statut === null || action.situation.statut === statut) &&
    (situation === null || hasAlerte(action.situation, situation)) &&
    (nature === null || action.nature === nature) &&
    (pilote === null || action.pilotes.some((acteur) => acteur.publicId === pilote)) &&
    (partenaire === null || action.partenaires.some((acteur) => acteur.publicId === partenaire)) &&
    (etiquette === null || action.etiquettes.some((one) => one.publicId === etiquette)) &&
    (annee === null || barreOf(action, annee, annee) !== null)
  );
}

/** Somebody who types a code that exists wants that action, and not « 11-A » for « 1-A »; else every word counts. */
function searchOf<A extends ActionFiltrable>(
  volets: ArbreFiltrable<A>,
  recherche: string | null,
): (action: A, objectif: string) => boolean {
  const query = normalise(recherche ?? "");
  if (query === "") return () => true;
  const isCode = (action: A) => action.code !== null && normalise(action.code) === query;
  const places = volets.flatMap((volet) => attachesOf(volet));
  if (places.some(({ actions }) => actions.some(isCode))) return isCode;
  const words = query.split(" ");
  return (action, objectif) => {
    const text = normalise(`${action.code ?? ""} ${action.intitule} ${objectif}`);
    return words.every((word) => text.includes(word));
  };
}

/** True when the computed situation of an action is the one named. */
export function hasAlerte(situation: Situation, alerte: Alerte): boolean {
  switch (alerte) {
    case "en-retard":
      return situation.enRetard;
    case "bloquee":
      return situation.bloquee;
    case "sans-nouvelles":
      return situation.sansNouvelles;
    case "non-demarree":
      return situation.nonDemarree;
  }
}
