import { CREUX, ENCRE_2, FILET_FORT } from "./couleurs.ts";

/** Why a territory has no value: three things that 0 is not, and that look different from each other everywhere. */
export const ABSENCES = ["secret", "absent", "sans-objet"] as const;
export type Absence = (typeof ABSENCES)[number];

export const LIBELLE_ABSENCE: Readonly<Record<Absence, string>> = {
  secret: "couvert par le secret statistique",
  absent: "non disponible",
  "sans-objet": "sans objet ici",
};

export function hachure(prefix: string, absence: Absence): string {
  return `url(#${prefix}-${absence})`;
}

/** Definitions of the hatchings of one drawing; `pas` is their step in its units. */
export function Hachures({ prefix, pas }: { prefix: string; pas: number }) {
  const half = pas / 2;
  const trait = { className: "hachure-trait", stroke: ENCRE_2, strokeWidth: pas / 7, fill: "none" };
  return (
    <defs>
      {ABSENCES.map((absence) => (
        <pattern
          key={absence}
          id={`${prefix}-${absence}`}
          width={pas}
          height={pas}
          patternUnits="userSpaceOnUse"
        >
          <rect className="hachure-fond" width={pas} height={pas} fill={CREUX} />
          {absence === "secret" ? (
            <path
              {...trait}
              d={`M0 ${pas}L${pas} 0M${-half} ${half}L${half} ${-half}M${half} ${pas + half}L${pas + half} ${half}`}
            />
          ) : null}
          {absence === "absent" ? (
            <circle className="hachure-point" cx={half} cy={half} r={pas / 6} fill={FILET_FORT} />
          ) : null}
          {absence === "sans-objet" ? <path {...trait} d={`M0 ${half}H${pas}`} /> : null}
        </pattern>
      ))}
    </defs>
  );
}
