import { importCompetences } from "#modules/territoires/commands/competences/import-competences.ts";
import { writeCompetences } from "#modules/territoires/commands/competences/write-competences.ts";
import { importContours } from "#modules/territoires/commands/contours/import-contours.ts";
import { removeContours } from "#modules/territoires/commands/contours/remove-contours.ts";
import { importLieux } from "#modules/territoires/commands/lieux/import-lieux.ts";
import { importZonage } from "#modules/territoires/commands/zonages/import-zonage.ts";
import { removeZonage, restoreZonage } from "#modules/territoires/commands/zonages/remove-zonage.ts";
import type { Monde } from "../monde.ts";
import { administrations, by, byRedacteur, type Commande, redaction } from "./commande.ts";

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

/** Two communes of a zone, one of 63 and one of 43. */
const ZONAGE = {
  ...{ genre: "utas", annee: 2026, nom: "utas.csv", source: "Essai" },
  contenu: Buffer.from("code_zone;nom_zone;code_commune\nU1;Nord;63113\nU1;Nord;43157\n"),
};
const LIEUX = {
  ...{ nom: "centres.csv", source: "Essai" },
  contenu: Buffer.from("code;lon;lat\n63113;3.0863;45.7797\n43157;3.8850;45.0430\n"),
};
const COMPETENCES = Buffer.from(
  "siren;competence;exercice;depuis;source\n246300701;petite-enfance;exercee;2017;Statuts\n",
);
const LIGNE = { competence: "mobilites", exercice: "exercee", depuis: "2020", source: "Statuts" };

/** Commands of the territories. Contours are those of the département where they are imported. */
export const COMMANDES_TERRITOIRES: Readonly<Record<string, Commande>> = {
  importContours: {
    ...administrations,
    nouveau: true,
    run: (ctx) => importContours(ctx, fichier),
  },
  importZonage: { ...redaction, nouveau: true, run: (ctx) => importZonage(ctx, ZONAGE) },
  removeZonage: {
    ...redaction,
    nouveau: true,
    prepare: async (monde) => {
      await byRedacteur(monde, (ctx) => importZonage(ctx, ZONAGE));
      return "";
    },
    run: (ctx) => removeZonage(ctx, ZONAGE),
  },
  importLieux: { ...redaction, nouveau: true, run: (ctx) => importLieux(ctx, LIEUX) },
  restoreZonage: {
    ...redaction,
    nouveau: true,
    prepare: async (monde) => {
      await byRedacteur(monde, (ctx) => importZonage(ctx, ZONAGE));
      await byRedacteur(monde, (ctx) => removeZonage(ctx, ZONAGE));
      return "";
    },
    run: (ctx) => restoreZonage(ctx, ZONAGE),
  },
  importCompetences: { ...redaction, run: (ctx) => importCompetences(ctx, COMPETENCES) },
  writeCompetences: {
    ...redaction,
    run: (ctx) => writeCompetences(ctx, { epci: "246300701", lignes: [LIGNE], vu: null }),
  },
  removeContours: {
    ...administrations,
    nouveau: true,
    prepare: draw,
    run: (ctx) => removeContours(ctx),
  },
};
