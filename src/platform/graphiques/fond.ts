/** What a map is drawn on: the outline of each territory in one frame. */
export type Fond = {
  readonly largeur: number;
  readonly hauteur: number;
  readonly formes: readonly FormeFond[];
  /** Borders of the mesh above, drawn over the map. */
  readonly limites: string | null;
  /** Tiles placed by hand in the place of outlines. */
  readonly schematique: boolean;
  /** Discs in the place of outlines: no figure holds in them. */
  readonly disques?: boolean;
};

export type FormeFond = {
  readonly code: string;
  /** Path of SVG; of integers, made by us. */
  readonly trace: string;
  /** Where its label stands. */
  readonly x: number;
  readonly y: number;
  /** Written on a tile, which nobody can tell by its shape. */
  readonly abrege?: string;
};

/** Side of a tile; a drawing of tiles has about the width of one of outlines. */
const COTE = 900;

/** A tile a territory, in the place of its outline; `x` and `y` count tiles from the north-west. */
export function fondTuiles(
  tuiles: readonly {
    readonly code: string;
    readonly x: number;
    readonly y: number;
    readonly abrege: string;
  }[],
): Fond {
  return {
    largeur: COTE * Math.max(1, ...tuiles.map(({ x }) => x + 1)),
    hauteur: COTE * Math.max(1, ...tuiles.map(({ y }) => y + 1)),
    formes: tuiles.map(({ code, x, y, abrege }) => ({
      code,
      abrege,
      trace: `M${x * COTE + 12} ${y * COTE + 12}h${COTE - 24}v${COTE - 24}h${24 - COTE}z`,
      x: (x + 0.5) * COTE,
      y: (y + 0.5) * COTE,
    })),
    limites: null,
    schematique: true,
  };
}
