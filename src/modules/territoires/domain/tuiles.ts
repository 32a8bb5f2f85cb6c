/** One tile of the schematic map: column and row from the north-west; half rows are allowed. */
export type Tuile = { siren: string; x: number; y: number; abrege: string };

type Placement = Omit<Tuile, "siren">;

/**
 * EPCI of the Puy-de-Dôme (COG 2026), placed by hand after their position: north is up, west is left. Not a projection:
 * it keeps neighbours together, no more. The two eastern columns are shifted so that Thiers touches Entre Dore et Allier
 * and Billom, and Ambert touches Thiers, Billom and Issoire, as they do.
 */
const PUY_DE_DOME: Readonly<Record<string, Placement>> = {
  "200072080": { x: 0, y: 0, abrege: "St-Éloy" },
  "200071215": { x: 0, y: 1, abrege: "Chavanon" },
  "200069169": { x: 0, y: 2, abrege: "Dômes Artense" },
  "246300966": { x: 0, y: 3, abrege: "Massif Sancy" },
  "200072098": { x: 1, y: 0, abrege: "Sioule Morge" },
  "200070753": { x: 1, y: 1, abrege: "Riom" },
  "246300701": { x: 1, y: 2, abrege: "Clermont" },
  "200069177": { x: 1, y: 3, abrege: "Mond’ Arverne" },
  "200071199": { x: 2, y: 0.5, abrege: "Plaine Limagne" },
  "246301097": { x: 2, y: 1.5, abrege: "Dore Allier" },
  "200067627": { x: 2, y: 2.5, abrege: "Billom" },
  "200070407": { x: 2, y: 3.5, abrege: "Issoire" },
  "200070712": { x: 3, y: 2, abrege: "Thiers" },
  "200070761": { x: 3, y: 3, abrege: "Ambert" },
};

/** EPCI of the Allier (COG 2026), placed in the same way; Le Grand Charolais lies mostly in Saône-et-Loire. */
const ALLIER: Readonly<Record<string, Placement>> = {
  "240300566": { x: 0, y: 0.5, abrege: "Val Cher" },
  "240300657": { x: 0, y: 1.5, abrege: "Huriel" },
  "240300558": { x: 1, y: 0, abrege: "Tronçais" },
  "200071082": { x: 1, y: 1, abrege: "Mont- luçon" },
  "200071496": { x: 2, y: 0, abrege: "Bocage" },
  "200071512": { x: 2, y: 1, abrege: "Commen- try" },
  "200071389": { x: 2, y: 2, abrege: "St-Pour- çain" },
  "200071140": { x: 3, y: 0.5, abrege: "Moulins" },
  "200071470": { x: 3, y: 1.5, abrege: "Allier Besbre" },
  "200071363": { x: 3, y: 2.5, abrege: "Vichy" },
  "200071884": { x: 4, y: 1, abrege: "Grand Charol." },
  "240300491": { x: 4, y: 2, abrege: "Lapalisse" },
};

/** EPCI of the Haute-Loire (COG 2026), placed in the same way. */
const HAUTE_LOIRE: Readonly<Record<string, Placement>> = {
  "244301099": { x: 0, y: 0, abrege: "Auzon" },
  "200085728": { x: 0, y: 1, abrege: "Brioude" },
  "200073393": { x: 0, y: 2, abrege: "Haut Allier" },
  "200073419": { x: 1, y: 1.5, abrege: "Le Puy" },
  "244301123": { x: 1, y: 2.5, abrege: "Cayres Pradelles" },
  "200073427": { x: 2, y: 0, abrege: "Marches Velay" },
  "244301016": { x: 2, y: 1, abrege: "Sucs" },
  "200073401": { x: 2, y: 2, abrege: "Mézenc Meygal" },
  "244301131": { x: 3, y: 0, abrege: "Loire Semène" },
  "244300307": { x: 3, y: 1, abrege: "Haut Pays" },
  "244301107": { x: 3, y: 2, abrege: "Haut Lignon" },
};

const PLACEMENTS = [PUY_DE_DOME, ALLIER, HAUTE_LOIRE].map((placed) => new Map(Object.entries(placed)));

/**
 * Tiles of a list of EPCI, or null when one of them was never placed by hand: a map whose places mean nothing would
 * mislead, the list says as much.
 */
export function tuilesOf(epci: readonly { siren: string }[]): Tuile[] | null {
  if (epci.length === 0) return null;
  for (const placement of PLACEMENTS) {
    const tuiles = epci.flatMap(({ siren }) => {
      const tuile = placement.get(siren);
      return tuile ? [{ siren, ...tuile }] : [];
    });
    if (tuiles.length === epci.length) return tuiles;
  }
  return null;
}
