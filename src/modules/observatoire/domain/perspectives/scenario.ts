import { formatNumber, NBSP, NNBSP } from "#platform/values/french.ts";
import { type HypotheseEnfants, type Manque, TENDANCES, type Tendance } from "./projeter.ts";

/** What a scenario supposes, as its form holds it. */
export type Scenario = {
  readonly titre: string;
  readonly note: string;
  readonly horizon: number;
  readonly tendance: Tendance;
  /** Per cent a year, for the tendance « taux »; null otherwise. */
  readonly taux: number | null;
  readonly places: readonly LignePlaces[];
  /** Children under 3 supposed, by SIREN, where nobody publishes them. */
  readonly enfants: readonly { readonly epci: string; readonly enfants: number }[];
};

export type LignePlaces = {
  readonly epci: string;
  readonly annee: number;
  readonly places: number;
  readonly note: string;
};

export const LIBELLE_TENDANCE: Readonly<Record<Tendance, string>> = {
  constante: "Autant d’enfants chaque année",
  lineaire: "La tendance des dernières années publiées",
  taux: "Un pourcentage choisi, chaque année",
};

export const LIBELLE_MANQUE: Readonly<Record<Manque, string>> = {
  taux: "taux de couverture non publié",
  enfants: "nombre d’enfants non publié : des places ne se rapportent à rien",
  tendance: "pas assez d’années publiées pour une tendance",
};

export const LIGNES_AU_PLUS = 60;
export const PLACES_SCENARIO_AU_PLUS = 5000;

export function hypotheseOf({ tendance, taux }: Pick<Scenario, "tendance" | "taux">): HypotheseEnfants {
  return tendance === "taux" ? { tendance, taux: taux ?? 0 } : { tendance };
}

/** « 2,5 % d’enfants en moins chaque année ». */
export function sayTendance({ tendance, taux }: Pick<Scenario, "tendance" | "taux">): string {
  if (tendance !== "taux" || taux === null) return LIBELLE_TENDANCE[tendance];
  if (taux === 0) return LIBELLE_TENDANCE.constante;
  return `${formatNumber(Math.abs(taux))}${NNBSP}% d’enfants en ${taux > 0 ? "plus" : "moins"} chaque année`;
}

/** « +24 places », « −10 places ». */
export function saySolde(places: number): string {
  const sign = places > 0 ? "+" : places < 0 ? "−" : "";
  return `${sign}${formatNumber(Math.abs(places))}${NBSP}place${Math.abs(places) > 1 ? "s" : ""}`;
}

/** What was typed, and which field is wrong: a whole form is read before it is refused. */
export type SaisieScenario = {
  readonly titre: string;
  readonly note: string;
  readonly horizon: string;
  readonly tendance: string;
  readonly taux: string;
  readonly places: readonly { epci: string; annee: string; places: string; note: string }[];
  readonly enfants: readonly { epci: string; enfants: string }[];
};

export type FauteScenario = {
  readonly code:
    | "scenario.titre"
    | "scenario.long"
    | "scenario.horizon"
    | "scenario.tendance"
    | "scenario.taux"
    | "scenario.epci"
    | "scenario.annee"
    | "scenario.places"
    | "scenario.enfants"
    | "scenario.lignes";
  readonly champ: string;
  readonly ligne?: number;
  readonly maximum?: number;
  readonly debut?: number;
};

type Cadre = {
  /** Year of the rate in force; places count from the year after. */
  readonly depart: number;
  readonly epci: ReadonlySet<string>;
};

const ANNEES_AU_PLUS = 25;
const TITRE_AU_PLUS = 200;
const NOTE_AU_PLUS = 2000;

/** The scenario that a form says, or its first fault. Rows left empty are not rows. */
export function lireScenario(saisie: SaisieScenario, cadre: Cadre): Scenario | { faute: FauteScenario } {
  const titre = saisie.titre.trim();
  const note = saisie.note.trim();
  if (titre === "") return { faute: { code: "scenario.titre", champ: "titre" } };
  if ([...titre].length > TITRE_AU_PLUS)
    return { faute: { code: "scenario.long", champ: "titre", maximum: TITRE_AU_PLUS } };
  if ([...note].length > NOTE_AU_PLUS)
    return { faute: { code: "scenario.long", champ: "note", maximum: NOTE_AU_PLUS } };
  const horizon = entier(saisie.horizon);
  if (horizon === null || horizon <= cadre.depart || horizon > cadre.depart + ANNEES_AU_PLUS)
    return {
      faute: {
        code: "scenario.horizon",
        champ: "horizon",
        debut: cadre.depart + 1,
        maximum: cadre.depart + ANNEES_AU_PLUS,
      },
    };
  const tendance = TENDANCES.find((one) => one === saisie.tendance);
  if (!tendance) return { faute: { code: "scenario.tendance", champ: "tendance" } };
  const taux = tendance === "taux" ? decimal(saisie.taux) : null;
  if (tendance === "taux" && (taux === null || Math.abs(taux) > 50))
    return { faute: { code: "scenario.taux", champ: "taux" } };
  const places: LignePlaces[] = [];
  for (const [rank, ligne] of saisie.places.entries()) {
    if (ligne.places.trim() === "" && ligne.epci === "" && ligne.note.trim() === "") continue;
    const one = lireLigne(ligne, cadre, horizon);
    if ("champ" in one) {
      const { champ } = one;
      const bornes = { debut: cadre.depart + 1, maximum: horizon };
      return { faute: { code: `scenario.${champ}`, champ: `${champ}-${rank}`, ligne: rank + 1, ...bornes } };
    }
    places.push(one);
  }
  if (places.length > LIGNES_AU_PLUS)
    return { faute: { code: "scenario.lignes", champ: "places-0", maximum: LIGNES_AU_PLUS } };
  const enfants: { epci: string; enfants: number }[] = [];
  for (const one of saisie.enfants) {
    if (one.enfants.trim() === "") continue;
    const count = entier(one.enfants);
    if (count === null || count <= 0 || count > 100_000 || !cadre.epci.has(one.epci))
      return { faute: { code: "scenario.enfants", champ: `enfants-${one.epci}` } };
    enfants.push({ epci: one.epci, enfants: count });
  }
  return { titre, note, horizon, tendance, taux, places: places.sort(byPlace), enfants };
}

function lireLigne(
  ligne: SaisieScenario["places"][number],
  { depart, epci }: Cadre,
  horizon: number,
): LignePlaces | { champ: "epci" | "annee" | "places" } {
  const [annee, places] = [entier(ligne.annee), entier(ligne.places)];
  if (!epci.has(ligne.epci)) return { champ: "epci" };
  if (annee === null || annee <= depart || annee > horizon) return { champ: "annee" };
  if (places === null || places === 0 || Math.abs(places) > PLACES_SCENARIO_AU_PLUS)
    return { champ: "places" };
  return { epci: ligne.epci, annee, places, note: ligne.note.trim().slice(0, 200) };
}

function byPlace(a: LignePlaces, b: LignePlaces): number {
  return a.annee - b.annee || a.epci.localeCompare(b.epci) || b.places - a.places;
}

function decimal(texte: string): number | null {
  const written = texte.trim().replace(/^[−–]/, "-").replace(",", ".").replace(/\s*%$/, "");
  const value = Number(written);
  return written === "" || !Number.isFinite(value) ? null : value;
}

/** « 1 200 », « −24 », « +24 ». */
function entier(texte: string): number | null {
  const value = decimal(texte.replace(/[\s\u00a0\u202f]/g, "").replace(/^\+/, ""));
  return value !== null && Number.isInteger(value) ? value : null;
}

/** A trend alone, as an address says it: no place opened, none closed. What cannot be read is as if it was not said. */
export function parseTendance(
  params: URLSearchParams,
  horizon: number,
): Pick<Scenario, "horizon" | "tendance" | "taux" | "places" | "enfants" | "note"> {
  const tendance = TENDANCES.find((one) => one === params.get("tendance")) ?? "constante";
  const taux = decimal(params.get("taux") ?? "");
  const asked = entier(params.get("horizon") ?? "");
  return {
    ...{ tendance, places: [], enfants: [], note: "" },
    taux: tendance === "taux" ? (taux !== null && Math.abs(taux) <= 50 ? taux : 0) : null,
    horizon: asked !== null && asked > 2000 && asked <= horizon + ANNEES_AU_PLUS ? asked : horizon,
  };
}
