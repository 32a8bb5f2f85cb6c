import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { compareFrench } from "#platform/values/french.ts";
import { titreNiveau, titreNiveaux } from "../../domain/plan/niveaux.ts";
import {
  type EtatCouverture,
  type FiltreCouverture,
  type LigneCouverte,
  selectCouverture,
} from "../../domain/renvois/couverture.ts";
import { loadPlan, type Plan } from "../plan/load-plan.ts";
import { type OptionFiltre, optionsOf } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { listFiliations } from "./list-filiations.ts";
import {
  type LignePlan,
  lignesDuPlan,
  niveauDesLignes,
  type ObjetNommeDuPlan,
  objetsDuPlan,
} from "./objets-du-plan.ts";

/** What declines a line in one scheme; `rattachee` is true for an action that stands in both plans. */
export type Declinaison = { objet: ObjetNommeDuPlan; rattachee: boolean };

export type LigneCouverture = LigneCouverte<Declinaison> & { ligne: Omit<LignePlan, "actions"> };

export type VueCouverture = {
  schema: SchemaVue;
  /** Word of the lines: « Objectif », « Objectifs ». */
  mots: { un: string; plusieurs: string };
  filtre: FiltreCouverture;
  /** The schemes that decline this one today and may be read: those of the columns, and every one for the filter. */
  declinants: { publicId: string; titre: string }[];
  options: { volets: OptionFiltre[]; schemas: OptionFiltre[] };
  comptes: Record<EtatCouverture, number>;
  lignes: LigneCouverture[];
};

/**
 * What of a scheme is declined, line by line, in each scheme that declines it today. A line is declined by what a tie
 * « décline » leads to it or to an action under it, and by an action that stands under it and in the other plan too.
 *
 * @throws Refusal `introuvable`.
 */
export async function loadCouverture(
  ctx: Contexte,
  publicId: string,
  filtre: FiltreCouverture,
): Promise<VueCouverture> {
  const plan = await loadPlan(ctx, publicId);
  const { schema } = plan;
  const all = (await listFiliations(ctx, schema.id))
    .filter(({ nature, directe, enVigueur }) => nature === "decline" && !directe && enVigueur)
    .map(({ autre }) => autre)
    .sort((a, b) => compareFrench(a.titre, b.titre));
  const shown = all.filter((autre) => filtre.schema === null || autre.publicId === filtre.schema);
  const lignes = await readLignes(ctx, plan, shown);
  const niveau = niveauDesLignes(schema);
  return {
    schema: toSchemaVue(schema),
    mots: { un: titreNiveau(schema, niveau), plusieurs: titreNiveaux(schema, niveau) },
    filtre,
    declinants: shown.map(({ publicId: id, titre }) => ({ publicId: id, titre })),
    options: {
      volets: optionsOf(plan).volets,
      schemas: all.map(({ publicId: value, titre: label }) => ({ value, label })),
    },
    ...selectCouverture<Declinaison, LigneCouverture>(lignes, filtre),
  };
}

async function readLignes(
  ctx: Contexte,
  plan: Plan,
  declinants: readonly { publicId: string }[],
): Promise<LigneCouverture[]> {
  const lines = lignesDuPlan(plan);
  const under = new Map(
    lines.flatMap((line) => [line.id, ...ownOf(line)].map((id): [string, string] => [id, line.id])),
  );
  const ties = await readDecline(ctx, "vers", [...under.keys()]);
  const columns: Map<string, Declinaison[]>[] = [];
  for (const { publicId } of declinants) {
    const other = await loadPlan(ctx, publicId);
    const objets = objetsDuPlan(other);
    const cells = new Map<string, Declinaison[]>();
    const add = (line: string | undefined, objet: ObjetNommeDuPlan | undefined, rattachee: boolean) => {
      if (!line || !objet) return;
      const cell = cells.get(line) ?? [];
      if (!cell.some((one) => one.objet.id === objet.id)) cells.set(line, [...cell, { objet, rattachee }]);
    };
    // In the order of the plan that declines.
    for (const [id, objet] of objets)
      for (const { vers } of ties.filter(({ de }) => de === id)) add(under.get(vers), objet, false);
    for (const line of lines) for (const action of line.actions) add(line.id, objets.get(action.id), true);
    const own = objetsDuPlan(plan);
    for (const { actions } of lignesDuPlan(other))
      for (const { id, rattachee } of actions) if (rattachee) add(under.get(id), own.get(id), true);
    columns.push(cells);
  }
  return lines.map(({ actions: _actions, ...ligne }) => ({
    ligne,
    volet: ligne.volet.rang,
    cellules: columns.map((cells) => cells.get(ligne.id) ?? []),
  }));
}

function ownOf({ actions }: LignePlan): string[] {
  return actions.flatMap(({ id, rattachee }) => (rattachee === null ? [id] : []));
}

/** The ties « décline » in force that start from, or lead to, some of these objects; in the order of their making. */
export async function readDecline(
  ctx: Contexte,
  bout: "de" | "vers",
  ids: readonly string[],
): Promise<{ de: string; vers: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ de: string; vers: string }>`
    SELECT de, vers FROM renvoi
     WHERE departement = ${ctx.departement} AND nature = 'decline' AND retire_le IS NULL
       AND ${sql.ref(bout)} = ANY(${[...ids]}::uuid[])
     ORDER BY cree_le, id`.execute(ctx.tx);
  return rows;
}
