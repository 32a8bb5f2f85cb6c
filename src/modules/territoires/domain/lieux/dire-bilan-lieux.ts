import { plural } from "#platform/values/french.ts";

/** Codes that a sentence names before it only counts. */
const NOMMES = 5;

type Bilan = {
  communes: number;
  ailleurs: number;
  absentes: readonly string[];
  inconnues: readonly { ligne: number; texte: string }[];
};

/** What an import of centres found, in sentences. */
export function direBilanLieux({ communes, ailleurs, absentes, inconnues }: Bilan): string[] {
  return [
    `${plural(communes, "commune située", "communes situées")} dans le département, ${plural(ailleurs, "autre")} autour.`,
    ...(absentes.length > 0
      ? [
          `Le fichier ne dit rien de ${plural(absentes.length, "commune")} : ${absentes.slice(0, NOMMES).join(", ")}${absentes.length > NOMMES ? "…" : ""}.`,
        ]
      : []),
    ...inconnues.slice(0, NOMMES).map(({ ligne, texte }) => `Ligne ${ligne}, non comprise : ${texte}.`),
    ...(inconnues.length > NOMMES
      ? [`${plural(inconnues.length - NOMMES, "autre ligne non comprise", "autres lignes non comprises")}.`]
      : []),
  ];
}
