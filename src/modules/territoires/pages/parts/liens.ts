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
