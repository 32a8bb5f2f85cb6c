import { addressWith } from "#platform/http/listing.ts";

/** Addresses of the module, built in one place. */
export function lienCatalogue(
  departement: string,
  filtre: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return addressWith(`/${departement}/observatoire/catalogue`, filtre);
}

export function lienIndicateur(
  departement: string,
  code: string,
  choix: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return addressWith(`/${departement}/observatoire/indicateurs/${code}`, choix);
}

export function lienImports(departement: string): string {
  return `/${departement}/observatoire/donnees`;
}

/** All that is published, in one file: its page, the file with « .csv ». */
export function lienOuvertes(departement: string): string {
  return `/${departement}/observatoire/donnees-ouvertes`;
}

/** Where a table of figures is typed. */
export function lienSaisir(
  departement: string,
  choix: Readonly<Record<string, string | null | undefined>> = {},
): string {
  return addressWith(`${lienImports(departement)}/saisir`, choix);
}

/** The list of findings, or one of its pages: a public id, « nouveau ». */
export function lienConstats(departement: string, suite?: string): string {
  return `/${departement}/observatoire/constats${suite === undefined ? "" : `/${suite}`}`;
}

/** The list of kept rankings, or one of its pages: a public id, « nouveau ». */
export function lienClassements(departement: string, suite?: string): string {
  return `/${departement}/observatoire/classements${suite === undefined ? "" : `/${suite}`}`;
}

/** The basket of parenting services, or one of its pages: a SIREN, « regle ». */
export function lienPanier(
  departement: string,
  suite?: string,
  choix: Readonly<Record<string, string | null | undefined>> = {},
): string {
  return addressWith(`/${departement}/observatoire/panier${suite === undefined ? "" : `/${suite}`}`, choix);
}

/** Lists of structures and tables of travel times, or one of their pages: a public id, « deposer ». */
export function lienDonneesAcces(departement: string, suite?: string): string {
  return `/${departement}/observatoire/accessibilite/fichiers${suite === undefined ? "" : `/${suite}`}`;
}

/** What would become of childcare, or one of its pages: the public id of a scenario, « nouveau ». */
export function lienPerspectives(departement: string, suite?: string): string {
  return `/${departement}/observatoire/perspectives${suite === undefined ? "" : `/${suite}`}`;
}

/** What is hidden and why, or one of its pages: « regles », « regles/nouvelle », « regles/{id} ». */
export function lienSecret(
  departement: string,
  suite?: string,
  choix: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return addressWith(`/${departement}/observatoire/secret${suite === undefined ? "" : `/${suite}`}`, choix);
}

export function lienFichier(departement: string, publicId: string): string {
  return `/${departement}/observatoire/donnees/${publicId}`;
}

export function lienExplorateur(
  departement: string,
  choix: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return addressWith(`/${departement}/observatoire`, choix);
}

/** Where a territory to portray is chosen. */
export function lienPortraits(departement: string): string {
  return `/${departement}/observatoire/territoires`;
}

/** Territories side by side, by their codes, on one theme when one is said. */
export function lienComparer(
  departement: string,
  codes: readonly string[] = [],
  theme: string | null = null,
  suffixe: "" | "/donnees.csv" | "/donnees.xlsx" = "",
): string {
  const query = new URLSearchParams(codes.map((code) => ["t", code]));
  if (theme) query.set("theme", theme);
  const text = query.toString();
  return `/${departement}/observatoire/comparer${suffixe}${text ? `?${text}` : ""}`;
}

/** An indicator of a territory through the years. */
export function lienEvolution(
  departement: string,
  choix: Readonly<Record<string, string | number | null | undefined>> = {},
  suffixe: "" | "/courbe.svg" | "/courbe.png" | "/donnees.csv" | "/donnees.xlsx" | "/integrable" = "",
): string {
  return addressWith(`/${departement}/observatoire/evolution${suffixe}`, choix);
}
