/** One square of the schematic map: column and row, from the north-west. */
export type Tuile = { siren: string; x: number; y: number; abrege: string };

/** A short label to write inside the square when nobody chose one. */
type Placement = { x: number; y: number; abrege: string };

/**
 * EPCI of the Puy-de-Dôme (COG 2026) on a grid, placed by hand after their position: north is up, west is left. Not a
 * projection: it keeps neighbours together, no more.
 */
const PUY_DE_DOME: Readonly<Record<string, Placement>> = {
  "200072080": { x: 0, y: 0, abrege: "St-Éloy" },
  "200072098": { x: 1, y: 0, abrege: "Comb. Sioule" },
  "200071199": { x: 2, y: 0, abrege: "Pl. Limagne" },
  "200071215": { x: 0, y: 1, abrege: "Chavanon" },
  "200070753": { x: 2, y: 1, abrege: "Riom" },
  "246301097": { x: 3, y: 1, abrege: "Dore Allier" },
  "200070712": { x: 4, y: 1, abrege: "Thiers" },
  "246300701": { x: 1, y: 2, abrege: "Clermont" },
  "200067627": { x: 2, y: 2, abrege: "Billom" },
  "200069169": { x: 0, y: 2, abrege: "D. Sancy Art." },
  "246300966": { x: 0, y: 3, abrege: "Sancy" },
  "200069177": { x: 1, y: 3, abrege: "Mond'Arv." },
  "200070407": { x: 2, y: 3, abrege: "Issoire" },
  "200070761": { x: 3, y: 3, abrege: "Ambert" },
};

/**
 * Squares for a list of EPCI. Those of a département placed by hand keep their place; any other list is laid out in
 * reading order, five a row, which shows nothing of the geography: `placees` says which of the two it is.
 */
export function tuilesOf(epci: readonly { siren: string; nom: string }[]): {
  tuiles: Tuile[];
  placees: boolean;
} {
  const placees = epci.length > 0 && epci.every((one) => one.siren in PUY_DE_DOME);
  const tuiles = epci.map((one, index) => {
    const placement = placees ? PUY_DE_DOME[one.siren] : undefined;
    return {
      siren: one.siren,
      ...(placement ?? { x: index % 5, y: Math.floor(index / 5), abrege: shorten(one.nom) }),
    };
  });
  return { tuiles, placees };
}

function shorten(nom: string): string {
  const bare = nom.replace(/^(?:CC|CA|CU)\s+/i, "");
  return bare.length <= 12 ? bare : `${bare.slice(0, 11).trimEnd()}…`;
}
