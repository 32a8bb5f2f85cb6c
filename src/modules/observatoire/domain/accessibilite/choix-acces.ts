import { formatNumber } from "#platform/values/french.ts";
import { type Palier, type ParametresPortee, PORTEE_PAR_DEFAUT } from "./portee.ts";

/** All that the address of the page of accessibility chooses. */
export type ChoixAcces = {
  /** Code of the indicator that counts the children; the usual one when null. */
  readonly enfants: string | null;
  /** Vintages; the newest when null. */
  readonly annee: string | null;
  readonly anneeOffre: string | null;
  /** Code of the indicator that counts places, or {@link LISTE}; what there is when null. */
  readonly offre: string | null;
  /** False leaves the published table of travel times aside. */
  readonly trajets: boolean;
  readonly portee: ParametresPortee;
  /** One more structure, which exists nowhere but in the address: its commune as typed, its places. */
  readonly commune: string | null;
  readonly places: number | null;
  /** Names of the fields that could not be read: the usual value stands for them. */
  readonly illisibles: readonly ("paliers" | "vitesse" | "detour" | "places")[];
};

/** Places of an imported list of structures. */
export const LISTE = "liste";

export const PLACES_AU_PLUS = 1000;
const MINUTES_AU_PLUS = 60;

/** Reads an address. What means nothing there is as if it was not said, and is named. */
export function parseChoixAcces(params: URLSearchParams): ChoixAcces {
  const illisibles: ("paliers" | "vitesse" | "detour" | "places")[] = [];
  const read = <T>(
    champ: (typeof illisibles)[number],
    byDefault: T,
    parse: (texte: string) => T | null,
  ): T => {
    const texte = params.get(champ)?.trim() ?? "";
    if (texte === "") return byDefault;
    const value = parse(texte);
    if (value === null) illisibles.push(champ);
    return value ?? byDefault;
  };
  const text = (name: string) => params.get(name)?.trim().slice(0, 80) || null;
  const portee: ParametresPortee = {
    paliers: read("paliers", PORTEE_PAR_DEFAUT.paliers, parsePaliers),
    vitesse: read("vitesse", PORTEE_PAR_DEFAUT.vitesse, (texte) => between(texte, 5, 130)),
    detour: read("detour", PORTEE_PAR_DEFAUT.detour, (texte) => between(texte, 1, 3)),
  };
  const places = read<number | null>("places", null, (texte) => {
    const count = between(texte, 1, PLACES_AU_PLUS);
    return count !== null && Number.isInteger(count) ? count : null;
  });
  return {
    ...{
      enfants: text("enfants"),
      annee: text("annee"),
      offre: text("offre"),
      anneeOffre: text("annee-offre"),
    },
    ...{ trajets: params.get("trajets") !== "non", portee, illisibles },
    ...{ commune: text("commune"), places },
  };
}

/** « 5 : 1 ; 10 : 0,5 »: minutes that grow, weights from 0 to 1 that never do. Null for anything else. */
export function parsePaliers(texte: string): Palier[] | null {
  const paliers = texte
    .split(";")
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [minutes, poids, ...others] = one.split(":");
      if (minutes === undefined || poids === undefined || others.length > 0) return null;
      return { minutes: between(minutes, 0.5, MINUTES_AU_PLUS), poids: between(poids, 0, 1) };
    });
  const kept: Palier[] = [];
  for (const one of paliers) {
    if (one === null || one.minutes === null || one.poids === null) return null;
    const before = kept.at(-1);
    if (before && (one.minutes <= before.minutes || one.poids > before.poids)) return null;
    kept.push({ minutes: one.minutes, poids: one.poids });
  }
  return kept.length > 0 && kept.length <= 10 && (kept[0]?.poids ?? 0) > 0 ? kept : null;
}

function between(texte: string, low: number, high: number): number | null {
  const written = texte.trim().replace(",", ".");
  const value = Number(written);
  return written === "" || !Number.isFinite(value) || value < low || value > high ? null : value;
}

/** What the field of the bands holds. */
export function sayPaliers(paliers: readonly Palier[]): string {
  return paliers.map(({ minutes, poids }) => `${formatNumber(minutes)} : ${formatNumber(poids)}`).join(" ; ");
}

/** The address parameters of a choice, the same that {@link parseChoixAcces} reads; what is usual is left out. */
export function paramsOfAcces(choix: ChoixAcces): Record<string, string | number | null> {
  const { portee, commune, places } = choix;
  const usual = PORTEE_PAR_DEFAUT;
  const paliers = sayPaliers(portee.paliers);
  return {
    ...{ enfants: choix.enfants, annee: choix.annee, offre: choix.offre, "annee-offre": choix.anneeOffre },
    trajets: choix.trajets ? null : "non",
    paliers: paliers === sayPaliers(usual.paliers) ? null : paliers,
    vitesse: portee.vitesse === usual.vitesse ? null : String(portee.vitesse).replace(".", ","),
    detour: portee.detour === usual.detour ? null : String(portee.detour).replace(".", ","),
    ...{ commune, places },
  };
}

/** The parameters in one sentence, printed under each map and in each file. */
export function sayPortee({ paliers, vitesse, detour }: ParametresPortee): string {
  const bands = paliers.map(({ minutes, poids }, rank) => {
    const from = paliers[rank - 1]?.minutes;
    return `${formatNumber(poids)} ${from === undefined ? `jusqu’à ${formatNumber(minutes)}` : `de ${formatNumber(from)} à ${formatNumber(minutes)}`} minutes`;
  });
  return `Une place compte pour ${bands.join(", ")}, pour rien au-delà. Trajets : distance à vol d’oiseau × ${formatNumber(detour)}, à ${formatNumber(vitesse)} km/h.`;
}
