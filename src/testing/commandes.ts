import { addActeur } from "#modules/acteurs/commands/add-acteur.ts";
import { archiveActeur, restoreActeur } from "#modules/acteurs/commands/archive-acteur.ts";
import { correctMandat, endMandat } from "#modules/acteurs/commands/change-mandat.ts";
import { confirmActeur } from "#modules/acteurs/commands/confirm-acteur.ts";
import { createActeurs } from "#modules/acteurs/commands/create-acteur.ts";
import { dismissDoublon } from "#modules/acteurs/commands/dismiss-doublon.ts";
import { addEcriture, removeEcriture } from "#modules/acteurs/commands/edit-ecritures.ts";
import { grantRoles } from "#modules/acteurs/commands/grant-role.ts";
import { cancelInvitation, inviter, resendInvitation } from "#modules/acteurs/commands/invitations.ts";
import { forgetEcritures, learnEcritures } from "#modules/acteurs/commands/learn-ecritures.ts";
import { mergeActeurs } from "#modules/acteurs/commands/merge-acteurs.ts";
import { removeUnusedActeurs } from "#modules/acteurs/commands/remove-unused-acteurs.ts";
import { undoMerge } from "#modules/acteurs/commands/undo-merge.ts";
import { updateActeur } from "#modules/acteurs/commands/update-acteur.ts";
import { createNiveau } from "#modules/schemas/commands/ecrire/create-niveau.ts";
import { createSchema } from "#modules/schemas/commands/ecrire/create-schema.ts";
import { updateAction } from "#modules/schemas/commands/ecrire/update-action.ts";
import { updateObjectif, updateRubrique } from "#modules/schemas/commands/ecrire/update-niveau.ts";
import { updateSchema } from "#modules/schemas/commands/ecrire/update-schema.ts";
import { importPlan } from "#modules/schemas/commands/imports/import-plan.ts";
import { forgetCorrespondance } from "#modules/schemas/commands/imports/remember-correspondance.ts";
import { abandonImport, confirmImport, saveChoix } from "#modules/schemas/commands/imports/settle-import.ts";
import { stageImport } from "#modules/schemas/commands/imports/stage-import.ts";
import { undoImport } from "#modules/schemas/commands/imports/undo-import.ts";
import { changeInLot } from "#modules/schemas/commands/lots/change-in-lot.ts";
import { undoLot } from "#modules/schemas/commands/lots/undo-lot.ts";
import { acceptMembre, refuseMembre } from "#modules/schemas/commands/membres/answer-membre.ts";
import { changeMembre } from "#modules/schemas/commands/membres/change-membre.ts";
import { cancelMembre, withdrawMembre } from "#modules/schemas/commands/membres/close-membre.ts";
import { handOverMembre } from "#modules/schemas/commands/membres/hand-over-membre.ts";
import { proposeMembre } from "#modules/schemas/commands/membres/propose-membre.ts";
import { launchTournee } from "#modules/schemas/commands/nouvelles/launch-tournee.ts";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { cancelTournee, remindTournee } from "#modules/schemas/commands/nouvelles/remind-tournee.ts";
import { setRegleTournee } from "#modules/schemas/commands/nouvelles/set-regle-tournee.ts";
import { followObjet, unfollowObjet } from "#modules/schemas/commands/suivi/follow.ts";
import { noteVisite } from "#modules/schemas/commands/suivi/note-visite.ts";
import { TOUT_LE_SCHEMA } from "#modules/schemas/domain/membres/portee.ts";
import { findAction } from "#modules/schemas/queries/plan/find-action.ts";
import { findSchema } from "#modules/schemas/queries/plan/find-schema.ts";
import { readDetailsAction } from "#modules/schemas/queries/plan/read-details.ts";
import type { Suivable } from "#modules/schemas/queries/suivi/find-suivable.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { References } from "#platform/references/references.ts";
import { erasePersonne } from "#platform/rgpd/erase-personne.ts";
import { completeTraitement, setConservation, setResponsable } from "#platform/rgpd/reglages.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { declaredRgpd } from "../composition.ts";
import {
  ADMINISTRATION,
  administration,
  administrations,
  by,
  byRedacteur,
  type Commande,
  copilote,
  ENGAGEMENT,
  PERSONNE,
  personne,
  REDACTION,
  redaction,
} from "./commandes/commande.ts";
import { commandesSuivi } from "./commandes/suivi.ts";
import { D63, type Monde, personasOf } from "./monde.ts";
import { ESSAIS } from "./personas.ts";

/** Somebody of the Caf who can be erased. */
const EFFACABLE = "Perrine Passagère";
const { personnes: connait, durees, traitements } = declaredRgpd;

/** Every command, by its name. A new one has its line here, or among {@link INTERNES} with who calls it. */
export const COMMANDES: Readonly<Record<string, Commande>> = {
  // acteurs
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
  inviter: { ...administration, prepare: publicIdDeLaCaf, run: (ctx, _monde, caf) => invite(ctx, caf) },
  cancelInvitation: {
    ...administration,
    prepare: invited,
    run: (ctx, _monde, id) => cancelInvitation(ctx, new References(), id),
  },
  resendInvitation: {
    ...administration,
    prepare: invited,
    run: (ctx, _monde, invitation) =>
      resendInvitation(ctx, new References(), { invitation, origin: "https://maillage.example" }),
  },

  // schemas
  followObjet: { ...personne, run: (ctx, monde) => followObjet(ctx, actionSuivie(monde)) },
  unfollowObjet: {
    ...personne,
    // Whoever follows nothing stops following it: what changes is what somebody followed.
    prepare: async (monde) => {
      for (const { principal, role, place } of personasOf(monde)) {
        if (role && place !== "ailleurs")
          await by(monde, principal, (ctx) => followObjet(ctx, actionSuivie(monde)));
      }
      return "";
    },
    run: (ctx, monde) => unfollowObjet(ctx, actionSuivie(monde)),
  },
  ...commandesSuivi,
  noteVisite: { ...personne, nouveau: true, run: (ctx) => noteVisite(ctx) },
  createSchema: {
    ...redaction,
    nouveau: true,
    run: (ctx) =>
      createSchema(ctx, {
        ...{ titre: "CTG 2024-2027", type: "ctg", debut: 2024, fin: 2027, phase: "elaboration" },
      }),
  },
  createNiveau: {
    ...copilote,
    run: (ctx, { schema }) =>
      createNiveau(ctx, {
        ...{ schema: schema.publicId, sous: null, cle: newId() },
        fiche: { niveau: "volet", no: 9, titre: "Un volet de plus" },
      }),
  },
  updateRubrique: {
    ...copilote,
    prepare: premierVolet,
    run: (ctx, { schema }, id) =>
      updateRubrique(ctx, {
        ...{ schema: schema.publicId, niveau: "volet", id, revision: 1, no: 1, titre: "Renommé" },
      }),
  },
  updateObjectif: {
    ...copilote,
    run: (ctx, { schema }) =>
      updateObjectif(ctx, {
        ...{ schema: schema.publicId, id: schema.objectifs.get(1)?.id ?? "", revision: 1 },
        fiche: {
          ...{
            no: 1,
            titre: "Renommé",
            contexte: "",
            resultatsAttendus: [],
            indicateurs: [],
            etiquettes: [],
          },
          acteurs: { pilotes: [], coordination: [], partenaires: [] },
        },
      }),
  },
  updateSchema: {
    ...copilote,
    run: (ctx, { schema }) =>
      updateSchema(ctx, {
        ...{ schema: schema.publicId, revision: 1, titre: "Renommé", type: "sdsf", debut: 2022, fin: 2026 },
        mots: {},
      }),
  },
  updateAction: {
    ...copilote,
    run: (ctx, { schema }) =>
      updateAction(ctx, {
        ...{ schema: schema.publicId, action: schema.actions["1-A"].publicId, revision: 1 },
        ...{ intitule: "Autre", nature: null, debut: null, fin: null },
      }),
  },
  changeInLot: {
    ...copilote,
    run: async (ctx, { schema }) => changeInLot(ctx, await lotOf(ctx, schema)),
  },
  undoLot: {
    ...copilote,
    prepare: (monde) => byRedacteur(monde, async (ctx) => changeInLot(ctx, await lotOf(ctx, monde.schema))),
    run: (ctx, { schema }, lot) => undoLot(ctx, { schema: schema.publicId, lot, accepteRestes: false }),
  },
  recordPointAvancement: {
    // The Caf pilots 1-A: it also tells what its correspondents know.
    concernee: ["correspondant", ...REDACTION],
    autre: PERSONNE,
    run: (ctx, { schema }) =>
      recordPointAvancement(ctx, {
        ...{ schema: schema.publicId, action: schema.actions["1-A"].publicId, cle: newId() },
        ...{ statut: "en_cours", avancement: 10, meteo: "soleil", commentaire: "", blocage: null },
      }),
  },
  launchTournee: {
    ...copilote,
    prepare: async (monde) => {
      await joindreLaCaf(monde);
      return "";
    },
    run: (ctx, { schema }) => lancer(ctx, schema.publicId),
  },
  remindTournee: {
    ...copilote,
    prepare: lancee,
    run: (ctx, { schema }, tournee) =>
      remindTournee(ctx, {
        ...{ schema: schema.publicId, tournee, invitation: null, adresse: "https://maillage.example" },
      }),
  },
  cancelTournee: {
    ...copilote,
    prepare: lancee,
    run: (ctx, { schema }, tournee) => cancelTournee(ctx, { schema: schema.publicId, tournee }),
  },
  setRegleTournee: {
    ...copilote,
    run: (ctx, { schema }) =>
      setRegleTournee(ctx, {
        ...{ schema: schema.publicId, revision: 0, active: true, mois: 3, etendue: "toutes" },
        ...{ prochaine: ctx.today.add({ days: 1 }), texte: "Bonjour", relanceJours: 10, relancesMaximum: 2 },
      }),
  },
  importPlan: {
    ...copilote,
    run: async (ctx, { schema, lecture }) =>
      importPlan(ctx, await findSchema(ctx, schema.publicId), lecture, {}),
  },
  stageImport: { ...copilote, run: (ctx, monde) => stage(ctx, monde) },
  saveChoix: {
    ...copilote,
    prepare: staged,
    run: (ctx, _monde, importation) => saveChoix(ctx, importation, { retirerAbsentes: true }),
  },
  confirmImport: {
    ...copilote,
    prepare: staged,
    run: (ctx, { lecture }, importation) => confirmImport(ctx, importation, lecture, {}),
  },
  abandonImport: {
    ...copilote,
    prepare: staged,
    run: (ctx, _monde, importation) => abandonImport(ctx, importation),
  },
  undoImport: {
    ...copilote,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        const importation = await stage(ctx, monde);
        await confirmImport(ctx, importation, monde.lecture, {});
        return importation;
      }),
    run: (ctx, _monde, importation) => undoImport(ctx, importation),
  },
  forgetCorrespondance: {
    ...copilote,
    prepare: async (monde) => {
      await byRedacteur(monde, async (ctx) => {
        const importation = await stage(ctx, monde);
        await confirmImport(ctx, importation, monde.lecture, { colonnes: { 8: null } });
        await undoImport(ctx, importation);
      });
      return staged(monde);
    },
    run: (ctx, { lecture }, importation) => forgetCorrespondance(ctx, importation, lecture, undefined),
  },
  proposeMembre: {
    ...copilote,
    run: async (ctx, monde) => proposeMembre(ctx, await proposal(ctx, monde, monde.acteurs.institutions.msa)),
  },
  changeMembre: {
    ...copilote,
    prepare: propose,
    run: (ctx, _monde, membre) =>
      changeMembre(ctx, {
        ...{ membre, revision: 1, cle: newId() },
        ...{ role: "informe", portee: TOUT_LE_SCHEMA, du: ctx.today, au: null },
      }),
  },
  cancelMembre: {
    ...copilote,
    prepare: propose,
    run: (ctx, _monde, membre) => cancelMembre(ctx, { membre, revision: 1 }),
  },
  // Here it is the institution that nothing else names which answers: it is proposed a role.
  acceptMembre: {
    concernee: PERSONNE,
    autre: ENGAGEMENT,
    prepare: proposeAutre,
    run: (ctx, _monde, membre) => acceptMembre(ctx, { membre, revision: 1 }),
  },
  refuseMembre: {
    concernee: PERSONNE,
    autre: ENGAGEMENT,
    prepare: proposeAutre,
    run: (ctx, _monde, membre) => refuseMembre(ctx, { membre, revision: 1, motif: "Pas cette année" }),
  },
  withdrawMembre: {
    concernee: ["redacteur", ...ENGAGEMENT],
    autre: PERSONNE,
    prepare: ownMembre,
    run: (ctx, _monde, membre) => withdrawMembre(ctx, { membre, revision: 1, motif: "Nous cessons" }),
  },
  handOverMembre: {
    concernee: ENGAGEMENT,
    autre: PERSONNE,
    prepare: ownMembre,
    run: async (ctx, { acteurs }, membre) => {
      const vers = await publicIdOf(ctx, acteurs.institutions.association);
      return handOverMembre(ctx, { membre, revision: 1, vers, cle: newId() });
    },
  },

  // rgpd
  setConservation: {
    ...administrations,
    nouveau: true,
    run: (ctx) => setConservation(ctx, durees, { idempotence: 45 }),
  },
  setResponsable: {
    ...administrations,
    nouveau: true,
    run: (ctx) =>
      setResponsable(ctx, {
        ...{ responsable: "La collectivité", responsableContact: "", dpo: "", dpoContact: "" },
        revision: 0,
      }),
  },
  completeTraitement: {
    ...administrations,
    nouveau: true,
    run: (ctx) =>
      completeTraitement(
        ctx,
        traitements.map(({ cle }) => cle),
        {
          ...{ traitement: "annuaire", finalite: "", base: "", destinataires: "", securite: "" },
          ...{ precisions: "Lu par le comité.", revision: 0 },
        },
      ),
  },
  erasePersonne: {
    ...administration,
    prepare: (monde) =>
      by(monde, ESSAIS, async (ctx) => {
        const parent = monde.acteurs.institutions.caf;
        const [id] = await createActeurs(ctx, [{ genre: "personne", nom: EFFACABLE, parent }]);
        const row = await ctx.tx
          .selectFrom("acteur")
          .select("public_id")
          .where("departement", "=", D63)
          .where("id", "=", id ?? null)
          .executeTakeFirstOrThrow();
        return row.public_id;
      }),
    run: (ctx, _monde, publicId) =>
      erasePersonne(ctx, connait, { publicId, revision: 1, motif: "demande", confirmation: EFFACABLE }),
  },
};

function actionSuivie({ schema }: Monde): Suivable {
  return { genre: "action", schema: schema.publicId, objet: schema.actions["1-A"].publicId };
}

/** What lies beside the commands without being one: done inside one that asked for the right, or by the platform. */
export const INTERNES: Readonly<Record<string, string>> = {
  refuseTakenCode: "createNiveau and updateAction",
  writeIndicateurs: "createNiveau and updateObjectif",
  writeJalons: "createNiveau and updateAction",
  writeTerritoires: "createNiveau and updateAction",
  answerInvitation: "whoever holds the link, see its own tests",
  answerNothingNew: "whoever holds the link, see its own tests",
  delegateInvitation: "whoever holds the link, see its own tests",
  notePoint: "recordPointAvancement and answerInvitation",
  remindDue: "the calendar",
  sendLiens: "those that write to the pilots",
  sendTournee: "launchTournee and the calendar",
  aboveOf: "mergeActeurs and the forms of an acteur",
  acceptInvitation: "whoever holds the link, see its own tests",
  attachCompte: "acceptInvitation",
  checkAdresse: "inviter and acceptInvitation",
  checkCourriel: "updateActeur",
  checkMerge: "mergeActeurs",
  findInvitee: "inviter",
  findParent: "addActeur and updateActeur",
  giveRoles: "grantRoles and acceptInvitation",
  exportDonnees: "exportCompte, for the holder of the account",
  exportPersonne: "a reading, see erase-personne.test.ts",
  institutionsOf: "updateActeur, mergeActeurs and inviter",
  invitationTarget: "a reading before inviter and resendInvitation, which asks for their right",
  lockActeur: "the forms of an acteur",
  lockTree: "mergeActeurs and the forms of an acteur",
  prepareErasure: "a reading, see erase-personne.test.ts",
  rebaseActeurKept: "mergeActeurs",
  rebaseCompte: "mergeActeurs",
  refuseDoubles: "addActeur and updateActeur",
  addCopilote: "createSchema, the import of a new scheme and the demonstration",
  authorOf: "those that write a role on a scheme",
  checkPlaces: "proposeMembre and changeMembre",
  closing: "those that close a role on a scheme",
  findInstitution: "proposeMembre and handOverMembre",
  insertMembre: "proposeMembre, changeMembre and handOverMembre",
  isRepeated: "those that answer to a role on a scheme",
  nameInstitution: "acceptMembre and changeMembre",
  notifyInstitution: "those that propose or close a role on a scheme",
  notifyProposer: "acceptMembre and refuseMembre",
  saveMembre: "those that change a role on a scheme",
  requireAll: "changeInLot and undoLot",
  writeChamps: "changeInLot and undoLot",
  applyPlan: "importPlan and confirmImport",
  createAdministrateur: "the command line",
  importWithReturn: "confirmImport, and importPlan which is in the table",
  keepTrace: "confirmImport",
  lockImports: "confirmImport and undoImport",
  putBack: "undoImport",
  rememberCorrespondance: "confirmImport",
};

/** An end for 1-A that it has not yet, whatever was done to it. */
async function lotOf(
  ctx: Contexte,
  { publicId, actions }: Monde["schema"],
): Promise<Parameters<typeof changeInLot>[1]> {
  const action = await ctx.tx
    .selectFrom("action")
    .select("revision")
    .where("departement", "=", D63)
    .where("id", "=", actions["1-A"].id)
    .executeTakeFirst();
  const revision = action?.revision ?? 1;
  return {
    schema: publicId,
    changement: { genre: "dater", champ: "fin", date: parsePartialDate(String(2030 + revision)) },
    actions: [{ publicId: actions["1-A"].publicId, revision }],
    cle: newId(),
  };
}

function stage(ctx: Contexte, { schema }: Monde): Promise<string> {
  const fichier = { nom: "plan.csv", contenu: new TextEncoder().encode("plan") };
  return stageImport(ctx, { fichier, cible: { schema: schema.publicId }, cle: newId() });
}

/** The Caf pilots 1-A, whatever was done to it, and its correspondant has an address: somebody can be asked. */
async function joindreLaCaf(monde: Monde): Promise<void> {
  const { institutions, personnes } = monde.acteurs;
  await by(monde, ESSAIS, async (ctx) => {
    await ctx.tx
      .updateTable("acteur")
      .set({ courriel: "correspondance@caf.example" })
      .where("departement", "=", D63)
      .where("id", "=", personnes.caf.correspondant.personne)
      .execute();
    const ids = { schema: monde.schema.publicId, action: monde.schema.actions["1-A"].publicId };
    const { id, revision, intitule, nature, debut, fin } = await findAction(ctx, ids);
    const details = await readDetailsAction(ctx, id);
    const acteurs = { ...details.acteurs, pilotes: [institutions.caf] };
    await updateAction(ctx, {
      ...{ ...ids, revision, intitule, nature, debut, fin },
      details: { ...details, acteurs },
    });
  });
}

function lancer(ctx: Contexte, schema: string): Promise<string> {
  return launchTournee(ctx, {
    ...{ schema, etendue: "toutes", volet: null, texte: "Bonjour", envoi: ctx.today, cle: newId() },
    ...{ relanceJours: 10, relancesMaximum: 2, adresse: "https://maillage.example" },
  });
}

/** A round of ten days ago: nobody has been written to today. */
async function lancee(monde: Monde): Promise<string> {
  await joindreLaCaf(monde);
  const tournee = await byRedacteur(monde, (ctx) => lancer(ctx, monde.schema.publicId));
  await by(monde, ESSAIS, async (ctx) => {
    await ctx.tx
      .updateTable("tournee_invitation")
      .set({ dernier_envoi: ctx.today.subtract({ days: 10 }).toString() })
      .where("departement", "=", D63)
      .execute();
  });
  return tournee;
}

function staged(monde: Monde): Promise<string> {
  return byRedacteur(monde, (ctx) => stage(ctx, monde));
}

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

const FICHE = { nom: "", sigle: "", nature: "", siret: "", fonction: "", courriel: "" };

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

function publicIdDeLaCaf(monde: Monde): Promise<string> {
  return by(monde, ESSAIS, async (ctx) => {
    const { publicId } = await ctx.tx
      .selectFrom("acteur")
      .select("public_id as publicId")
      .where("departement", "=", D63)
      .where("id", "=", monde.acteurs.institutions.caf)
      .executeTakeFirstOrThrow();
    return publicId;
  });
}

function invite(ctx: Contexte, institution: string): Promise<Id<"invitation">> {
  return inviter(ctx, new References(), {
    ...{ institution, personne: "", nom: "Noé Invité", fonction: "", courriel: `${newId()}@caf.example` },
    ...{
      roles: ["lecteur"],
      du: null,
      au: null,
      message: "",
      cle: newId(),
      origin: "https://maillage.example",
    },
  });
}

async function invited(monde: Monde): Promise<string> {
  const caf = await publicIdDeLaCaf(monde);
  return by(monde, ESSAIS, (ctx) => invite(ctx, caf));
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

/** The public id of an acteur of 63; of none where it cannot be seen. */
async function publicIdOf(ctx: Contexte, id: Id<"acteur">): Promise<string> {
  const found = await ctx.tx
    .selectFrom("acteur")
    .select("public_id as publicId")
    .where("departement", "=", D63)
    .where("id", "=", id)
    .executeTakeFirst();
  return found?.publicId ?? "00000000";
}

async function proposal(ctx: Contexte, { schema }: Monde, institution: Id<"acteur">) {
  return {
    ...{ schema: schema.publicId, institution: await publicIdOf(ctx, institution), cle: newId() },
    ...{ role: "contributeur" as const, portee: TOUT_LE_SCHEMA, du: ctx.today, au: null },
  };
}

/** A role proposed to an institution made for it. */
function propose(monde: Monde): Promise<string> {
  return byRedacteur(monde, async (ctx) => {
    const [id] = await createActeurs(ctx, [{ genre: "institution", nom: `Institution ${newId()}` }]);
    return proposeMembre(ctx, await proposal(ctx, monde, id ?? newId()));
  });
}

/** The role that the other institution is proposed and has not answered. */
function proposeAutre(monde: Monde): Promise<string> {
  const { institution } = monde.autre;
  return byRedacteur(monde, async (ctx) => {
    const found = await ctx.tx
      .selectFrom("schema_membre")
      .select("id")
      .where("departement", "=", D63)
      .where("institution", "=", institution)
      .where("etat", "=", "proposee")
      .executeTakeFirst();
    return found?.id ?? proposeMembre(ctx, await proposal(ctx, monde, institution));
  });
}

/** The role of copilot that the Caf holds. */
function ownMembre({ platform, acteurs, schema }: Monde): Promise<string> {
  return platform.act(D63, ESSAIS, async (ctx) => {
    const { id } = await ctx.tx
      .selectFrom("schema_membre")
      .select("id")
      .where("departement", "=", D63)
      .where("schema", "=", schema.id)
      .where("institution", "=", acteurs.institutions.caf)
      .executeTakeFirstOrThrow();
    return id;
  });
}

function premierVolet(monde: Monde): Promise<string> {
  return by(monde, ESSAIS, async (ctx) => {
    const { id } = await ctx.tx
      .selectFrom("volet")
      .select("id")
      .where("departement", "=", D63)
      .where("schema", "=", monde.schema.id)
      .orderBy("ordre")
      .limit(1)
      .executeTakeFirstOrThrow();
    return id;
  });
}
