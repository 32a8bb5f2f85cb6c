import { addressWith } from "#platform/http/listing.ts";

/** Addresses of the module, built in one place. */
export function lienTerritoires(departement: string): string {
  return `/${departement}/territoires`;
}

/** The portrait of a commune, an EPCI or the département; kept by the observatory, which this module does not know. */
export function lienPortrait(departement: string, code: string): string {
  return `/${departement}/observatoire/territoires/${code}`;
}

export function lienEpci(departement: string, siren: string): string {
  return `/${departement}/territoires/${siren}`;
}

/** Where the centres of the communes are imported. */
export function lienLieux(departement: string): string {
  return `/${departement}/territoires/lieux`;
}

export function lienZonages(
  departement: string,
  filtre: Readonly<Record<string, string | number | null>> = {},
  suffixe: "" | ".csv" | "/importer" = "",
): string {
  return addressWith(`/${departement}/territoires/zonages${suffixe}`, filtre);
}

/** What the EPCI take care of, or the form of one of them. */
export function lienCompetences(departement: string, siren?: string): string {
  return siren === undefined
    ? `/${departement}/territoires/competences`
    : `/${departement}/territoires/${siren}/competences`;
}
