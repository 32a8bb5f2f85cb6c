import { compareFrench } from "#platform/values/french.ts";
import { firstDay, lastDay, type PartialDate } from "#platform/values/partial-date.ts";

/** Where an action stands on the axis of years: 2023.5 is the middle of 2023. */
export type Barre = {
  debut: number;
  fin: number;
  /** No start was written: the bar comes from before the scheme. */
  debutOuvert: boolean;
  /** No term was written: « à partir de ». */
  finOuverte: boolean;
};

/**
 * The bar of an action in a scheme of whole years `debutSchema` … `finSchema`, cut at both ends; null when the action
 * lies wholly outside. Without a start it runs from the first year, without an end to the last: the paper calendar
 * ticks those years too.
 */
export function barreOf(
  action: { debut: PartialDate | null; fin: PartialDate | null },
  debutSchema: number,
  finSchema: number,
): Barre | null {
  const debut = action.debut ? yearFraction(firstDay(action.debut)) : debutSchema;
  const fin = action.fin ? yearFraction(lastDay(action.fin).add({ days: 1 })) : finSchema + 1;
  if (fin <= debutSchema || debut >= finSchema + 1) return null;
  return {
    debut: Math.max(debut, debutSchema),
    fin: Math.min(fin, finSchema + 1),
    debutOuvert: action.debut === null,
    finOuverte: action.fin === null,
  };
}

/** A milestone on the axis of years, with its words. */
export type JalonPlace = { position: number; fait: boolean; texte: string };

/**
 * Where a milestone stands: on its day, in the middle of the month or of the year when no day is said; null without a
 * date, or outside the years of the scheme.
 */
export function placeOf(date: PartialDate | null, debutSchema: number, finSchema: number): number | null {
  if (date === null) return null;
  const position = (yearFraction(firstDay(date)) + yearFraction(lastDay(date).add({ days: 1 }))) / 2;
  return position < debutSchema || position > finSchema + 1 ? null : position;
}

/** How the rows of a calendar are put together. */
export const GROUPES_CALENDRIER = ["volet", "pilote", "territoire"] as const;
export type GroupeCalendrier = (typeof GROUPES_CALENDRIER)[number];

export const ECHELLES_CALENDRIER = ["annees", "trimestres"] as const;
export type EchelleCalendrier = (typeof ECHELLES_CALENDRIER)[number];

const SANS_PILOTE = "Sans pilote";
const SANS_TERRITOIRE = "Sans territoire dit";
export const TOUT_LE_DEPARTEMENT = "Tout le département";

/**
 * The rows with the title of their group, those of a group together. By volet they keep the order of the plan; by pilot
 * an action stands under each of its pilots, in the order of a dictionary, those that nobody pilots last; by territory
 * in the same way, after those of the whole département.
 */
export function grouper<
  Ligne extends { volet: string; pilotes: readonly string[]; territoires: readonly string[] },
>(lignes: readonly Ligne[], par: GroupeCalendrier): { groupe: string; ligne: Ligne }[] {
  if (par === "volet") return lignes.map((ligne) => ({ groupe: ligne.volet, ligne }));
  const groupesOf = (ligne: Ligne) => (par === "pilote" ? ligne.pilotes : ligne.territoires);
  const sans = par === "pilote" ? SANS_PILOTE : SANS_TERRITOIRE;
  const partout = (nom: string) => Number(nom === TOUT_LE_DEPARTEMENT);
  const groupes = [...new Set(lignes.flatMap(groupesOf))].sort(
    (a, b) => partout(b) - partout(a) || compareFrench(a, b),
  );
  const under = groupes.flatMap((groupe) =>
    lignes.flatMap((ligne) => (groupesOf(ligne).includes(groupe) ? [{ groupe, ligne }] : [])),
  );
  const alone = lignes.filter((ligne) => groupesOf(ligne).length === 0);
  return [...under, ...alone.map((ligne) => ({ groupe: sans, ligne }))];
}

/** 1 July 2023 → about 2023.5. */
export function yearFraction(day: { year: number; dayOfYear: number; daysInYear: number }): number {
  return day.year + (day.dayOfYear - 1) / day.daysInYear;
}
