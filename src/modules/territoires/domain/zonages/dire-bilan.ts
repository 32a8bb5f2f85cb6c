import { formatList, plural } from "#platform/values/french.ts";

type Bilan = {
  readonly zones: number;
  readonly communes: number;
  readonly ailleurs: number;
  readonly anciens: readonly string[];
  readonly inconnues: readonly { readonly ligne: number; readonly texte: string }[];
};

/** Rows left aside that are written out. */
const EXEMPLES = 10;

/** What an import of zones did, in French, one sentence an item. */
export function direBilan({ zones, communes, ailleurs, anciens, inconnues }: Bilan): string[] {
  return [
    `${plural(zones, "zone")} et ${plural(communes, "commune")} du département.`,
    ...(anciens.length > 0
      ? [`Anciens codes, lus comme la commune qui les a repris : ${formatList(anciens)}.`]
      : []),
    ...(ailleurs > 0 ? [`${plural(ailleurs, "commune")} d’un autre département, laissées de côté.`] : []),
    ...(inconnues.length > 0
      ? [
          `${plural(inconnues.length, "ligne illisible", "lignes illisibles")}, laissées de côté : ${inconnues
            .slice(0, EXEMPLES)
            .map(({ ligne, texte }) => `ligne ${ligne} (${texte})`)
            .join(", ")}${inconnues.length > EXEMPLES ? "…" : "."}`,
        ]
      : []),
  ];
}
