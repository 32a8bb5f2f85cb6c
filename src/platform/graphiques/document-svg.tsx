import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type CarteProps, Dessin, lignesLegende } from "./carte.tsx";
import { ENCRE, ENCRE_2, FILET_FORT, FOND, TRAITS } from "./couleurs.ts";
import { type CourbeProps, HAUTEUR, ruptures, TIRETS, Trace } from "./courbe.tsx";
import { Hachures } from "./hachures.tsx";

/** A chart that leaves the site: everything that makes it understood is inside. Sizes in pixels. */
const LARGE = 1_200;
const MARGE = 40;
const POLICE = "Source Sans 3, Source Sans Pro, Helvetica, Arial, sans-serif";

export type NoticeFichier = {
  titre: string;
  phrase: string;
  /** Source, vintage, geography, one a line. */
  notice: readonly string[];
};

/** The map as a file of SVG: title, sentence, drawing, legend, notice. */
export function carteEnSvg(
  carte: Pick<CarteProps, "fond" | "territoires" | "bandes" | "format" | "selection" | "legende">,
  texte: NoticeFichier,
): string {
  const { fond } = carte;
  const width = LARGE - 2 * MARGE;
  const height = Math.round((fond.hauteur / fond.largeur) * width);
  const legend = lignesLegende({ ...carte, prefix: "legende" });
  const rows = Math.ceil(legend.length / 2);
  return envelope(
    texte,
    height + 50 + rows * 30,
    <>
      <svg
        aria-hidden="true"
        x={MARGE}
        width={width}
        height={height}
        viewBox={`0 0 ${fond.largeur} ${fond.hauteur}`}
      >
        <Dessin {...carte} prefix="carte" liens={false} />
      </svg>
      <g transform={`translate(${MARGE} ${height + 34})`} fontSize="18" fill={ENCRE}>
        <Hachures prefix="legende" pas={8} />
        <text fontWeight="700">{carte.legende}</text>
        {legend.map(({ cle, fill, texte: line }, index) => (
          <g
            key={cle}
            transform={`translate(${(index % 2) * (width / 2)} ${14 + Math.floor(index / 2) * 30})`}
          >
            <rect width="28" height="20" fill={fill} stroke={FILET_FORT} />
            <text x="38" y="16">
              {line}
            </text>
          </g>
        ))}
      </g>
    </>,
  );
}

/** Curves as a file of SVG: title, sentence, drawing, legend with its breaks, notice. */
export function courbeEnSvg(
  { series, legende, format }: Pick<CourbeProps, "series" | "legende" | "format">,
  texte: NoticeFichier,
): string {
  const width = LARGE - 2 * MARGE;
  const height = HAUTEUR * 2;
  const drawn = series.filter(({ points }) => points.some(({ valeur }) => valeur !== null));
  const cuts = ruptures(drawn);
  const rows = drawn.length + cuts.length;
  return envelope(
    texte,
    height + 50 + rows * 30,
    <>
      <g transform={`translate(${MARGE} 0) scale(2)`} fontSize="9">
        <svg width={width / 2} height={HAUTEUR} viewBox={`0 0 ${width / 2} ${HAUTEUR}`} aria-hidden="true">
          <Trace series={drawn} cuts={cuts} format={format} largeur={width / 2} />
        </svg>
      </g>
      <g transform={`translate(${MARGE} ${height + 34})`} fontSize="18" fill={ENCRE}>
        <text fontWeight="700">{legende}</text>
        {drawn.map(({ cle, label }, index) => (
          <g key={cle} transform={`translate(0 ${14 + index * 30})`}>
            <line
              x2="48"
              y1="10"
              y2="10"
              stroke={TRAITS[index % TRAITS.length]}
              strokeWidth={index === 0 ? 5 : 3}
              strokeDasharray={TIRETS[index % TIRETS.length]}
            />
            <text x="60" y="16">
              {label}
            </text>
          </g>
        ))}
        {cuts.map(({ annee, change }, index) => (
          <text key={annee} x="60" y={30 + (drawn.length + index) * 30}>
            {`${annee} : ${change}`}
          </text>
        ))}
      </g>
    </>,
  );
}

/** A drawing `height` pixels high between its title and its notice. */
function envelope({ titre, phrase, notice }: NoticeFichier, height: number, drawing: ReactNode): string {
  const head = wrap(titre, 62);
  const said = wrap(phrase, 112);
  const foot = notice.flatMap((line) => wrap(line, 130));
  const top = MARGE + head.length * 40 + said.length * 26 + 16;
  const bottom = top + height + 24;
  const total = bottom + foot.length * 22 + MARGE;
  const markup = renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={LARGE}
      height={total}
      viewBox={`0 0 ${LARGE} ${total}`}
      fontFamily={POLICE}
      role="img"
      aria-label={titre}
    >
      <title>{titre}</title>
      <desc>{[phrase, ...notice].join(" ")}</desc>
      <rect width={LARGE} height={total} fill={FOND} />
      <Lines lines={head} y={MARGE + 30} step={40} size={32} weight="700" fill={ENCRE} />
      <Lines lines={said} y={MARGE + head.length * 40 + 22} step={26} size={20} fill={ENCRE_2} />
      <g transform={`translate(0 ${top})`}>{drawing}</g>
      <line x1={MARGE} x2={LARGE - MARGE} y1={bottom - 12} y2={bottom - 12} stroke={FILET_FORT} />
      <Lines lines={foot} y={bottom + 14} step={22} size={16} fill={ENCRE_2} />
    </svg>,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}`;
}

function Lines({
  lines,
  y,
  step,
  size,
  fill,
  weight,
}: {
  lines: readonly string[];
  y: number;
  step: number;
  size: number;
  fill: string;
  weight?: string;
}) {
  return lines.map((line, index) => (
    <text key={index} x={MARGE} y={y + index * step} fontSize={size} fontWeight={weight} fill={fill}>
      {line}
    </text>
  ));
}

/** SVG breaks no line: cut at spaces, `width` letters at most. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
