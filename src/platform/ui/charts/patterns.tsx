import type { ReactNode } from "react";
import type { Ton } from "../glyphs.tsx";

/** A drawing over the colour of each tone, so that two tones differ without colour. */
const TRAITS: Record<Ton, ReactNode> = {
  primaire: null,
  succes: null,
  info: <path className="motif-trait" d="M-2 2 2-2M0 8 8 0M6 10l4-4" />,
  attention: <circle className="motif-point" cx="4" cy="4" r="1.4" />,
  erreur: <path className="motif-trait" d="M0 0l8 8M8 0 0 8" />,
  neutre: <path className="motif-trait" d="M0 4h8" />,
};

/** Address of the fill of a tone in the document part named by `prefix`. */
export function motif(prefix: string, ton: Ton): string {
  return `url(#${prefix}-${ton})`;
}

/** Address of the fill of a tone that fades towards the right, for a period without end. */
export function fondu(prefix: string, ton: Ton): string {
  return `url(#${prefix}-${ton}-ouvert)`;
}

/** Definitions of the fills of the tones in use; `prefix` is unique in the page (`useId`). */
export function Motifs({
  prefix,
  tons,
  ouverts = false,
}: {
  prefix: string;
  tons: Iterable<Ton>;
  ouverts?: boolean;
}) {
  return (
    <svg className="motifs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {[...new Set(tons)].map((ton) => (
          <g key={ton} className={`ton-${ton}`}>
            <pattern id={`${prefix}-${ton}`} width="8" height="8" patternUnits="userSpaceOnUse">
              <rect className="motif-fond" width="8" height="8" />
              {TRAITS[ton]}
            </pattern>
            {ouverts ? (
              <linearGradient id={`${prefix}-${ton}-ouvert`}>
                <stop className="motif-stop" offset="0.55" />
                <stop className="motif-stop" offset="1" stopOpacity="0.15" />
              </linearGradient>
            ) : null}
          </g>
        ))}
      </defs>
    </svg>
  );
}
