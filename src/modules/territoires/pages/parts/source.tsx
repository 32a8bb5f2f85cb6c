import { NBSP } from "#platform/values/french.ts";
import { MILLESIME } from "../../domain/millesime.ts";

const POPULATIONS = `Code officiel géographique ${MILLESIME}, populations municipales Insee, via @etalab/decoupage-administratif`;

/** Where the figures come from, and of which year. */
export function SourceTerritoires() {
  return <p className="discret">{`Source${NBSP}: ${POPULATIONS}.`}</p>;
}

/** What a map of the population says under itself: figures, contours, geography. */
export function noticeCarte({
  source,
  millesime,
}: {
  source: string | null;
  millesime: number | null;
}): string[] {
  return [
    `Source${NBSP}: ${POPULATIONS}. Géographie${NBSP}: intercommunalités au 1er janvier ${MILLESIME}.`,
    source === null
      ? `Carte schématique${NBSP}: la place des tuiles est approchée.`
      : `Contours${NBSP}: ${source}${millesime === null || source.includes(String(millesime)) ? "" : `, ${millesime}`}, simplifiés.`,
  ];
}
