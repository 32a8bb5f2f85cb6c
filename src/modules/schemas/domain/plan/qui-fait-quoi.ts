/** Who does what: each acteur against each engagement (each volet, where it has none), counted in actions. */
import { compareFrench } from "#platform/values/french.ts";
import { attachesOf, type VoletLu } from "./niveaux.ts";

/** Actions of one engagement in which one acteur takes part; an action that it pilots is not counted again as partner. */
export type CaseRoles = { pilote: number; partenaire: number };

export type LigneRoles<Acteur> = {
  acteur: Acteur;
  /** One case a column ({@link colonnesRoles}), in the order of the plan. */
  cases: CaseRoles[];
  /** Sums of the row. */
  pilote: number;
  partenaire: number;
};

type ActionRoles<Acteur> = { pilotes: readonly Acteur[]; partenaires: readonly Acteur[] };
type ObjectifRoles<Acteur> = { actions: readonly ActionRoles<Acteur>[] };
type EngagementRoles<Acteur> = {
  objectifs: readonly ObjectifRoles<Acteur>[];
  actions?: readonly ActionRoles<Acteur>[];
};
type VoletRoles<Acteur> = {
  engagements: readonly EngagementRoles<Acteur>[];
  objectifs?: readonly ObjectifRoles<Acteur>[];
  actions?: readonly ActionRoles<Acteur>[];
};

/**
 * The columns of a plan: its engagements, and for a volet what hangs on it without any engagement (all of it, where the
 * scheme has none; its own column is then there even empty). `engagement` is null for these.
 */
export function colonnesRoles<V extends VoletLu>(
  volets: readonly V[],
): { volet: V; rang: number; engagement: V["engagements"][number] | null }[] {
  return volets.flatMap((volet, index) => {
    const direct = attachesOf(volet).some(({ engagement }) => engagement === null);
    const own = volet.engagements.map((engagement) => ({ volet, rang: index + 1, engagement }));
    return direct || own.length === 0 ? [...own, { volet, rang: index + 1, engagement: null }] : own;
  });
}

/**
 * One row an acteur that pilots or partners at least one action, the one that pilots most first. The pilots and partners
 * of an action are the effective ones: its own, or those of its objectif.
 */
export function rolesByActeur<Acteur extends { publicId: string; nom: string }>(
  volets: readonly VoletRoles<Acteur>[],
): LigneRoles<Acteur>[] {
  const colonnes = colonnesRoles(volets);
  const rows = new Map<string, LigneRoles<Acteur>>();
  const rowOf = (acteur: Acteur) => {
    let row = rows.get(acteur.publicId);
    if (!row) {
      row = {
        acteur,
        cases: colonnes.map(() => ({ pilote: 0, partenaire: 0 })),
        pilote: 0,
        partenaire: 0,
      };
      rows.set(acteur.publicId, row);
    }
    return row;
  };
  const count = (acteur: Acteur, index: number, role: keyof CaseRoles) => {
    const row = rowOf(acteur);
    const cell = row.cases[index];
    if (!cell) return;
    cell[role] += 1;
    row[role] += 1;
  };
  for (const [index, colonne] of colonnes.entries()) {
    const actions = attachesOf(colonne.volet).flatMap((place) =>
      place.engagement === colonne.engagement ? place.actions : [],
    );
    for (const { pilotes, partenaires } of actions) {
      const pilots = distinct(pilotes);
      for (const acteur of pilots.values()) count(acteur, index, "pilote");
      for (const acteur of distinct(partenaires).values()) {
        if (!pilots.has(acteur.publicId)) count(acteur, index, "partenaire");
      }
    }
  }
  return [...rows.values()].sort(
    (a, b) => b.pilote - a.pilote || b.partenaire - a.partenaire || compareFrench(a.acteur.nom, b.acteur.nom),
  );
}

function distinct<Acteur extends { publicId: string }>(acteurs: readonly Acteur[]): Map<string, Acteur> {
  return new Map(acteurs.map((acteur) => [acteur.publicId, acteur]));
}
