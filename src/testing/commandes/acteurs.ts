import { addActeur } from "#modules/acteurs/commands/add-acteur.ts";
import { archiveActeur, restoreActeur } from "#modules/acteurs/commands/archive-acteur.ts";
import { correctMandat, endMandat } from "#modules/acteurs/commands/change-mandat.ts";
import { confirmActeur } from "#modules/acteurs/commands/confirm-acteur.ts";
import { createActeurs } from "#modules/acteurs/commands/create-acteur.ts";
import { dismissDoublon } from "#modules/acteurs/commands/dismiss-doublon.ts";
import { addEcriture, removeEcriture } from "#modules/acteurs/commands/edit-ecritures.ts";
import { grantRoles } from "#modules/acteurs/commands/grant-role.ts";
import { forgetEcritures, learnEcritures } from "#modules/acteurs/commands/learn-ecritures.ts";
import { mergeActeurs } from "#modules/acteurs/commands/merge-acteurs.ts";
import { removeUnusedActeurs } from "#modules/acteurs/commands/remove-unused-acteurs.ts";
import { setIdentiteVisuelle } from "#modules/acteurs/commands/set-identite-visuelle.ts";
import { undoMerge } from "#modules/acteurs/commands/undo-merge.ts";
import { updateActeur } from "#modules/acteurs/commands/update-acteur.ts";
import { References } from "#platform/references/references.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { D63, type Monde } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { ADMINISTRATION, administration, by, type Commande, PERSONNE, redaction } from "./commande.ts";

const FICHE = { nom: "", sigle: "", nature: "", siret: "", fonction: "", courriel: "" };

export const COMMANDES_ACTEURS: Readonly<Record<string, Commande>> = {
  createActeurs: {
    ...redaction,
    nouveau: true,
    run: (ctx) => createActeurs(ctx, [{ genre: "institution", nom: "Une commune" }]),
  },
  confirmActeur: {
    ...redaction,
    prepare: (monde) => reseauAConfirmer(monde).then(({ publicId }) => publicId),
    run: (ctx, _monde, publicId) => confirmActeur(ctx, { publicId, revision: 1, genre: "comite" }),
  },
  removeUnusedActeurs: {
    ...redaction,
    nouveau: true,
    prepare: (monde) => reseauAConfirmer(monde).then(({ id }) => id),
    run: (ctx, _monde, id) => removeUnusedActeurs(ctx, [id as Id<"acteur">]),
  },
  learnEcritures: {
    ...redaction,
    run: (ctx, { acteurs }) =>
      learnEcritures(ctx, [{ acteur: acteurs.institutions.msa, ecrit: "La Mutualité" }]),
  },
  forgetEcritures: {
    ...redaction,
    nouveau: true,
    run: (ctx, { acteurs }) => forgetEcritures(ctx, [{ acteur: acteurs.institutions.msa, ecrit: "MSA" }]),
  },
  grantRoles: {
    concernee: ADMINISTRATION,
    autre: PERSONNE,
    run: (ctx, { acteurs: { institutions, personnes } }) =>
      grantRoles(ctx, {
        personne: personnes.piloteNomme.personne,
        institution: institutions.caf,
        roles: ["redacteur"],
      }),
  },
  correctMandat: {
    concernee: ADMINISTRATION,
    autre: PERSONNE,
    prepare: mandatDeLecture,
    run: (ctx, _monde, id) =>
      correctMandat(ctx, {
        ...{ id: id as Id<"role_personne">, revision: 1 },
        ...{ du: ctx.today, au: ctx.today.add({ years: 1 }) },
      }),
  },
  endMandat: {
    concernee: ADMINISTRATION,
    autre: PERSONNE,
    prepare: mandatDeLecture,
    run: (ctx, _monde, id) => endMandat(ctx, { id: id as Id<"role_personne">, revision: 1 }),
  },
  addActeur: {
    ...redaction,
    nouveau: true,
    run: (ctx) =>
      addActeur(ctx, {
        ...FICHE,
        nom: "Une autre commune",
        genre: "institution",
        parent: "",
        homonyme: false,
        cle: newId(),
      }),
  },
  setIdentiteVisuelle: {
    ...administration,
    prepare: cafPublique,
    run: (ctx, _monde, publicId) =>
      setIdentiteVisuelle(ctx, {
        ...{ publicId, revision: 1, logo: null, retirer: false, alternative: "", couleur: "#1d4d6f" },
      }),
  },
  updateActeur: {
    ...administration,
    prepare: serviceDeLaCaf,
    run: (ctx, _monde, publicId) =>
      updateActeur(ctx, {
        ...FICHE,
        publicId,
        revision: 1,
        nom: "Service renommé",
        parent: "",
        homonyme: false,
      }),
  },
  archiveActeur: {
    ...administration,
    prepare: serviceDeLaCaf,
    run: (ctx, _monde, publicId) => archiveActeur(ctx, { publicId, revision: 1 }),
  },
  restoreActeur: {
    ...administration,
    prepare: async (monde) => {
      const publicId = await serviceDeLaCaf(monde);
      await by(monde, ESSAIS, (ctx) => archiveActeur(ctx, { publicId, revision: 1 }));
      return publicId;
    },
    run: (ctx, _monde, publicId) => restoreActeur(ctx, { publicId, revision: 2 }),
  },
  addEcriture: {
    ...administration,
    prepare: serviceDeLaCaf,
    run: (ctx, _monde, publicId) => addEcriture(ctx, { publicId, ecrit: "Le service" }),
  },
  removeEcriture: {
    ...administration,
    prepare: serviceDeLaCaf,
    run: (ctx, _monde, publicId) => removeEcriture(ctx, { publicId, ecrit: "Son autre nom" }),
  },
  dismissDoublon: {
    ...redaction,
    prepare: deuxServices,
    run: (ctx, _monde, pair) => {
      const [a = "", b = ""] = pair.split(" ");
      return dismissDoublon(ctx, { a, b });
    },
  },
  mergeActeurs: {
    ...administration,
    prepare: deuxServices,
    run: (ctx, _monde, pair) => {
      const [a = "", b = ""] = pair.split(" ");
      return mergeActeurs(ctx, new References(), {
        conserve: { publicId: a, revision: 1 },
        absorbe: { publicId: b, revision: 1 },
        choix: {},
      });
    },
  },
  undoMerge: {
    ...administration,
    prepare: async (monde) => {
      const [a = "", b = ""] = (await deuxServices(monde)).split(" ");
      const wanted = {
        conserve: { publicId: a, revision: 1 },
        absorbe: { publicId: b, revision: 1 },
        choix: {},
      };
      return (await by(monde, ESSAIS, (ctx) => mergeActeurs(ctx, new References(), wanted))) ?? "";
    },
    run: (ctx, _monde, fusion) => undoMerge(ctx, fusion),
  },
};

/** A network that an import would have made from a name. */
function reseauAConfirmer(monde: Monde): Promise<{ id: Id<"acteur">; publicId: string }> {
  return by(monde, ESSAIS, async (ctx) => {
    const [id] = await createActeurs(ctx, [{ genre: "reseau", nom: `Réseau ${newId()}`, aConfirmer: true }]);
    return ctx.tx
      .selectFrom("acteur")
      .select(["id", "public_id as publicId"])
      .where("departement", "=", D63)
      .where("id", "=", id ?? newId<"acteur">())
      .executeTakeFirstOrThrow();
  });
}

/** Services of the Caf, which has an administrateur: their addresses. */
function services(monde: Monde, noms: readonly string[]): Promise<string[]> {
  return by(monde, ESSAIS, async (ctx) => {
    const parent = monde.acteurs.institutions.caf;
    const ids = await createActeurs(
      ctx,
      noms.map((nom) => ({ genre: "service", nom, parent, alias: ["Son autre nom"] })),
    );
    const rows = await ctx.tx
      .selectFrom("acteur")
      .select("public_id as publicId")
      .where("departement", "=", D63)
      .where("id", "in", ids)
      .execute();
    return rows.map(({ publicId }) => publicId);
  });
}

async function serviceDeLaCaf(monde: Monde): Promise<string> {
  return (await services(monde, [`Service ${newId()}`])).join("");
}

async function deuxServices(monde: Monde): Promise<string> {
  return (await services(monde, [`Service ${newId()}`, `Service ${newId()}`])).join(" ");
}

/** The mandat of the reader of the Caf. */
function mandatDeLecture(monde: Monde): Promise<string> {
  return by(monde, ESSAIS, async (ctx) => {
    const { id } = await ctx.tx
      .selectFrom("role_personne")
      .select("id")
      .where("departement", "=", D63)
      .where("personne", "=", monde.acteurs.personnes.caf.lecteur.personne)
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** The public id of the Caf. */
function cafPublique(monde: Monde): Promise<string> {
  return by(monde, ESSAIS, async (ctx) => {
    const row = await ctx.tx
      .selectFrom("acteur")
      .select("public_id")
      .where("departement", "=", D63)
      .where("id", "=", monde.acteurs.institutions.caf)
      .executeTakeFirstOrThrow();
    return row.public_id;
  });
}
