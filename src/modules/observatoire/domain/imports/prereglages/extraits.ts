/** The two extracts in JSON of data.caf.fr, turned into the rows of the sets that they come from. */
import { VECTEUR_COUVERTURE } from "./couverture.ts";

export type Tableau = {
  readonly colonnes: readonly string[];
  readonly lignes: readonly (readonly string[])[];
};

const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** The rows that a JSON holds: an extract, or a list of flat objects; null for another shape. */
export function tabulate(json: unknown): Tableau[] | null {
  if (Array.isArray(json)) return tabulateList(json);
  if (typeof json !== "object" || json === null) return null;
  const one = json as Record<string, unknown>;
  if (Array.isArray(one._vecteur)) return tabulateCouverture(one);
  if (Array.isArray(one._champs) && typeof one.c === "object") return [tabulatePrestations(one)];
  const list = Object.values(one).find((value) => Array.isArray(value) && value.every(isObject));
  return list ? tabulateList(list as unknown[]) : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function tabulateList(list: readonly unknown[]): Tableau[] | null {
  if (list.length === 0 || !list.every(isObject)) return null;
  const colonnes = [...new Set(list.flatMap((row) => Object.keys(row)))];
  return [{ colonnes, lignes: list.map((row) => colonnes.map((name) => text(row[name]))) }];
}

function tabulateCouverture(json: Record<string, unknown>): Tableau[] {
  const year = /annee\D{0,3}(\d{4})/.exec(text(json._source))?.[1] ?? "";
  const rows = (object: unknown) =>
    Object.entries((object ?? {}) as Record<string, unknown[]>).map(([code, vecteur]) => [
      ...[year, code],
      ...VECTEUR_COUVERTURE.map((_, index) => text(vecteur[index])),
    ]);
  const columns = (suffixe: string, code: string) => [
    ...["annee", code],
    ...VECTEUR_COUVERTURE.map((racine) =>
      racine === "" ? `txcouv_${suffixe}` : `txcouv_${racine}_${suffixe}`,
    ),
  ];
  const tableaux: Tableau[] = [
    { colonnes: columns("epci", "numepci"), lignes: rows(json.epci) },
    { colonnes: columns("com", "numcom"), lignes: rows(json.communes) },
  ];
  const nationale = Object.entries(json).find(([cle]) => cle.startsWith("france"));
  if (nationale && isObject(nationale[1])) {
    const values = Object.entries(nationale[1]);
    const suffixe = (cle: string) => (cle === "global" ? "txcouv_nat" : `txcouv_${cle}_nat`);
    tableaux.push({
      colonnes: ["annee", "national", ...values.map(([cle]) => suffixe(cle))],
      lignes: [[nationale[0].match(/\d{4}/)?.[0] ?? year, "FE", ...values.map(([, value]) => text(value))]],
    });
  }
  return tableaux;
}

function tabulatePrestations(json: Record<string, unknown>): Tableau {
  const champs = json._champs as string[];
  const annees = (json.annees ?? []) as number[];
  const communes = json.c as Record<string, [number[][], unknown]>;
  return {
    colonnes: ["dtreffre", "numcomdo", ...champs],
    lignes: Object.entries(communes).flatMap(([code, [series]]) =>
      annees.map((annee, rang) => [`${annee}-12`, code, ...champs.map((_, at) => text(series[rang]?.[at]))]),
    ),
  };
}
