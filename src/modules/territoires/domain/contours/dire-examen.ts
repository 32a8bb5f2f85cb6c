import { formatList, plural } from "#platform/values/french.ts";

const MAILLES = { commune: "commune", epci: "intercommunalité", departement: "département" } as const;

type Examen = {
  readonly jeux: readonly { readonly maille: keyof typeof MAILLES; readonly formes: readonly unknown[] }[];
  readonly absentes: readonly string[];
  readonly anciens: readonly string[];
  readonly fictifs: number;
  readonly ailleurs: number;
};

/** What an import of contours did, in sentences: what is drawn, then what was left aside and why. */
export function direExamen({ jeux, absentes, anciens, fictifs, ailleurs }: Examen): string[] {
  const drawn = jeux
    .filter(({ maille }) => maille !== "departement")
    .map(({ maille, formes }) => plural(formes.length, MAILLES[maille]));
  return [
    `Contours dessinés : ${formatList(drawn)}.`,
    ...(absentes.length > 0
      ? [
          `Sans contour dans le fichier : ${plural(absentes.length, "commune")} (${formatList(absentes.slice(0, 8))}${absentes.length > 8 ? "…" : ""}).`,
        ]
      : []),
    ...(anciens.length > 0
      ? [
          `${plural(anciens.length, "ancienne commune", "anciennes communes")} dessinées dans celle qui les a prises : ${formatList(anciens.slice(0, 8))}${anciens.length > 8 ? "…" : ""}.`,
        ]
      : []),
    ...(fictifs > 0 ? [`${plural(fictifs, "code fictif", "codes fictifs")} (XX), laissés de côté.`] : []),
    ...(ailleurs > 0 ? [`${plural(ailleurs, "territoire")} d’un autre département, laissés de côté.`] : []),
  ];
}
