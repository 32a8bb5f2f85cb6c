/** Addresses of the module, built in one place. */
export function lienTerritoires(departement: string): string {
  return `/${departement}/territoires`;
}

export function lienEpci(departement: string, siren: string): string {
  return `/${departement}/territoires/${siren}`;
}
