import type { Column } from "#platform/ui/table.tsx";
import { formatFigure, sayCase, withUnit } from "../../domain/dire.ts";
import { hasFigure } from "../../domain/statuts.ts";
import { LIBELLE_STATUT } from "../../domain/vocabulaire.ts";
import type { IndicateurListe } from "../../queries/list-indicateurs.ts";
import type { ObservationNommee } from "../../queries/list-observations.ts";

/** Columns of an indicator by territory: the figure, what it is made of, and what must be known of it. */
export function colonnesTableau(
  indicateur: Pick<IndicateurListe, "unite" | "decimales" | "calcul" | "numerateur" | "denominateur">,
): Column<ObservationNommee>[] {
  const { unite, decimales, calcul } = indicateur;
  const counts = calcul === "ratio" || calcul === "formule";
  return [
    {
      cle: "nom",
      titre: "Territoire",
      tri: "nom",
      entete: true,
      rendu: (one) => (
        <>
          {one.nom} <span className="discret">{one.code}</span>
        </>
      ),
    },
    {
      cle: "valeur",
      titre: unite.length > 10 ? `Valeur, ${unite}` : "Valeur",
      tri: "valeur",
      align: "end",
      rendu: (one) =>
        one.valeur === null ? (
          <span className="discret">{sayCase(one, decimales)}</span>
        ) : (
          withUnit(sayCase(one, decimales), unite)
        ),
    },
    ...(counts
      ? [
          countColumn("numerateur", indicateur.numerateur ?? "Numérateur"),
          countColumn("denominateur", indicateur.denominateur ?? "Dénominateur"),
        ]
      : []),
    { cle: "statut", titre: "Ce qu’il faut savoir", rendu: (one) => sayReserves(one, decimales) },
  ];
}

function countColumn(cle: "numerateur" | "denominateur", titre: string): Column<ObservationNommee> {
  return {
    ...{ cle, titre, align: "end" },
    rendu: (one) => {
      const count = one[cle];
      return count === null ? "" : formatFigure(count, Number.isInteger(count) ? 0 : 1);
    },
  };
}

/** Status, note, contradictions and other sources, in words. */
function sayReserves(one: ObservationNommee, decimales: number): string {
  const parts = [
    one.contradiction && "deux valeurs dans le même fichier",
    !one.contradiction && (one.statut !== "publie" || !hasFigure(one.statut)) && LIBELLE_STATUT[one.statut],
    one.note,
    ...one.ecarts.map(
      ({ valeur, origine }) =>
        valeur !== null && `${formatFigure(valeur, decimales)} selon ${origine.producteur} (${origine.jeu})`,
    ),
  ];
  return parts.filter(Boolean).join(" ; ");
}
