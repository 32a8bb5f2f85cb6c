import type { ReactNode } from "react";
import { DataTable } from "#platform/ui/table.tsx";
import { isDetail } from "../../../domain/portrait/themes.ts";
import type { LigneChiffres, TerritoirePortrait } from "../../../queries/portrait/read-chiffres.ts";
import { colonnesChiffres, colonnesDites } from "../colonnes-chiffres.tsx";

type TableThemeProps = {
  code: string;
  main: TerritoirePortrait;
  territoires: readonly TerritoirePortrait[];
  titre: string;
  lignes: readonly LigneChiffres[];
  vide: ReactNode;
};

/** The figures of one theme; those that few ask are folded under it, and left out of a printed sheet. */
export function TableTheme({ code, main, territoires, titre, lignes, vide }: TableThemeProps) {
  const details = lignes.filter(isDetail);
  const table = (own: readonly LigneChiffres[], legende: string, empty: ReactNode) => (
    <DataTable
      {...{ legende, lignes: own, vide: empty }}
      legendeMasquee
      dense
      comptes
      colonnes={colonnesChiffres(code, colonnesDites(territoires, own))}
      cleLigne={({ indicateur }) => indicateur.code}
    />
  );
  return (
    <>
      {table(
        lignes.filter((one) => !isDetail(one)),
        `${titre} : ${main.nom}`,
        vide,
      )}
      {details.length > 0 && (
        <details className="donnees">
          <summary>Déciles et quartiles</summary>
          {table(details, `Déciles et quartiles : ${main.nom}`, null)}
        </details>
      )}
    </>
  );
}
