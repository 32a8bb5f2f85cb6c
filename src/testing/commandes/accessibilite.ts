import {
  discardAcces,
  publishAcces,
  withdrawAcces,
} from "#modules/observatoire/commands/accessibilite/publish-acces.ts";
import { stageAcces } from "#modules/observatoire/commands/accessibilite/stage-acces.ts";
import {
  createScenario,
  removeScenario,
  restoreScenario,
  updateScenario,
} from "#modules/observatoire/commands/perspectives/edit-scenario.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import type { Monde } from "../monde.ts";
import { publishDonnees } from "../observatoire.ts";
import { byRedacteur, type Commande, redaction } from "./commande.ts";

let dropped = 0;
/** Another list of structures each time, of communes of 63 and of 43. */
const structures = (ctx: Contexte) =>
  stageAcces(ctx, {
    ...{ genre: "structures", nom: "structures.csv", source: "Essai", date: "2025-12-31" },
    contenu: Buffer.from(`commune;places\n63113;${++dropped}\n43157;3\n`),
  });

/** Coverage of one EPCI of 63 and of one of 43, another edition each time. */
export const publierCouverture = (ctx: Contexte) =>
  publishDonnees(ctx, `annee;numepci;txcouv_epci\n2023;200070712;56.${++dropped}\n2023;200073419;60\n`, {
    nom: "txcouv_pe_epci.csv",
  });

/** An EPCI of the département where it is written. */
const epciOf = ({ departement }: Contexte) => (departement === "43" ? "200073419" : "200070712");
const scenario = (ctx: Contexte) => ({
  ...{ titre: `Scénario ${newId()}`, note: "", horizon: "2028", tendance: "constante", taux: "" },
  places: [{ epci: epciOf(ctx), annee: "2026", places: "12", note: "" }],
  enfants: [{ epci: epciOf(ctx), enfants: "400" }],
});
const ecrire = async (ctx: Contexte) => {
  await publierCouverture(ctx);
  return createScenario(ctx, { ...scenario(ctx), envoi: newId() });
};

/** Commands of accessibility and of scenarios; any institution of the département keeps them. */
export const COMMANDES_ACCESSIBILITE: Readonly<Record<string, Commande>> = {
  stageAcces: { ...redaction, nouveau: true, run: (ctx) => structures(ctx) },
  publishAcces: {
    ...redaction,
    prepare: (monde: Monde) => byRedacteur(monde, structures),
    run: (ctx, _, fichier) => publishAcces(ctx, fichier),
  },
  withdrawAcces: {
    ...redaction,
    prepare: (monde: Monde) =>
      byRedacteur(monde, async (ctx) => {
        const fichier = await structures(ctx);
        await publishAcces(ctx, fichier);
        return fichier;
      }),
    run: (ctx, _, fichier) => withdrawAcces(ctx, fichier),
  },
  discardAcces: {
    ...redaction,
    prepare: (monde: Monde) => byRedacteur(monde, structures),
    run: (ctx, _, fichier) => discardAcces(ctx, fichier),
  },
  createScenario: {
    ...redaction,
    prepare: (monde: Monde) => byRedacteur(monde, async (ctx) => (await publierCouverture(ctx)).publicId),
    run: (ctx) => createScenario(ctx, { ...scenario(ctx), envoi: newId() }),
  },
  updateScenario: {
    ...redaction,
    prepare: (monde: Monde) => byRedacteur(monde, ecrire),
    run: (ctx, _, publicId) => updateScenario(ctx, { ...scenario(ctx), scenario: publicId, revision: 1 }),
  },
  removeScenario: {
    ...redaction,
    prepare: (monde: Monde) => byRedacteur(monde, ecrire),
    run: (ctx, _, publicId) => removeScenario(ctx, { scenario: publicId, revision: 1 }),
  },
  restoreScenario: {
    ...redaction,
    prepare: (monde: Monde) =>
      byRedacteur(monde, async (ctx) => {
        const publicId = await ecrire(ctx);
        await removeScenario(ctx, { scenario: publicId, revision: 1 });
        return publicId;
      }),
    run: (ctx, _, publicId) => restoreScenario(ctx, { scenario: publicId, revision: 2 }),
  },
};
