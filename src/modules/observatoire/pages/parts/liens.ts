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

export function lienFichier(departement: string, publicId: string): string {
  return `/${departement}/observatoire/donnees/${publicId}`;
}

export function lienExplorateur(
  departement: string,
  choix: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return addressWith(`/${departement}/observatoire`, choix);
}

export function lienTerritoire(departement: string, code: string): string {
  return `/${departement}/observatoire/territoires/${code}`;
}
