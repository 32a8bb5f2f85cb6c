/** Where the figures come from, and of which year. */
export function SourceTerritoires({ millesime }: { millesime: number }) {
  return (
    <p className="discret">
      Source : Code officiel géographique {millesime}, populations municipales Insee, via
      @etalab/decoupage-administratif.
    </p>
  );
}
