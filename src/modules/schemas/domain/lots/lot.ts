import { Temporal } from "temporal-polyfill";
import type { Id } from "#platform/values/ids.ts";
import {
  firstDay,
  formatPartialDate,
  lastDay,
  type PartialDate,
  parsePartialDate,
  precisionOf,
} from "#platform/values/partial-date.ts";
import { LIBELLE_NATURE, type Nature } from "../plan/vocabulaire.ts";

/** What one lot asks of every action of a selection. */
export type Changement =
  | { genre: "ajouter-pilote"; acteur: Id<"acteur"> }
  | { genre: "retirer-pilote"; acteur: Id<"acteur"> }
  /** `ancien` null: whoever pilots gives way. */
  | { genre: "remplacer-pilote"; acteur: Id<"acteur">; ancien: Id<"acteur"> | null }
  | { genre: "dater"; champ: "debut" | "fin"; date: PartialDate | null }
  | { genre: "decaler"; mois: number }
  | { genre: "nature"; nature: Nature | null }
  | { genre: "ajouter-etiquettes" | "retirer-etiquettes"; etiquettes: readonly Id<"etiquette">[] };

/** The fields that a lot can change. `pilotes` are those of the action itself: none when it has those of its objectif. */
export type ChampsLot = {
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  pilotes: readonly Id<"acteur">[];
  /** Its own, in the order of their identifiers. */
  etiquettes: readonly Id<"etiquette">[];
};
export type ChampLot = keyof ChampsLot;

/** An action as a lot finds it; `herites` pilot it while it has none of its own. */
export type ActionEnLot = ChampsLot & { herites: readonly Id<"acteur">[] };

const MOTIFS = [
  "dates-inversees",
  "dates-croisees",
  "sans-date",
  "annee-seule",
  "hors-bornes",
  "sans-pilote",
] as const;
/** Why one action cannot change as asked. */
export type Motif = (typeof MOTIFS)[number];

export const LIBELLE_MOTIF: Readonly<Record<Motif, string>> = {
  "dates-inversees": "la fin viendrait avant le début",
  "dates-croisees": "sa fin est déjà avant son début : corrigez d'abord cette action",
  "sans-date": "le plan ne dit pas ses dates",
  "annee-seule": "le plan ne dit que l'année : décalez de 12, 24 ou 36 mois",
  "hors-bornes": "la date sortirait des années 1900 à 2199",
  "sans-pilote": "elle n'aurait plus de pilote",
};

export type Effet =
  | { issue: "change"; avant: Partial<ChampsLot>; apres: Partial<ChampsLot> }
  | { issue: "inchangee" }
  | { issue: "impossible"; motif: Motif };

/** Months by which dates may be shifted at once, either way: twenty years. */
export const DECALAGE_MAXIMUM = 240;

/** What `changement` makes of one action; the actions of a lot know nothing of each other, so their order is nothing. */
export function effetOf(action: ActionEnLot, changement: Changement): Effet {
  const voulu = voulusOf(action, changement);
  if ("motif" in voulu) return { issue: "impossible", motif: voulu.motif };
  const champs = CHAMPS.filter((champ) => voulu[champ] !== undefined && !same(action[champ], voulu[champ]));
  if (champs.length === 0) return { issue: "inchangee" };
  if (champs.includes("debut") || champs.includes("fin")) {
    // Undoing could not tell dates that already crossed from dates that somebody made cross since.
    if (inversees(action)) return { issue: "impossible", motif: "dates-croisees" };
    if (inversees({ ...action, ...voulu })) return { issue: "impossible", motif: "dates-inversees" };
  }
  return { issue: "change", avant: pick(action, champs), apres: pick(voulu, champs) };
}

/** What undoing gives back to an action that is now `courant`, and the fields that somebody changed since. */
export function retourOf(
  courant: ChampsLot,
  { avant, apres }: { avant: Partial<ChampsLot>; apres: Partial<ChampsLot> },
): { champs: Partial<ChampsLot>; suivis: ChampLot[] } {
  const touched = CHAMPS.filter((champ) => apres[champ] !== undefined && champ !== "etiquettes");
  const asLeft = touched.filter((champ) => same(courant[champ], apres[champ]));
  const suivis = touched.filter(
    (champ) => !same(courant[champ], apres[champ]) && !same(courant[champ], avant[champ]),
  );
  const tags = retourEtiquettes(courant.etiquettes, avant.etiquettes, apres.etiquettes);
  if (tags.suivies) suivis.push("etiquettes");
  const own = tags.etiquettes && { etiquettes: tags.etiquettes };
  const champs = { ...pick(avant, asLeft), ...own };
  // One of the two dates was changed since: the other cannot go back beyond it.
  const isDate = (champ: ChampLot) => champ === "debut" || champ === "fin";
  const dates = asLeft.filter(isDate);
  if (dates.length > 0 && inversees({ ...courant, ...champs })) {
    const others = asLeft.filter((champ) => !isDate(champ));
    return { champs: { ...pick(avant, others), ...own }, suivis: [...suivis, ...dates] };
  }
  return { champs, suivis };
}

type Etiquettes = readonly Id<"etiquette">[];

/**
 * Tags are given back one by one: those that somebody put or took off since are not the lot's. `etiquettes` null: nothing
 * to write; `suivies`: one that the lot put is no longer there, taken off or merged into another.
 */
function retourEtiquettes(
  courant: Etiquettes,
  avant: Etiquettes = [],
  apres: Etiquettes = [],
): { etiquettes: Etiquettes | null; suivies: boolean } {
  const mises = apres.filter((one) => !avant.includes(one));
  const otees = avant.filter((one) => !apres.includes(one));
  const kept = courant.filter((one) => !mises.includes(one));
  const etiquettes = [...new Set([...kept, ...otees])].sort();
  return {
    etiquettes: same(etiquettes, courant) ? null : etiquettes,
    suivies: mises.some((one) => !courant.includes(one)),
  };
}

const CHAMPS: readonly ChampLot[] = ["nature", "debut", "fin", "pilotes", "etiquettes"];

function voulusOf(action: ActionEnLot, changement: Changement): Partial<ChampsLot> | { motif: Motif } {
  switch (changement.genre) {
    case "nature":
      return { nature: changement.nature };
    case "dater":
      return { [changement.champ]: changement.date };
    case "decaler":
      return decales(action, changement.mois);
    case "ajouter-etiquettes":
      return { etiquettes: [...new Set([...action.etiquettes, ...changement.etiquettes])].sort() };
    case "retirer-etiquettes":
      return { etiquettes: action.etiquettes.filter((one) => !changement.etiquettes.includes(one)) };
    default:
      return pilotesVoulus(action, changement);
  }
}

function decales({ debut, fin }: ActionEnLot, mois: number): Partial<ChampsLot> | { motif: Motif } {
  if (debut === null && fin === null) return { motif: "sans-date" };
  const shifted: Partial<Record<"debut" | "fin", PartialDate>> = {};
  for (const [champ, date] of [
    ["debut", debut],
    ["fin", fin],
  ] as const) {
    if (date === null) continue;
    const precision = precisionOf(date);
    if (precision === "annee" && mois % 12 !== 0) return { motif: "annee-seule" };
    const text = firstDay(date).add({ months: mois }).toString();
    const moved = parsePartialDate(text.slice(0, date.length));
    if (!moved) return { motif: "hors-bornes" };
    shifted[champ] = moved;
  }
  return shifted;
}

type ChangementPilote = Extract<Changement, { acteur: Id<"acteur"> }>;

function pilotesVoulus(
  { pilotes, herites }: ActionEnLot,
  changement: ChangementPilote,
): Partial<ChampsLot> | { motif: Motif } {
  const actuels = pilotes.length > 0 ? pilotes : herites;
  const { acteur } = changement;
  const voulus = [...new Set(nextPilotes(actuels, changement))];
  if (same(actuels, voulus)) return {};
  if (voulus.length === 0) return { motif: "sans-pilote" };
  return changement.genre === "retirer-pilote" && !actuels.includes(acteur) ? {} : { pilotes: voulus };
}

function nextPilotes(actuels: readonly Id<"acteur">[], changement: ChangementPilote): Id<"acteur">[] {
  const { acteur } = changement;
  if (changement.genre === "ajouter-pilote") return [...actuels, acteur];
  if (changement.genre === "retirer-pilote") return actuels.filter((one) => one !== acteur);
  const { ancien } = changement;
  return ancien === null ? [acteur] : actuels.map((one) => (one === ancien ? acteur : one));
}

function inversees({ debut, fin }: Pick<ChampsLot, "debut" | "fin">): boolean {
  return debut !== null && fin !== null && Temporal.PlainDate.compare(lastDay(fin), firstDay(debut)) < 0;
}

function pick(from: Partial<ChampsLot>, champs: readonly ChampLot[]): Partial<ChampsLot> {
  return Object.fromEntries(champs.map((champ) => [champ, from[champ]]));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** What was asked, without naming anybody: « Décaler de 6 mois ». */
export function direChangement(changement: Changement): string {
  switch (changement.genre) {
    case "ajouter-pilote":
      return "Ajouter un pilote";
    case "retirer-pilote":
      return "Retirer un pilote";
    case "remplacer-pilote":
      return changement.ancien === null ? "Changer les pilotes" : "Remplacer un pilote";
    case "dater": {
      const quoi = changement.champ === "debut" ? "le début" : "la fin";
      return changement.date === null
        ? `Effacer ${quoi}`
        : `Fixer ${quoi} : ${formatPartialDate(changement.date)}`;
    }
    case "decaler":
      return changement.mois < 0
        ? `Avancer les dates de ${-changement.mois} mois`
        : `Décaler les dates de ${changement.mois} mois`;
    case "ajouter-etiquettes":
      return changement.etiquettes.length < 2 ? "Ajouter une étiquette" : "Ajouter des étiquettes";
    case "retirer-etiquettes":
      return changement.etiquettes.length < 2 ? "Retirer une étiquette" : "Retirer des étiquettes";
    case "nature":
      return `Nature : ${changement.nature ? LIBELLE_NATURE[changement.nature].toLowerCase() : "non précisée"}`;
  }
}
