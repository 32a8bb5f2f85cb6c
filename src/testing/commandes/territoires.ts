import { importContours } from "#modules/territoires/commands/contours/import-contours.ts";
import { removeContours } from "#modules/territoires/commands/contours/remove-contours.ts";
import type { Monde } from "../monde.ts";
import { administrations, by, type Commande } from "./commande.ts";

/** Two EPCI of the Puy-de-Dôme and one of the Haute-Loire: whoever imports them finds one of theirs. */
const CONTOURS = Buffer.from(
  JSON.stringify({
    type: "FeatureCollection",
    features: ["246300701", "200070712", "200073419"].map((code, n) => ({
      type: "Feature",
      properties: { code },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [3 + n, 45],
            [4 + n, 45],
            [4 + n, 46],
            [3 + n, 46],
            [3 + n, 45],
          ],
        ],
      },
    })),
  }),
);

const fichier = { nom: "contours.json", contenu: CONTOURS, source: "Essai", millesime: 2026 };

const draw = async (monde: Monde) => {
  await by(monde, monde.acteurs.personnes.caf.administrateur, (ctx) => importContours(ctx, fichier));
  return "";
};

/** Commands of the territories. Contours are those of the département where they are imported. */
export const COMMANDES_TERRITOIRES: Readonly<Record<string, Commande>> = {
  importContours: {
    ...administrations,
    nouveau: true,
    run: (ctx) => importContours(ctx, fichier),
  },
  removeContours: {
    ...administrations,
    nouveau: true,
    prepare: draw,
    run: (ctx) => removeContours(ctx),
  },
};
