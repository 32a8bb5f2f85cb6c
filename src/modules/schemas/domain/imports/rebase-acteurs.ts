import type { ActeurCible, ActionCible, ObjectifCible } from "./plan-cible.ts";

const CHAMPS = ["pilotes", "partenaires"] as const;
type Champ = (typeof CHAMPS)[number];
type Listes = { pilotes: readonly ActeurCible[]; partenaires: readonly ActeurCible[] };

/**
 * A file writes the pilots of each action; which of them are the objectif's is only a way to say it (the reading takes
 * the most frequent list). Where the base says it otherwise and means the same, the base's way is kept: so that a plan
 * that is exported then imported changes nothing. `objectif` and `actions` are what is there; `actions[i]` goes with
 * `cible.actions[i]` and is null for a new one.
 *
 * The list of the base stays the objectif's while an action of the file still bears it, or while no action changes.
 */
export function rebaseActeurs(
  cible: ObjectifCible,
  objectif: Listes,
  actions: readonly (Listes | null)[],
): ObjectifCible {
  let rebased = cible;
  for (const champ of CHAMPS) rebased = rebase(rebased, champ, objectif[champ], actions);
  return rebased;
}

function rebase(
  cible: ObjectifCible,
  champ: Champ,
  courant: readonly ActeurCible[],
  actions: readonly (Listes | null)[],
): ObjectifCible {
  const commune = cible.valeurs[champ];
  if (commune === undefined || same(commune, courant)) return cible;
  const effective = cible.actions.map((action) => orElse(action.valeurs[champ] ?? [], commune));
  const borne = effective.some((liste) => same(liste, courant));
  const unchanged = effective.every((liste, index) => {
    const before = actions[index];
    return before !== null && before !== undefined && same(liste, orElse(before[champ], courant));
  });
  // An action without anybody cannot be told from one that follows its objectif.
  const sayable = courant.length === 0 || effective.every((liste) => liste.length > 0);
  if (effective.length === 0 || !sayable || !(borne || unchanged)) return cible;
  return {
    ...cible,
    valeurs: { ...cible.valeurs, [champ]: courant },
    actions: cible.actions.map((action, index) => withOwn(action, champ, effective[index] ?? [], courant)),
  };
}

function withOwn(
  action: ActionCible,
  champ: Champ,
  effective: readonly ActeurCible[],
  commune: readonly ActeurCible[],
): ActionCible {
  return { ...action, valeurs: { ...action.valeurs, [champ]: same(effective, commune) ? [] : effective } };
}

function orElse(own: readonly ActeurCible[], commune: readonly ActeurCible[]): readonly ActeurCible[] {
  return own.length > 0 ? own : commune;
}

function same(a: readonly ActeurCible[], b: readonly ActeurCible[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
