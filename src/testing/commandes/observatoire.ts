import { Temporal } from "temporal-polyfill";
import {
  createConstat,
  removeConstat,
  restoreConstat,
  updateConstat,
} from "#modules/observatoire/commands/constats/edit-constat.ts";
import {
  discardFichier,
  publishFichier,
  withdrawFichier,
} from "#modules/observatoire/commands/imports/publish-fichier.ts";
import { writePanier, writeReglePanier } from "#modules/observatoire/commands/panier/write-panier.ts";
import {
  keepClassement,
  removeClassement,
  restoreClassement,
} from "#modules/observatoire/commands/priorites/keep-classement.ts";
import { createIndicateur } from "#modules/observatoire/commands/saisie/create-indicateur.ts";
import { stageSaisie } from "#modules/observatoire/commands/saisie/stage-saisie.ts";
import { attackFigures } from "#modules/observatoire/commands/secret/attack-figures.ts";
import {
  createRegleSecret,
  removeRegleSecret,
  restoreRegleSecret,
  updateRegleSecret,
} from "#modules/observatoire/commands/secret/write-regle.ts";
import {
  createFormule,
  type SaisieFormule,
  updateFormule,
} from "#modules/observatoire/commands/write-formule.ts";
import { parseChoix } from "#modules/observatoire/domain/priorites/choix.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import type { Monde } from "../monde.ts";
import { POPULATIONS, publishDonnees, stageDonnees } from "../observatoire.ts";
import { ESSAIS } from "../personas.ts";
import { administrations, by, byRedacteur, type Commande, redaction } from "./commande.ts";

const saisie = () => ({
  ...{ enonce: `Constat ${newId()}`, precisions: "", nature: "groupe", origine: "Groupe de travail" },
  ...{ date: "", indicateur: "", maille: "", territoire: "", millesime: "" },
});
const noter = (ctx: Contexte) => createConstat(ctx, { ...saisie(), envoi: newId() });

let dropped = 0;
/** Another file each time. */
const another = () => `${POPULATIONS}63124;Cournon-d'Auvergne;20 000;${20_000 + ++dropped}\n`;
/** Beneficiaries of two IRIS, which are named by the file alone. */
const iris = () =>
  `CODGEO;LIBGEO;NOTE;A;PERCOU\n630140101;Ville Centre;0;932;1 473\n631130101;Jaude;0;;${1_000 + ++dropped}\n`;

const FORMULE: SaisieFormule = {
  ...{ libelle: "Population en milliers", famille: "Population", unite: "milliers d’habitants" },
  ...{ formule: "[population] / 1000", definition: "La population.", sens: "neutre", decimales: 1 },
};

const TABLE = {
  ...{ indicateur: "population", maille: "commune", millesime: "2024", producteur: "Mairie", jeu: "" },
  licence: "",
  lignes: [{ code: "63113", nom: "", valeur: "147 300", statut: "", note: "" }],
};
const classer = (ctx: Contexte) =>
  keepClassement(ctx, {
    ...{ titre: `Classement ${newId()}`, envoi: newId() },
    choix: parseChoix(new URLSearchParams("maille=commune&indicateur=population")),
  });
/** Figures to rank by. */
const publier = (monde: Monde) =>
  byRedacteur(monde, async (ctx) => (await publishDonnees(ctx, another())).publicId);

const REGLE = {
  ...{ prereglage: "", jeu: "", unites: "enfants", seuil: "5", zeroMontre: true, arrondi: "" },
  ...{ populationMin: "", protection: "2", motif: "Convention avec le producteur" },
};
const regler = (ctx: Contexte) =>
  createRegleSecret(ctx, { ...REGLE, producteur: `Producteur ${++dropped}`, envoi: newId() });

/** Commands of the observatory; any institution of the département keeps it. */
export const COMMANDES_OBSERVATOIRE: Readonly<Record<string, Commande>> = {
  createFormule: {
    ...redaction,
    prepare: (monde) => byRedacteur(monde, async (ctx) => (await publishDonnees(ctx, another())).publicId),
    run: (ctx) => createFormule(ctx, FORMULE),
  },
  updateFormule: {
    ...redaction,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        await publishDonnees(ctx, another());
        return createFormule(ctx, { ...FORMULE, libelle: `Calcul ${++dropped}` });
      }),
    run: (ctx, _, code) => updateFormule(ctx, { ...FORMULE, code, revision: 1, formule: "[population] / 3" }),
  },
  createIndicateur: {
    ...redaction,
    nouveau: true,
    run: (ctx) =>
      createIndicateur(ctx, {
        ...{ libelle: `Relevé ${newId()}`, famille: "Petite enfance", unite: "places" },
        ...{ definition: "Places comptées ici.", additif: true, sens: "neutre", decimales: 0 },
      }),
  },
  stageSaisie: {
    ...redaction,
    prepare: (monde) => byRedacteur(monde, async (ctx) => (await publishDonnees(ctx, another())).publicId),
    run: (ctx) => stageSaisie(ctx, TABLE),
  },
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
  keepClassement: { ...redaction, prepare: publier, run: (ctx) => classer(ctx) },
  removeClassement: {
    ...redaction,
    prepare: async (monde) => {
      await publier(monde);
      return byRedacteur(monde, classer);
    },
    run: (ctx, _, classement) => removeClassement(ctx, { classement, revision: 1 }),
  },
  restoreClassement: {
    ...redaction,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        await publishDonnees(ctx, another());
        const classement = await classer(ctx);
        await removeClassement(ctx, { classement, revision: 1 });
        return classement;
      }),
    run: (ctx, _, classement) => restoreClassement(ctx, { classement, revision: 2 }),
  },
  writePanier: {
    ...redaction,
    run: (ctx) =>
      writePanier(ctx, {
        ...{ epci: "246300701", depuis: Temporal.PlainDate.from("2020-01-01"), source: `Essai ${++dropped}` },
        ...{ etats: { clas: dropped % 2 === 0 ? "absent" : "present siege" }, vus: {} },
      }),
  },
  writeReglePanier: {
    ...redaction,
    nouveau: true,
    run: (ctx) =>
      writeReglePanier(ctx, {
        ...{ depuis: Temporal.PlainDate.from("2020-01-01").add({ days: ++dropped }), requis: ["clas"] },
        ...{ rayonnementSuffit: true, note: "" },
      }),
  },
  createRegleSecret: { ...administrations, nouveau: true, run: (ctx) => regler(ctx) },
  updateRegleSecret: {
    ...administrations,
    prepare: (monde) => by(monde, ESSAIS, regler),
    run: (ctx, _, regle) =>
      updateRegleSecret(ctx, { ...REGLE, producteur: `P${++dropped}`, regle, revision: 1 }),
  },
  removeRegleSecret: {
    ...administrations,
    prepare: (monde) => by(monde, ESSAIS, regler),
    run: (ctx, _, regle) => removeRegleSecret(ctx, { regle, revision: 1 }),
  },
  attackFigures: { ...redaction, nouveau: true, run: (ctx) => attackFigures(ctx) },
  restoreRegleSecret: {
    ...administrations,
    prepare: (monde) =>
      by(monde, ESSAIS, async (ctx) => {
        const regle = await regler(ctx);
        await removeRegleSecret(ctx, { regle, revision: 1 });
        return regle;
      }),
    run: (ctx, _, regle) => restoreRegleSecret(ctx, { regle, revision: 2 }),
  },
  createConstat: { ...redaction, nouveau: true, run: (ctx) => noter(ctx) },
  updateConstat: {
    ...redaction,
    prepare: (monde) => byRedacteur(monde, noter),
    run: (ctx, _, constat) => updateConstat(ctx, { ...saisie(), constat, revision: 1 }),
  },
  removeConstat: {
    ...redaction,
    prepare: (monde) => byRedacteur(monde, noter),
    run: (ctx, _, constat) => removeConstat(ctx, { constat, revision: 1 }),
  },
  restoreConstat: {
    ...redaction,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        const constat = await noter(ctx);
        await removeConstat(ctx, { constat, revision: 1 });
        return constat;
      }),
    run: (ctx, _, constat) => restoreConstat(ctx, { constat, revision: 2 }),
  },
};
