import { ButtonLink } from "#platform/ui/actions.tsx";

export type LienHistoriqueProps = {
  departement: string;
  /** Kind of the object, and its identifier or the public id of its address. */
  genre: string;
  cle: string;
  /** What the right `journal.lire-historique` answers. */
  permis: boolean;
};

/** The way from the page of an object to who changed it, when and how. */
export function LienHistorique({ departement, genre, cle, permis }: LienHistoriqueProps) {
  return permis ? (
    <ButtonLink to={`/${departement}/historique/${genre}/${cle}`}>Historique</ButtonLink>
  ) : null;
}
