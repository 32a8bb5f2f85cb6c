/** The page of the ties of an object, by its kind and its public id or identifier. */
export function lienRenvois(departement: string, genre: string, cle: string): string {
  return `/${departement}/renvois/${genre}/${cle}`;
}
