/** Who does what: each acteur against each engagement, counted in actions. */
import { compareFrench } from "#platform/values/french.ts";

/** Actions of one engagement in which one acteur takes part; an action that it pilots is not counted again as partner. */
export type CaseRoles = { pilote: number; partenaire: number };

export type LigneRoles<Acteur> = {
  acteur: Acteur;
  /** One case an engagement, in the order of the plan. */
  cases: CaseRoles[];
  /** Sums of the row. */
  pilote: number;
  partenaire: number;
};

type PlanRoles<Acteur> = readonly {
  engagements: readonly {
    objectifs: readonly {
      actions: readonly { pilotes: readonly Acteur[]; partenaires: readonly Acteur[] }[];
    }[];
  }[];
}[];

/**
 * One row an acteur that pilots or partners at least one action, the one that pilots most first. The pilots and partners
 * of an action are the effective ones: its own, or those of its objectif.
 */
export function rolesByActeur<Acteur extends { publicId: string; nom: string }>(
  volets: PlanRoles<Acteur>,
): LigneRoles<Acteur>[] {
  const engagements = volets.flatMap((volet) => volet.engagements);
  const rows = new Map<string, LigneRoles<Acteur>>();
  const rowOf = (acteur: Acteur) => {
    let row = rows.get(acteur.publicId);
    if (!row) {
      row = {
        acteur,
        cases: engagements.map(() => ({ pilote: 0, partenaire: 0 })),
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
  for (const [index, engagement] of engagements.entries()) {
    for (const { pilotes, partenaires } of engagement.objectifs.flatMap((objectif) => objectif.actions)) {
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
