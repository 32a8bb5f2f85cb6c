/** The models of one's own institution. */
export function lienModeles(departement: string): string {
  return `/${departement}/modeles`;
}

/** The model of one paper, by its key. */
export function lienModele(departement: string, papier: string): string {
  return `${lienModeles(departement)}/${papier}`;
}
