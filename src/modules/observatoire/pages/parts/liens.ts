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

export function lienFichier(departement: string, publicId: string): string {
  return `/${departement}/observatoire/donnees/${publicId}`;
}
