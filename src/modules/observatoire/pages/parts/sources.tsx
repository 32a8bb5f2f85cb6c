import { formatIsoDay, formatList } from "#platform/values/french.ts";
import type { ObservationLue, OrigineChiffre } from "../../queries/read-figures.ts";

/** Where the figures shown come from, with edition, geography and licence. */
export function Sources({ lignes }: { lignes: readonly Pick<ObservationLue, "origine">[] }) {
  const sources = new Map<string, OrigineChiffre>(lignes.map(({ origine }) => [origine.fichier, origine]));
  if (sources.size === 0) return null;
  const sentences = [...sources.values()].map(
    ({ producteur, jeu, edition, geographie, licence }) =>
      `${producteur}, ${jeu}, édition du ${formatIsoDay(edition)}, territoires de ${geographie}, ${licence}`,
  );
  return <p className="discret">{`Source : ${formatList(sentences)}.`}</p>;
}
