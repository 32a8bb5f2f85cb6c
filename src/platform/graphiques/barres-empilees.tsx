import { useId } from "react";
import { placeSegments } from "#platform/ui/charts/bar-stack.tsx";
import { ChartFigure } from "#platform/ui/charts/figure.tsx";
import { Motifs, motif } from "#platform/ui/charts/patterns.tsx";
import type { Ton } from "#platform/ui/glyphs.tsx";

export type PartEmpilee = { cle: string; label: string; ton: Ton };

export type RangEmpile = {
  cle: string;
  label: string;
  /** One a part, 0 or more; null when unknown, which is written and not drawn. */
  valeurs: readonly (number | null)[];
  /** What the whole is worth as published: parts that were rounded may not add up to it. */
  total: string;
};

export type BarresEmpileesProps = {
  titre: string;
  phrase: string;
  /** Head of the column of the names, and of the whole. */
  entetes: readonly [nom: string, total: string];
  parts: readonly PartEmpilee[];
  rangs: readonly RangEmpile[];
  format: (valeur: number) => string;
};

/** A bar a row, on one scale, each cut in the same parts: what a whole is made of, here and elsewhere. */
export function BarresEmpilees({ titre, phrase, entetes, parts, rangs, format }: BarresEmpileesProps) {
  const prefix = useId();
  const sum = (valeurs: readonly (number | null)[]) =>
    valeurs.reduce<number>((all, one) => all + (one ?? 0), 0);
  const top = Math.max(1, ...rangs.map(({ valeurs }) => sum(valeurs)));
  const write = (valeur: number | null | undefined) =>
    valeur === null || valeur === undefined ? "inconnu" : format(valeur);
  return (
    <ChartFigure
      titre={titre}
      phrase={phrase}
      donnees={{
        entetes: [entetes[0], ...parts.map(({ label }) => label), entetes[1]],
        lignes: rangs.map(({ label, valeurs, total }) => [
          label,
          ...parts.map((_, n) => write(valeurs[n])),
          total,
        ]),
      }}
    >
      <Motifs prefix={prefix} tons={parts.map(({ ton }) => ton)} />
      <ul className="barres" aria-label={titre}>
        {rangs.map(({ cle, label, valeurs, total }) => (
          <li key={cle}>
            <span>{label}</span>
            <span className="valeur">{total}</span>
            <svg width="100%" height="20" aria-hidden="true" focusable="false">
              <rect className="barre-fond" width="100%" height="100%" />
              {placeSegments([
                ...parts.map((part, n) => ({ ...part, valeur: valeurs[n] ?? 0 })),
                { cle: "reste", label: "", ton: "neutre", valeur: top - sum(valeurs) },
              ]).map(({ cle: part, ton, from, to100 }) =>
                part === "reste" || to100 <= from ? null : (
                  <rect
                    key={part}
                    className="barre-segment"
                    x={`${from}%`}
                    width={`${to100 - from}%`}
                    height="100%"
                    fill={motif(prefix, ton)}
                  />
                ),
              )}
            </svg>
          </li>
        ))}
      </ul>
      <ul className="legende">
        {parts.map(({ cle, label, ton }) => (
          <li key={cle}>
            <svg viewBox="0 0 20 16" aria-hidden="true" focusable="false">
              <rect width="20" height="16" fill={motif(prefix, ton)} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
