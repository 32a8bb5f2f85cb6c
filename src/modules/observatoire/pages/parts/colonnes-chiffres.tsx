import { Link } from "#platform/ui/link.tsx";
import type { Column } from "#platform/ui/table.tsx";
import { sayCase, withUnit } from "../../domain/dire.ts";
import { sayMillesime } from "../../domain/millesime.ts";
import type { LigneChiffres, TerritoirePortrait } from "../../queries/portrait/read-chiffres.ts";
import { lienExplorateur } from "./liens.ts";

/** A territory of a table, with its place among the cells of each line. */
export type Colonne = { readonly territoire: TerritoirePortrait; readonly place: number };

/** The columns where something is said: an empty one would only take the place of the others. */
export function colonnesDites(
  territoires: readonly TerritoirePortrait[],
  lignes: readonly LigneChiffres[],
): Colonne[] {
  return territoires
    .map((territoire, place) => ({ territoire, place }))
    .filter(({ place }) => place === 0 || lignes.some(({ cases }) => cases[place]));
}

/** Indicators in rows, territories in columns, then the vintage; a figure that nobody publishes is marked. */
export function colonnesChiffres(
  departement: string,
  colonnes: readonly Colonne[],
  largeur: "moyenne" | "large" = "large",
): Column<LigneChiffres>[] {
  return [
    {
      cle: "indicateur",
      titre: "Indicateur",
      entete: true,
      largeur,
      rendu: ({ indicateur, definition, cases }) => (
        <>
          <Link to={lienExplorateur(departement, { indicateur: indicateur.code })}>{indicateur.libelle}</Link>
          {indicateur.unite.length > 10 ? (
            <span className="discret unite-longue">{`, ${indicateur.unite}`}</span>
          ) : null}
          {definition ? <span className="discret">{` (${definition})`}</span> : null}
          {cases.some((one) => one?.calcul) ? <span className="discret"> *</span> : null}
        </>
      ),
    },
    ...colonnes.map(
      ({ territoire, place }): Column<LigneChiffres> => ({
        cle: `${territoire.maille} ${territoire.code}`,
        titre: territoire.nom,
        align: "end",
        rendu: ({ cases, indicateur }) => {
          const one = cases[place];
          return one ? withUnit(sayCase(one, indicateur.decimales), indicateur.unite) : "—";
        },
      }),
    ),
    {
      cle: "millesime",
      titre: "Année",
      largeur: "ajustee",
      rendu: ({ millesime }) => sayMillesime(millesime),
    },
  ];
}
