import { scaleQuantile, scaleQuantize } from "d3-scale";
import type { ReactNode } from "react";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import { Link } from "../link.tsx";
import { ChartFigure } from "./figure.tsx";

export type Tile = {
  code: string;
  label: string;
  /** What is written in the tile: at most nine letters, or two lines of nine (cut at a space). */
  abrege: string;
  /** Column and row of the tile, from 0. */
  x: number;
  y: number;
  /** 0 is a value; null is unknown; undefined on every tile draws a map without figures. */
  valeur?: number | null;
  to?: string;
};

export type TileMapProps = {
  titre: string;
  tuiles: readonly Tile[];
  /** What the figure in a tile is: « Population municipale 2021 ». */
  legende: string;
  phrase?: ReactNode;
  format?: (valeur: number) => string;
  /** Head of the first column of the table. */
  entete?: string;
  /**
   * How the shades cut the values: « etendue » in four equal spans, « effectifs » in four groups of as many tiles, for
   * values of which one dwarfs the others.
   */
  classes?: Decoupe;
};

export type Decoupe = "etendue" | "effectifs";

const SIDE = 88;
/** Letters that hold on one line of a tile on a phone. */
const ONE_LINE = 8;
const CLASSES = [0, 1, 2, 3] as const;
type Shade = (typeof CLASSES)[number];

/** Cuts the values in four classes, the darkest being the highest; one value makes one class. */
export function shadeOf(values: readonly number[], decoupe: Decoupe = "etendue"): (value: number) => Shade {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0 || low === high) return () => 1;
  if (decoupe === "effectifs") return scaleQuantile<Shade>().domain(values).range(CLASSES);
  return scaleQuantize<Shade>([low, high], CLASSES);
}

/** A short name on one line, a longer one cut at the space nearest to its middle. */
export function tileLines(abrege: string): string[] {
  const words = abrege.split(" ");
  if (abrege.length <= ONE_LINE || words.length === 1) return [abrege];
  const cuts = words.slice(1).map((_, index) => {
    const head = words.slice(0, index + 1).join(" ");
    return [head, words.slice(index + 1).join(" ")];
  });
  const widest = (lines: string[]) => Math.max(...lines.map((line) => line.length));
  return cuts.reduce((best, cut) => (widest(cut) < widest(best) ? cut : best));
}

function Drawing({ tile, text }: { tile: Tile; text: string | null }) {
  const lines = tileLines(tile.abrege);
  const top = (text === null ? SIDE / 2 + 2 : 34) - (lines.length - 1) * (text === null ? 7 : 10);
  return (
    <>
      <rect x="1" y="1" width="98%" height={SIDE - 4} rx="2" />
      {lines.map((line, index) => (
        <text key={index} className="tuile-abrege" x="49%" y={top + index * 14}>
          {line}
        </text>
      ))}
      {text === null ? null : (
        <text className="tuile-valeur" x="49%" y="66">
          {text}
        </text>
      )}
    </>
  );
}

/**
 * A schematic map: one tile a territory, placed by hand after its position. Tiles keep a legible height and
 * shrink in width on a phone. The figure is written in each tile; the shade only repeats it.
 */
export function TileMap({
  titre,
  tuiles,
  legende,
  phrase,
  format = formatNumber,
  entete = "Territoire",
  classes = "etendue",
}: TileMapProps) {
  const columns = Math.max(1, ...tuiles.map(({ x }) => x + 1));
  const lines = Math.max(1, ...tuiles.map(({ y }) => y + 1));
  const measured = tuiles.some(({ valeur }) => valeur !== undefined);
  const values = tuiles.flatMap(({ valeur }) => (typeof valeur === "number" ? [valeur] : []));
  const shade = shadeOf(values, classes);
  const write = (valeur: number | null | undefined) =>
    typeof valeur === "number" ? format(valeur) : "inconnu";
  const place = ({ x, y }: Tile) => ({
    x: `${(x / columns) * 100}%`,
    y: y * SIDE,
    width: `${100 / columns}%`,
    height: SIDE,
  });
  const sorted = [...tuiles].sort((a, b) => a.y - b.y || a.x - b.x);
  return (
    <ChartFigure
      titre={titre}
      phrase={
        <>
          {phrase ? <>{phrase} </> : null}
          {`Carte schématique${NBSP}: la place des tuiles est approchée.${measured ? ` ${legende}.` : ""}`}
        </>
      }
      donnees={
        measured
          ? { entetes: [entete, legende], lignes: sorted.map(({ label, valeur }) => [label, write(valeur)]) }
          : undefined
      }
    >
      <svg className="carte" width={columns * SIDE} height={lines * SIDE}>
        <title>{`${titre}, carte schématique`}</title>
        {sorted.map((tile) => {
          const known = typeof tile.valeur === "number" ? shade(tile.valeur) : null;
          const name = `tuile ${measured && known === null ? "tuile--inconnue" : `tuile--${known ?? 1}`}`;
          const text = measured ? (typeof tile.valeur === "number" ? format(tile.valeur) : "?") : null;
          const said = measured ? `${tile.label}${NBSP}: ${write(tile.valeur)}` : tile.label;
          return (
            <svg key={tile.code} {...place(tile)} className={name} role={tile.to ? undefined : "img"}>
              <title>{said}</title>
              {tile.to ? (
                <Link to={tile.to} aria-label={said}>
                  <Drawing tile={tile} text={text} />
                </Link>
              ) : (
                <Drawing tile={tile} text={text} />
              )}
            </svg>
          );
        })}
      </svg>
    </ChartFigure>
  );
}
