import type { Lecture } from "#platform/import/feuilles.ts";
import { parseSheets } from "#platform/import/parse-sheets.ts";

/** One row of a plan of actions, by the columns of {@link PLAN}. */
export type LignePlan = {
  volet_no: number;
  volet: string;
  engagement_no: number;
  engagement: string;
  objectif_no: number;
  objectif: string;
  action_code: string;
  action: string;
  nature: string;
  debut: string;
  fin: string;
  pilotage: string;
  partenaires: string;
};

const COLUMNS = [
  ...["volet_no", "volet", "engagement_no", "engagement", "objectif_no", "objectif"],
  ...["action_code", "action", "nature", "debut", "fin", "pilotage", "partenaires"],
] as (keyof LignePlan)[];

const accueil = { volet_no: 1, volet: "Petite enfance", engagement_no: 1, engagement: "Ouvrir l'accueil" };
const places = {
  ...accueil,
  objectif_no: 1,
  objectif: "Créer des places",
  pilotage: "Caf ; CD",
  partenaires: "MSA",
};
const parents = {
  ...{ volet_no: 2, volet: "Parentalité", engagement_no: 2, engagement: "Accompagner les parents" },
  ...{
    objectif_no: 2,
    objectif: "Faire connaître les lieux d'écoute",
    pilotage: "MSA",
    partenaires: "Les Petits Pas",
  },
};

/** A plan of four actions under two objectifs, for imports: names are those of `seedActeurs`. */
export const PLAN: readonly LignePlan[] = [
  {
    ...places,
    action_code: "1-A",
    action: "Ouvrir trois micro-crèches",
    nature: "nouvelle",
    debut: "2023",
    fin: "",
  },
  { ...places, action_code: "1-B", action: "Réunir les relais", nature: "a_poursuivre", debut: "", fin: "" },
  {
    ...places,
    action_code: "1-C",
    action: "Former les équipes",
    nature: "nouvelle",
    debut: "2024",
    fin: "2025",
    pilotage: "PMI",
  },
  {
    ...parents,
    action_code: "2-A",
    action: "Publier un annuaire",
    nature: "nouvelle",
    debut: "2024-01",
    fin: "2026-06-30",
  },
];

/** The plan with some fields of one action changed. */
export function withChange(
  plan: readonly LignePlan[],
  code: string,
  change: Partial<LignePlan>,
): LignePlan[] {
  return plan.map((ligne) => (ligne.action_code === code ? { ...ligne, ...change } : ligne));
}

/** A plan as the sheets of a CSV file; `columns` are those that the file has. */
export function planCsv(
  plan: readonly LignePlan[],
  columns: readonly (keyof LignePlan)[] = COLUMNS,
): Promise<Lecture> {
  const lines = [columns, ...plan.map((ligne) => columns.map((column) => String(ligne[column])))];
  const text = lines
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
    .join("\n");
  return parseSheets(new TextEncoder().encode(text), "plan.csv");
}

/** The columns of a plan but some. */
export function columnsBut(...left: (keyof LignePlan)[]): (keyof LignePlan)[] {
  return COLUMNS.filter((column) => !left.includes(column));
}
