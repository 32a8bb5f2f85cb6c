/** Page of the glossary of a département. */
export function lienGlossaire(departement: string): string {
  return `/${departement}/glossaire`;
}

/** Where the page says an entry. */
export function lienTerme(departement: string, cle: string): string {
  return `${lienGlossaire(departement)}#${ancreTerme(cle)}`;
}

/** Id of an entry in its page. */
export function ancreTerme(cle: string): string {
  return `terme-${cle}`;
}

/** Form of an entry. */
export function lienModifierTerme(departement: string, cle: string): string {
  return `${lienGlossaire(departement)}/${cle}/modifier`;
}
