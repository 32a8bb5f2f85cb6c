import { lienPortrait } from "#modules/territoires/index.ts";
import { Link } from "#platform/ui/link.tsx";
import type { Column } from "#platform/ui/table.tsx";
import { formatFigure, sayCase, withUnit } from "../../domain/dire.ts";
import type { Explorer } from "../../queries/explorer/read-explorer.ts";
import type { ObservationNommee } from "../../queries/list-observations.ts";
import { referenceOf } from "./lecture-explorer.ts";

/** The table of the explorer: territory, value, what separates it from the reference, its portrait. */
export function colonnesExplorer(
  departement: string,
  { tableau: { indicateur, montre }, reperes }: Explorer,
  lien: (more: Record<string, string | number | null>) => string,
): Column<ObservationNommee>[] {
  const reference = referenceOf(reperes)?.observation ?? null;
  const portrait =
    montre?.maille === "commune" || montre?.maille === "epci" || montre?.maille === "departement";
  return [
    {
      cle: "nom",
      titre: "Territoire",
      tri: "nom",
      entete: true,
      largeur: "large",
      rendu: (one) => <Link to={lien({ territoire: one.code })}>{one.nom}</Link>,
    },
    {
      cle: "valeur",
      titre: "Valeur",
      tri: "valeur",
      align: "end",
      rendu: (one) => withUnit(sayCase(one, indicateur.decimales), indicateur.unite),
    },
    ...(reference?.valeur && indicateur.agregation !== "somme"
      ? [
          {
            cle: "ecart",
            titre: "Écart à la référence",
            align: "end" as const,
            rendu: (one: ObservationNommee) => ecart(one.valeur, reference.valeur ?? 0, indicateur.decimales),
          },
        ]
      : []),
    ...(portrait
      ? [
          {
            cle: "portrait",
            titre: "Portrait",
            rendu: (one: ObservationNommee) => (
              <Link to={lienPortrait(departement, one.code)} aria-label={`Portrait : ${one.nom}`}>
                Portrait
              </Link>
            ),
          },
        ]
      : []),
  ];
}

function ecart(valeur: number | null, reference: number, decimales: number): string {
  if (valeur === null) return "";
  const written = formatFigure(Math.abs(valeur - reference), decimales);
  return `${valeur < reference ? "−" : "+"}${written}`;
}
