/** Addresses of the module, built in one place. */
export function lienActeurs(departement: string): string {
  return `/${departement}/acteurs`;
}

export function lienActeur(departement: string, publicId: string): string {
  return `/${departement}/acteurs/${publicId}`;
}
