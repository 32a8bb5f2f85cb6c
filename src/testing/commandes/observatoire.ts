import {
  discardFichier,
  publishFichier,
  withdrawFichier,
} from "#modules/observatoire/commands/imports/publish-fichier.ts";
import { POPULATIONS, publishDonnees, stageDonnees } from "../observatoire.ts";
import { byRedacteur, type Commande, redaction } from "./commande.ts";

let dropped = 0;
/** Another file each time. */
const another = () => `${POPULATIONS}63124;Cournon-d'Auvergne;20 000;${20_000 + ++dropped}\n`;
/** Beneficiaries of two IRIS, which are named by the file alone. */
const iris = () =>
  `CODGEO;LIBGEO;NOTE;A;PERCOU\n630140101;Ville Centre;0;932;1 473\n631130101;Jaude;0;;${1_000 + ++dropped}\n`;

/** Commands of the observatory; any institution of the département keeps it. */
export const COMMANDES_OBSERVATOIRE: Readonly<Record<string, Commande>> = {
  stageFichier: { ...redaction, run: (ctx) => stageDonnees(ctx, POPULATIONS) },
  publishFichier: {
    ...redaction,
    prepare: (monde) => byRedacteur(monde, async (ctx) => (await stageDonnees(ctx, another())).publicId),
    run: (ctx, _, fichier) => publishFichier(ctx, fichier),
  },
  withdrawFichier: {
    ...redaction,
    prepare: (monde) =>
      byRedacteur(
        monde,
        async (ctx) => (await publishDonnees(ctx, iris(), { nom: "iris-2019.csv" })).publicId,
      ),
    run: (ctx, _, fichier) => withdrawFichier(ctx, fichier),
  },
  discardFichier: {
    ...redaction,
    prepare: (monde) => byRedacteur(monde, async (ctx) => (await stageDonnees(ctx, another())).publicId),
    run: (ctx, _, fichier) => discardFichier(ctx, fichier),
  },
};
