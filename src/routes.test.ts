import { beforeAll, describe, expect, it } from "vitest";
import { inviter } from "#modules/acteurs/commands/invitations.ts";
import { grantRoles } from "#modules/acteurs/index.ts";
import { createConstat } from "#modules/observatoire/commands/constats/edit-constat.ts";
import { publishFichier, withdrawFichier } from "#modules/observatoire/commands/imports/publish-fichier.ts";
import { keepClassement } from "#modules/observatoire/commands/priorites/keep-classement.ts";
import { createFormule } from "#modules/observatoire/commands/write-formule.ts";
import { parseChoix } from "#modules/observatoire/domain/priorites/choix.ts";
import { listReglesSecret } from "#modules/observatoire/queries/secret/list-regles.ts";
import { removeFromPlan } from "#modules/schemas/commands/corbeille/remove-from-plan.ts";
import { attachPiece } from "#modules/schemas/commands/echanges/attach-piece.ts";
import { createEtiquette } from "#modules/schemas/commands/etiquettes/edit-etiquette.ts";
import { createTexte } from "#modules/schemas/commands/imprime/texte.ts";
import { changeInLot } from "#modules/schemas/commands/lots/change-in-lot.ts";
import { launchTournee } from "#modules/schemas/commands/nouvelles/launch-tournee.ts";
import { mergeActions } from "#modules/schemas/commands/structure/merge-actions.ts";
import { adoptSchema } from "#modules/schemas/commands/versions/adopt-schema.ts";
import { openAmendement } from "#modules/schemas/commands/versions/amend-schema.ts";
import { readEmport } from "#modules/schemas/queries/corbeille/read-emport.ts";
import { findAction } from "#modules/schemas/queries/plan/find-action.ts";
import { openEspace } from "#modules/territoires/index.ts";
import { SANS_COURRIEL } from "#platform/config/settings.ts";
import type { Tx } from "#platform/database/database.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { API, routesOf } from "#platform/http/api/route.ts";
import { FormToken, formCookieName } from "#platform/http/protection/form-token.ts";
import { createServer } from "#platform/http/server.ts";
import { newJeton } from "#platform/identity/jeton.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { openSession } from "#platform/identity/session.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import { signChoix } from "#platform/mail/choix.ts";
import { COURRIEL_INVITATION } from "#platform/mail/genres.ts";
import { queueMail } from "#platform/mail/queue-mail.ts";
import { requestPapier } from "#platform/papiers/request-papier.ts";
import { References } from "#platform/references/references.ts";
import { CHAMP_JETON } from "#platform/ui/formulaire.tsx";
import { newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { type RouteDeTest, serverBuild } from "#testing/build.ts";
import { clockAt } from "#testing/clock.ts";
import { publierCouverture } from "#testing/commandes/accessibilite.ts";
import { decision } from "#testing/commandes/versions.ts";
import { COMMANDES } from "#testing/commandes.ts";
import { changedTables, contents } from "#testing/contents.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { POPULATIONS, stageDonnees } from "#testing/observatoire.ts";
import { ESSAIS } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { MOT, seedSentinelle } from "#testing/sentinelle.ts";
import { compose } from "./composition.ts";

/**
 * What every address answers to everybody, on a scheme that is not public yet, held by the Caf. One letter each, in this
 * order: visitor; lecteur, correspondant, redacteur, administrateur of the Caf; redacteur of an institution that nothing
 * names; administrateur of another département; operator of the deployment.
 * `o` 200, `r` sent elsewhere, `f` 403, `n` 404, `i` refused for what was typed (400, 409, 413, 422, 429), `m` 405.
 * First what is read, then, for a page that receives forms, a form that is sent: empty, or that of `FORMULAIRES`. There
 * `i`, `o` and `r` are those who passed the rights, or a page that anybody may send something to.
 */
const PAGES: Readonly<Record<string, string>> = {
  "api/v1/docs": "oooooooo",
  "robots.txt": "oooooooo",
  "sitemap.xml": "oooooooo",
  connexion: "oooooooo iiiiiiii",
  "connexion/lien": "iiiiiiii iiiiiiii",
  "connexion/fournisseur": "nnnnnnnn",
  "connexion/retour": "nnnnnnnn",
  compte: "rrrrrrro rrrrrrri",
  "envoi-refuse": "rrrrrrrr",
  ":departement/envoi-refuse": "rrrrrrrr",
  "mentions-legales": "oooooooo",
  "donnees-personnelles": "oooooooo",
  "compte/donnees.zip": "rrrrrrro",
  exploitant: "nnnnnnno nnnnnnnr",
  accessibilite: "oooooooo",
  ":departement/conservation": "foooooff ffffrfff",
  ":departement/registre": "foooooff ffffrfff",
  ":departement/registre.csv": "foooooff",
  ":departement/registre/:traitement": "ffffofff ffffrfff",
  ":departement/acteurs/:acteur/donnees": "foffofff ffffifff",
  ":departement/acteurs/:acteur/donnees.zip": "foffofff",
  ":departement/acteurs/:acteur/donnees.json": "foffofff",
  ":departement/glossaire": "oooooooo",
  ":departement/glossaire.csv": "oooooooo",
  ":departement/glossaire.json": "oooooooo",
  ":departement/glossaire/nouveau": "fffoooff fffiiiff",
  ":departement/glossaire/:terme/modifier": "fffoooff fffiiiff",
  ":departement/etiquettes": "oooooooo",
  ":departement/etiquettes.csv": "oooooooo",
  ":departement/etiquettes/nouvelle": "fffoofff fffiifff",
  ":departement/etiquettes/:etiquette": "oooooooo fffiifff",
  ":departement/etiquettes/:etiquette/modifier": "fffoofff fffiifff",
  ":departement/etiquettes/:etiquette/fusionner": "fffoofff fffiifff",
  ":departement/papiers": "foooooff fnnnnnff",
  ":departement/papiers/:papier": "nonnnnnn nrnnnnnn",
  ":departement/papiers/:papier/fichier": "ninnnnnn",
  ":departement/imprimer/:imprime/:piece": "foooooff",
  ":departement/modeles": "foooooff",
  ":departement/modeles/:imprime": "foooooff ffffifff",
  ":departement/modeles/:imprime/exemple.docx": "oooooooo",
  ":departement/modeles/:imprime/essai.docx": "foooonff",
  ":departement/modeles/:imprime/fichiers/:modele": "noooonnn",
  ":departement/qui-peut-quoi": "oooooooo",
  ":departement/qui-peut-quoi.csv": "oooooooo",
  courriels: "nnnnnnno nnnnnnni",
  "courriels/choix/:jeton": "oooooooo rrrrrrrr",
  "agenda/:fichier": "nnnnnnnn",
  "courriels/:courriel": "nnnnnnno nnnnnnni",
  ":departement/historique/:genre/:id": "foooonff",
  ":departement/renvois/:genre/:objet": "noooonnn nffiinnn",
  ":departement/recherche": "oooooooo",
  ":departement/journal": "ffffofff",
  ":departement/journal.csv": "ffffofff",
  "": "oooooooo",
  ":departement/observatoire": "oooooooo",
  ":departement/observatoire/carte.svg": "nnnnnnnn",
  ":departement/observatoire/carte.png": "nnnnnnnn",
  ":departement/observatoire/donnees.csv": "nnnnnnnn",
  ":departement/observatoire/donnees.xlsx": "nnnnnnnn",
  ":departement/observatoire/territoires/:code": "oooooooo",
  ":departement/observatoire/territoires": "oooooooo",
  ":departement/observatoire/territoires/:code/portrait.csv": "oooooooo",
  ":departement/observatoire/territoires/:code/portrait.xlsx": "oooooooo",
  ":departement/observatoire/comparer": "oooooooo",
  ":departement/observatoire/comparer/donnees.csv": "nnnnnnnn",
  ":departement/observatoire/comparer/donnees.xlsx": "nnnnnnnn",
  ":departement/observatoire/integrable": "nnnnnnnn",
  ":departement/observatoire/territoires/:code/integrable": "nnnnnnnn",
  ":departement/observatoire/evolution/integrable": "nnnnnnnn",
  ":departement/observatoire/evolution": "oooooooo",
  ":departement/observatoire/evolution/courbe.svg": "nnnnnnnn",
  ":departement/observatoire/evolution/courbe.png": "nnnnnnnn",
  ":departement/observatoire/evolution/donnees.csv": "nnnnnnnn",
  ":departement/observatoire/evolution/donnees.xlsx": "nnnnnnnn",
  ":departement/territoires": "oooooooo",
  ":departement/territoires.csv": "oooooooo",
  ":departement/territoires.svg": "oooooooo",
  ":departement/territoires.png": "oooooooo",
  ":departement/territoires/contours": "ffffofff ffffifff",
  ":departement/territoires/lieux": "fffoooff fffiiiff",
  ":departement/territoires/zonages": "oooooooo",
  ":departement/territoires/zonages.csv": "oooooooo",
  ":departement/territoires/zonages/importer": "fffoooff fffiiiff",
  ":departement/territoires/competences": "oooooooo",
  ":departement/territoires/competences.csv": "oooooooo",
  ":departement/territoires/competences/importer": "fffoooff fffiiiff",
  ":departement/territoires/:siren/competences": "fffoooff fffrrrff",
  ":departement/territoires/:siren": "oooooooo",
  ":departement/observatoire/catalogue": "oooooooo",
  ":departement/observatoire/catalogue.csv": "oooooooo",
  ":departement/observatoire/indicateurs/:indicateur": "oooooooo",
  ":departement/observatoire/indicateurs/:indicateur/donnees.csv": "oooooooo",
  ":departement/observatoire/indicateurs/nouveau": "fffoooff fffiiiff",
  ":departement/observatoire/indicateurs/:indicateur/modifier": "fffoooff fffiiiff",
  ":departement/observatoire/secret": "oooooooo fffrrrff",
  ":departement/observatoire/secret.csv": "oooooooo",
  ":departement/observatoire/secret/regles": "oooooooo",
  ":departement/observatoire/secret/regles/nouvelle": "ffffofff ffffifff",
  ":departement/observatoire/secret/regles/:regle": "ffffofff ffffifff",
  ":departement/observatoire/constats": "foooooff",
  ":departement/observatoire/constats.csv": "foooooff",
  ":departement/observatoire/constats/nouveau": "fffoooff fffiiiff",
  ":departement/observatoire/constats/:constat": "nooooonn fffrrrff",
  ":departement/observatoire/constats/:constat/modifier": "fffoooff fffiiiff",
  ":departement/observatoire/classements": "oooooooo",
  ":departement/observatoire/classements/nouveau": "fffoooff fffiiiff",
  ":departement/observatoire/classements/:classement": "nooooonn fffrrrff",
  ":departement/observatoire/classements/:classement/classement.csv": "nooooonn",
  ":departement/observatoire/classements/:classement/demande.json": "nooooonn",
  ":departement/observatoire/accessibilite": "oooooooo",
  ":departement/observatoire/accessibilite/carte.svg": "nnnnnnnn",
  ":departement/observatoire/accessibilite/carte.png": "nnnnnnnn",
  ":departement/observatoire/accessibilite/donnees.csv": "nnnnnnnn",
  ":departement/observatoire/accessibilite/donnees.xlsx": "nnnnnnnn",
  ":departement/observatoire/accessibilite/fichiers": "oooooooo",
  ":departement/observatoire/accessibilite/fichiers/deposer": "fffoooff fffiiiff",
  ":departement/observatoire/accessibilite/fichiers/:fichier": "nnnooonn fffiiiff",
  ":departement/observatoire/perspectives": "oooooooo",
  ":departement/observatoire/perspectives/nouveau": "fffoooff fffiiiff",
  ":departement/observatoire/perspectives/:scenario": "nooooonn fffrrrff",
  ":departement/observatoire/perspectives/:scenario/modifier": "fffoooff fffiiiff",
  ":departement/observatoire/perspectives/:scenario/projection.csv": "nnnnnnnn",
  ":departement/observatoire/panier": "oooooooo",
  ":departement/observatoire/panier.csv": "oooooooo",
  ":departement/observatoire/panier/regle": "fffoooff fffiiiff",
  ":departement/observatoire/panier/:epci": "fffoooff fffiiiff",
  ":departement/observatoire/donnees": "oooooooo",
  ":departement/observatoire/donnees-ouvertes": "oooooooo",
  ":departement/observatoire/donnees-ouvertes.csv": "oooooooo",
  ":departement/observatoire/donnees/saisir": "fffoooff fffiiiff",
  ":departement/observatoire/indicateurs/ajouter": "fffoooff fffiiiff",
  ":departement/observatoire/donnees/deposer": "fffoooff fffiiiff",
  ":departement/observatoire/donnees/:fichier": "nnnooonn fffiiiff",
  demonstration: "nnnnnnnn nnnnnnnn",
  "demonstration/reinitialiser": "rrrrrrrr nnnnnnnn",
  ":departement/acteurs": "oooooooo",
  ":departement/acteurs.csv": "oooooooo",
  ":departement/acteurs/nouveau": "fffoooff fffiiiff",
  ":departement/acteurs/doublons": "fffoooff fffnnnff",
  ":departement/acteurs/:acteur": "oooooooo fffiiiff",
  ":departement/acteurs/:acteur/modifier": "ffffofff ffffifff",
  ":departement/acteurs/:acteur/identite": "ffffofff ffffifff",
  ":departement/acteurs/:acteur/logo": "nnnnnnnn",
  ":departement/acteurs/:acteur/fusionner": "ffffofff ffffifff",
  ":departement/institution/:acteur": "foooooff ffffifff",
  ":departement/institution/:acteur/roles.csv": "foooooff",
  ":departement/institution/:acteur/inviter": "ffffofff ffffifff",
  ":departement/institution/:acteur/mandats/:mandat": "ffffofff ffffifff",
  "exemple-plan-actions.xlsx": "oooooooo",
  ":departement": "oooooooo",
  ":departement/schemas": "oooooooo",
  ":departement/schemas/nouveau": "fffoooff fffiiiff",
  ":departement/importer": "fffoooff fffiiiff",
  ":departement/importations": "fffoooff",
  ":departement/importations/:importation": "nffoonnn nffrrnnn",
  ":departement/importations/:importation/fichier": "nffoonnn",
  ":departement/schemas/:schema": "noooonnn",
  ":departement/schemas/:schema/modifier": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/dupliquer": "nffoonnn fffiinff",
  ":departement/schemas/:schema/ecrire": "nffoonnn",
  ":departement/schemas/:schema/ecrire/nouveau": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/ecrire/ordre": "nffoonnn",
  ":departement/schemas/:schema/ecrire/numeros": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/ecrire/:niveau/:objet": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/ecrire/:niveau/:objet/retirer": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/corbeille": "noooonnn",
  ":departement/schemas/:schema/corbeille/:retrait": "noooonnn nffrrnnn",
  ":departement/schemas/:schema/ecrire/:niveau/:objet/ordre": "nffoonnn",
  ":departement/schemas/:schema/ecrire/:niveau/:objet/deplacer": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/tableau.xlsx": "noooonnn",
  ":departement/schemas/:schema/document.pdf": "noooonnn",
  ":departement/schemas/:schema/document.docx": "noooonnn",
  ":departement/schemas/:schema/fiches.docx": "noooonnn",
  ":departement/schemas/:schema/objectifs/:objectif/fiche.docx": "noooonnn",
  ":departement/schemas/:schema/fiches.pdf": "noooonnn",
  ":departement/schemas/:schema/objectifs/:objectif/fiche.pdf": "noooonnn",
  ":departement/schemas/:schema/document": "noooonnn nffrrnnn",
  ":departement/schemas/:schema/document/textes/nouveau": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/document/textes/:texte": "noooonnn nffrrnnn",
  ":departement/schemas/:schema/public": "noooonnn",
  ":departement/schemas/:schema/public/actions": "noooonnn",
  ":departement/schemas/:schema/public/image.png": "noooonnn",
  ":departement/schemas/:schema/public/document.pdf": "nnnnnnnn",
  ":departement/schemas/:schema/resume-integrable": "nnnnnnnn",
  ":departement/sitemap.xml": "oooooooo",
  ":departement/schemas/:schema/donnees": "nnnnnnnn",
  ":departement/schemas/:schema/donnees/schema.json": "nnnnnnnn",
  ":departement/schemas/:schema/donnees/catalogue.json": "nnnnnnnn",
  ":departement/schemas/:schema/donnees/:fichier": "nnnnnnnn",
  ":departement/schemas/:schema/plan": "noooonnn",
  ":departement/schemas/:schema/plan.csv": "noooonnn",
  ":departement/schemas/:schema/plan.xlsx": "noooonnn",
  ":departement/schemas/:schema/lots": "noooonnn",
  ":departement/schemas/:schema/lots/nouveau": "noooonnn nffiinnn",
  ":departement/schemas/:schema/lots/:lot": "noooonnn nffrrnnn",
  ":departement/schemas/:schema/calendrier": "noooonnn",
  ":departement/schemas/:schema/calendrier.csv": "noooonnn",
  ":departement/schemas/:schema/qui-fait-quoi": "noooonnn",
  ":departement/schemas/:schema/rattachements": "noooonnn nffiinnn",
  ":departement/schemas/:schema/filiation": "noooonnn nffiinnn",
  ":departement/schemas/:schema/declinaisons": "noooonnn",
  ":departement/schemas/:schema/declinaisons.csv": "noooonnn",
  ":departement/schemas/:schema/consultation": "noooonnn nfffinnn",
  ":departement/schemas/:schema/consultation.csv": "noooonnn",
  ":departement/schemas/:schema/remarques.csv": "noooonnn",
  ":departement/schemas/:schema/bilan": "noooonnn nffnnnnn",
  ":departement/schemas/:schema/bilan.csv": "noooonnn",
  ":departement/schemas/:schema/suivant": "fffoonff fffiinff",
  ":departement/schemas/:schema/vie": "noooonnn nffiinnn",
  ":departement/schemas/:schema/adopter": "nfffinnn nfffinnn",
  ":departement/schemas/:schema/versions": "noooonnn nffiinnn",
  ":departement/schemas/:schema/versions/:numero": "oooooooo",
  ":departement/schemas/:schema/versions/:numero/contenu.json": "oooooooo",
  ":departement/schemas/:schema/amendements/:amendement": "nooooonn fffiifff",
  ":departement/schemas/:schema/comparaison": "oooooooo",
  ":departement/schemas/:schema/comparaison.csv": "oooooooo",
  ":departement/schemas/:schema/partenaires": "noooonnn nffiinnn",
  ":departement/schemas/:schema/partenaires.csv": "noooonnn",
  ":departement/schemas/:schema/changements": "noooonnn",
  ":departement/schemas/:schema/changements.csv": "noooonnn",
  ":departement/schemas/:schema/blocages": "noooonnn",
  ":departement/schemas/:schema/blocages.csv": "noooonnn",
  ":departement/schemas/:schema/manques": "noooonnn",
  ":departement/schemas/:schema/manques.csv": "noooonnn",
  ":departement/schemas/:schema/echanges": "noooonnn",
  ":departement/schemas/:schema/echanges.csv": "noooonnn",
  ":departement/schemas/:schema/echanges/:genre/:objet": "noooonnn niiiinnn",
  ":departement/schemas/:schema/pieces/:piece": "noooonnn",
  ":departement/moi": "foooooff fiiiiiff",
  ":departement/moi/agenda": "foooooff fiiiiiff",
  ":departement/moi/notifications": "foooooff firiiiff",
  ":departement/mentions-lues": "rrrrrrrr frrrrrff",
  ":departement/suivre": "rrrrrrrr frrrrnff",
  ":departement/schemas/:schema/tournees": "noooonnn nffiinnn",
  ":departement/schemas/:schema/tournees/nouvelle": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/tournees/:tournee": "noooonnn nffrrnnn",
  ":departement/mes-actions": "rrrrrrrr rrrrrrrr",
  "nouvelles/:jeton": "oooooooo iiiiiiii",
  "nouvelles/:jeton/rien": "oooooooo rrrrrrrr",
  ":departement/roles/:membre": "noooonnn nffiinnn",
  ":departement/schemas/:schema/objectifs/:objectif": "noooonnn",
  ":departement/schemas/:schema/actions/:action": "noooonnn nfiiinnn",
  ":departement/schemas/:schema/actions/:action/dupliquer": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/actions/:action/fusionner": "nffoonnn nffiinnn",
  ":departement/schemas/:schema/fusions/:fusion": "noooonnn nffrrnnn",
  ":departement/schemas/:schema/actions/:action/modifier": "nffoonnn nffiinnn",
  deconnexion: "oooooooo rrrrrrrr",
  "deconnexion/retour": "oooooooo",
  "invitation/:jeton": "oooooooo riiiiiii",
};

/** The same for what other software reads. */
const LECTURES: Readonly<Record<string, string>> = {
  "/departements/{departement}/acteurs": "oooooooo",
  "/departements/{departement}/competences": "oooooooo",
  "/departements/{departement}/indicateurs": "oooooooo",
  "/departements/{departement}/observations": "iiiiiiii",
  "/departements/{departement}/schemas": "oooooooo",
  "/departements/{departement}/schemas/{id}": "noooonnn",
  "/departements/{departement}/schemas/{id}/public": "nnnnnnnn",
  "/departements/{departement}/territoires": "oooooooo",
  "/departements/{departement}/territoires/{code}/portrait": "oooooooo",
  "/departements/{departement}/accessibilite": "oooooooo",
  "/departements/{departement}/zonages": "oooooooo",
  "/openapi.json": "oooooooo",
};

/** What stands for each part of an address that changes; a route with a new one needs a line here. */
const PARTIES = {
  departement: () => "63",
  schema: (o: Objets) => o.schema.publicId,
  action: (o: Objets) => o.schema.actions["1-A"].publicId,
  objectif: (o: Objets) => o.schema.objectifs.get(1)?.publicId ?? "",
  acteur: (o: Objets) => o.caf,
  niveau: () => "objectif",
  objet: (o: Objets) => o.schema.objectifs.get(1)?.id ?? "",
  tournee: (o: Objets) => o.tournee,
  lot: (o: Objets) => o.lot,
  etiquette: (o: Objets) => o.etiquette,
  texte: (o: Objets) => o.texte,
  retrait: (o: Objets) => o.retrait,
  fusion: (o: Objets) => o.fusion,
  numero: () => "1",
  amendement: (o: Objets) => o.amendement,
  mandat: (o: Objets) => o.mandat,
  membre: (o: Objets) => o.membre,
  importation: (o: Objets) => o.importation,
  piece: (o: Objets) => o.piece,
  siren: () => "246300701",
  epci: () => "246300701",
  code: () => "246300701",
  fichier: () => "actions.csv",
  traitement: () => "journal",
  papier: (o: Objets) => o.papier,
  modele: (o: Objets) => o.modele,
  imprime: () => "rgpd.registre",
  terme: () => "caf",
  indicateur: () => "population",
  genre: () => "action",
  id: (o: Objets) => o.schema.actions["1-A"].id,
  jeton: (o: Objets) => o.invitation,
  courriel: (o: Objets) => o.courriel,
} as const satisfies Record<string, (objets: Objets) => string>;

/** Routes whose address speaks of another object than the others of that name. */
const AUTREMENT: Readonly<Record<string, Record<string, (objets: Objets) => string>>> = {
  ":departement/observatoire/indicateurs/:indicateur/modifier": {
    indicateur: () => "population-en-milliers",
  },
  ":departement/observatoire/donnees/:fichier": { fichier: (o) => o.donnees },
  ":departement/observatoire/secret/regles/:regle": { regle: (o) => o.regle },
  ":departement/observatoire/accessibilite/fichiers/:fichier": { fichier: (o) => o.acces },
  ...Object.fromEntries(
    ["", "/modifier", "/projection.csv"].map((vue) => [
      `:departement/observatoire/perspectives/:scenario${vue}`,
      { scenario: (o: Objets) => o.scenario },
    ]),
  ),
  ":departement/observatoire/constats/:constat": { constat: (o) => o.constat },
  ":departement/observatoire/classements/:classement": { classement: (o) => o.classement },
  ":departement/observatoire/classements/:classement/classement.csv": { classement: (o) => o.classement },
  ":departement/observatoire/classements/:classement/demande.json": { classement: (o) => o.classement },
  ":departement/observatoire/constats/:constat/modifier": { constat: (o) => o.constat },
  "agenda/:fichier": { fichier: () => `63.${newJeton()}.ics` },
  ":departement/imprimer/:imprime/:piece": { piece: () => "-" },
  ...Object.fromEntries(
    ["", "/exemple.docx", "/essai.docx", "/fichiers/:modele"].map((vue) => [
      `:departement/modeles/:imprime${vue}`,
      { imprime: () => "schemas.fiche" },
    ]),
  ),
  ":departement/acteurs/:acteur/donnees": { acteur: (o) => o.personne },
  ":departement/acteurs/:acteur/donnees.zip": { acteur: (o) => o.personne },
  ":departement/acteurs/:acteur/donnees.json": { acteur: (o) => o.personne },
  ":departement/acteurs/:acteur/fusionner": { acteur: (o) => `${o.caf}/fusionner?avec=${o.autre}#` },
  ":departement/renvois/:genre/:objet": { genre: () => "objectif" },
  ...Object.fromEntries(
    [
      "versions/:numero",
      "versions/:numero/contenu.json",
      "amendements/:amendement",
      "comparaison",
      "comparaison.csv",
    ].map((vue) => [`:departement/schemas/:schema/${vue}`, { schema: (o: Objets) => o.adopte }]),
  ),
  ":departement/schemas/:schema/echanges/:genre/:objet": {
    genre: () => "objectif",
    objet: (o) => o.schema.objectifs.get(1)?.publicId ?? "",
  },
  "courriels/choix/:jeton": { jeton: (o) => o.choix },
  "nouvelles/:jeton": { jeton: (o) => o.nouvelles },
  "nouvelles/:jeton/rien": { jeton: (o) => o.nouvelles },
  "departements/{departement}/schemas/{id}": { id: (o) => o.schema.publicId },
  "departements/{departement}/schemas/{id}/public": { id: (o) => o.schema.publicId },
};

const FORMULAIRE_RETRAIT = (o: Objets) => ({ niveau: "action", objet: o.schema.actions["3-A"].id });
const SCHEMA_A_REBOURS = { titre: "Un autre", type: "sdsf", debut: "2027", fin: "2026" };
const DEMANDE = { etendue: "toutes", texte: "Bonjour", relanceJours: "10", relancesMaximum: "2" };

/**
 * Pages that read what was typed before they look at the rights: an empty form would say nothing of these. What is sent is
 * well written, and refused for what it says to whoever may send it.
 */
const FORMULAIRES: Readonly<Record<string, (objets: Objets) => Record<string, string>>> = {
  ":departement/acteurs/:acteur/fusionner": (o) => ({
    ...{ avec: o.autre, "revision-conserve": "99", "revision-absorbe": "99" },
  }),
  ":departement/institution/:acteur": (o) => ({ personne: o.caf, "role-lecteur": "oui", du: "2026-11-22" }),
  ":departement/institution/:acteur/inviter": () => ({ "role-lecteur": "oui", message: "x".repeat(2_001) }),
  ":departement/institution/:acteur/mandats/:mandat": () => ({ revision: "99", du: "2026-01-01" }),
  ":departement/schemas/:schema/partenaires": (o) => ({
    ...{
      role: "informe",
      portee: "schema",
      du: "2026-11-22",
      au: "2026-11-01",
      institution: o.autre,
      cle: newId(),
    },
  }),
  ":departement/schemas/nouveau": () => ({
    ...SCHEMA_A_REBOURS,
    phase: "elaboration",
    forme: "type",
    cle: newId(),
  }),
  ":departement/schemas/:schema/dupliquer": () => ({ ...SCHEMA_A_REBOURS, cle: newId() }),
  ":departement/schemas/:schema/corbeille/:retrait": FORMULAIRE_RETRAIT,
  ":departement/schemas/:schema/fusions/:fusion": (o) => ({ absorbee: o.schema.actions["2-B"].publicId }),
  ":departement/schemas/:schema/modifier": () => ({ ...SCHEMA_A_REBOURS, revision: "1" }),
  ":departement/renvois/:genre/:objet": (o) => ({
    ...{ lien: "voir_aussi-direct", note: "", cle: newId() },
    autre: `objectif:${o.schema.objectifs.get(1)?.id}`,
  }),
  ":departement/observatoire/donnees/:fichier": () => ({ geste: "retirer" }),
  ":departement/observatoire/accessibilite/fichiers/:fichier": () => ({ geste: "retirer" }),
  ":departement/observatoire/perspectives/:scenario": () => ({ geste: "retablir", revision: "1" }),
  ":departement/observatoire/constats/:constat": () => ({ geste: "retablir", revision: "1" }),
  ":departement/observatoire/classements/:classement": () => ({ geste: "remettre", revision: "1" }),
  ":departement/schemas/:schema/rattachements": (o) => ({
    ...{ sous: o.schema.objectifs.get(1)?.id ?? "", cle: newId() },
    autre: `${o.schema.publicId}:${o.schema.actions["1-A"].publicId}`,
  }),
  ":departement/schemas/:schema/filiation": (o) => ({
    ...{ geste: "declarer", nature: "decline", autre: o.schema.publicId },
    ...{ du: "2024-01-01", note: "", cle: newId() },
  }),
  ":departement/etiquettes/:etiquette/fusionner": (o) => ({ dans: o.etiquette, revision: "1" }),
  ":departement/suivre": (o) => ({
    ...{ genre: "action", schema: o.schema.publicId, objet: o.schema.actions["1-A"].publicId, suivre: "oui" },
  }),
  ":departement/schemas/:schema/lots/nouveau": (o) => ({
    ...{ changement: "dater", quelle: "fin", date: "2025", cle: newId() },
    confirmee: `${o.schema.actions["1-A"].publicId}:99`,
  }),
  ":departement/schemas/:schema/ecrire/numeros": () => ({ niveau: "tous", apercu: "[1]", cle: newId() }),
  ":departement/schemas/:schema/ecrire/:niveau/:objet/deplacer": () => ({ place: ":", revision: "99" }),
  ":departement/schemas/:schema/tournees": () => ({
    ...DEMANDE,
    revision: "99",
    mois: "3",
    prochaine: "2027-01-01",
  }),
  ":departement/schemas/:schema/tournees/nouvelle": () => ({ ...DEMANDE, envoi: "2026-01-01", cle: newId() }),
  ":departement/schemas/:schema/tournees/:tournee": () => ({ geste: "relancer" }),
  ":departement/modeles/:imprime": () => ({ geste: "deposer" }),
  ":departement/schemas/:schema/document": (o) => ({ geste: "haut", texte: o.texte }),
  ":departement/schemas/:schema/document/textes/nouveau": () => ({ place: "methode", cle: newId() }),
  ":departement/schemas/:schema/document/textes/:texte": () => ({
    titre: "Renommé",
    texte: "Écrit.",
    revision: "1",
  }),
  ":departement/schemas/:schema/consultation": () => ({ geste: "avis", sens: "favorable", cle: newId() }),
  ":departement/schemas/:schema/bilan": () => ({ jugement: "atteint", suite: "repris", objectif: "inconnu" }),
  ":departement/schemas/:schema/suivant": () => ({ titre: "", debut: "2027", fin: "2031", cle: newId() }),
  ":departement/schemas/:schema/vie": () => ({ de: "elaboration", vers: "diagnostic", motif: "" }),
  ":departement/schemas/:schema/adopter": () => ({
    instance: "Comité",
    numeroDecision: "1",
    adopteeLe: "2026-11-01",
  }),
  ":departement/schemas/:schema/versions": () => ({ objet: "", motif: "" }),
  ":departement/schemas/:schema/amendements/:amendement": () => ({ geste: "modifier", objet: "", motif: "" }),
  ":departement/roles/:membre": () => ({ geste: "annuler", revision: "99" }),
  ":departement/schemas/:schema/echanges/:genre/:objet": () => ({
    geste: "commenter",
    texte: "",
    cle: newId(),
  }),
  ":departement/schemas/:schema/actions/:action": () => ({
    ...{ statut: "en_cours", meteo: "nuages", avancement: "500", date: "2026-11-22", cle: newId() },
  }),
};

type Objets = {
  schema: Awaited<ReturnType<typeof seedSchema>>;
} & Record<
  | "caf"
  | "autre"
  | "personne"
  | "mandat"
  | "membre"
  | "importation"
  | "invitation"
  | "courriel"
  | "choix"
  | "tournee"
  | "lot"
  | "etiquette"
  | "piece"
  | "texte"
  | "retrait"
  | "fusion"
  | "adopte"
  | "amendement"
  | "donnees"
  | "constat"
  | "regle"
  | "classement"
  | "acces"
  | "scenario"
  | "papier"
  | "modele"
  | "nouvelles",
  string
>;

const ORIGIN = "http://localhost";
const base = setUpDatabase();
const { build, routes } = await serverBuild();
let monde: Monde;
let objets: Objets;
let server: ReturnType<typeof createServer>;
let application: Awaited<ReturnType<typeof compose>>;
/** The cookie of each persona, in the order of the letters; null is the visitor. */
let sessions: (string | null)[];

beforeAll(async () => {
  const { database, platform } = base();
  const clock = clockAt(NOW);
  for (const code of [D63, D43]) await openEspace(database, code, { demonstration: false, now: NOW });
  const settings = {
    ...{ port: 0, host: "", origine: null, databaseUrl: null, databaseUrlProprietaire: null, donnees: "" },
    ...{ demo: false, courriel: SANS_COURRIEL, fichiers: limitesFichiers(), oidc: null },
  };
  application = await compose(database, settings, clock);
  server = createServer(application, build, {
    ...{ origine: ORIGIN, version: "essai", write: () => {} },
    protection: {
      ...{ proxies: "aucun" as never, journal: "aucun" as never },
      limites: { adresse: 0, session: 0, envois: 0 },
    },
  });

  monde = await seedMonde(platform);
  const phase = "elaboration";
  const schema = await seedSchema(platform, D63, monde.acteurs, { titre: "Le suivant", phase });
  const { caf } = monde.acteurs.personnes;
  await platform.act(D63, ESSAIS, (ctx) => {
    const { personne } = monde.autre.personnes.redacteur;
    return grantRoles(ctx, { personne, institution: monde.autre.institution, roles: ["redacteur"] });
  });
  await platform.act(
    D63,
    caf.administrateur,
    (ctx) => COMMANDES.stageImport?.run(ctx, { ...monde, schema }, "") ?? Promise.resolve(),
  );
  objets = await platform.act(D63, caf.administrateur, async (ctx) => {
    const one = async (table: "role_personne" | "schema_membre" | "importation") =>
      await ctx.tx.selectFrom(table).selectAll().where("departement", "=", D63).execute();
    const publicIdOf = async (id: string) =>
      (
        await ctx.tx
          .selectFrom("acteur")
          .select("public_id")
          .where("id", "=", id as never)
          .executeTakeFirstOrThrow()
      ).public_id;
    const { administrateur } = caf;
    const [mandats, membres, importations] = [
      await one("role_personne"),
      await one("schema_membre"),
      await one("importation"),
    ];
    const mandat = mandats.find((row) => "personne" in row && row.personne === caf.lecteur.personne);
    const membre = membres.find((row) => "schema" in row && row.schema === schema.id);
    const [importation] = importations;
    const courriel = await queueMail(
      ctx.tx,
      {
        ...{ genre: COURRIEL_INVITATION, departement: D63, destinataire: "quelqu-un@exemple.fr" },
        ...{ sujet: "Essai", contenu: "Essai." },
      },
      ctx.now,
    );
    const cafPublic = await publicIdOf(administrateur.institution);
    await inviter(ctx, new References(), {
      ...{ origin: ORIGIN, institution: cafPublic, personne: "", nom: "Vous", fonction: "", message: "" },
      ...{ courriel: "vous@exemple.fr", roles: ["lecteur"], du: null, au: null, cle: newId() },
    });
    await ctx.tx
      .updateTable("acteur")
      .set({ courriel: "correspondance@exemple.fr" })
      .where("departement", "=", D63)
      .where("id", "=", caf.correspondant.personne)
      .execute();
    const tournee = await launchTournee(ctx, {
      ...{ schema: schema.publicId, etendue: "toutes", volet: null, texte: "Bonjour", envoi: ctx.today },
      ...{ relanceJours: 10, relancesMaximum: 2, adresse: ORIGIN, cle: newId() },
    });
    const lot = await changeInLot(ctx, {
      schema: schema.publicId,
      changement: { genre: "dater", champ: "fin", date: parsePartialDate("2026") },
      actions: [{ publicId: schema.actions["1-A"].publicId, revision: 1 }],
      cle: newId(),
    });
    const piece = await attachPiece(ctx, {
      ...{
        schema: schema.publicId,
        genre: "schema",
        objet: "tout",
        titre: "",
        publique: false,
        cle: newId(),
      },
      fichier: { nom: "notes.txt", contenu: Buffer.from("Notes") },
    });
    const texte = await createTexte(ctx, {
      ...{
        schema: schema.publicId,
        rubrique: "methode",
        volet: null,
        titre: "Méthode",
        texte: "Écrit.",
        cle: newId(),
      },
    });
    const retire = { niveau: "action", id: schema.actions["3-A"].id } as const;
    const { empreinte } = await readEmport(ctx, retire);
    const retrait = await removeFromPlan(ctx, { schema: schema.publicId, ...retire, empreinte });
    const seen = async (code: "2-A" | "2-B") => {
      const { publicId: action } = schema.actions[code];
      const { revision } = await findAction(ctx, { schema: schema.publicId, action });
      return { action, revision };
    };
    const fusion = await mergeActions(ctx, {
      ...{ schema: schema.publicId, choix: {} },
      ...{ gardee: await seen("2-A"), absorbee: await seen("2-B") },
    });
    const adopte = monde.schema.publicId;
    const auNom = { ...ctx, principal: ESSAIS };
    await adoptSchema(auNom, { schema: adopte, ...decision(ctx) });
    const amendement = await openAmendement(auNom, {
      schema: adopte,
      objet: "Objet",
      motif: "Motif",
      cle: newId(),
    });
    /** What follows `path` in the mail to an address: the secret of its link. */
    const secretOf = async (destinataire: string, path: string) => {
      const mail = ctx.tx.selectFrom("courriel").selectAll().where("destinataire", "=", destinataire);
      const { contenu } = await mail.executeTakeFirstOrThrow();
      return new RegExp(`${path}([\\w.-]+)`).exec(JSON.stringify(contenu))?.[1] ?? "";
    };
    const etiquette = await createEtiquette(ctx, {
      ...{ genre: "public", libelle: "Parents", description: "", ordre: "", envoi: newId() },
    });
    const papier = await requestPapier({ ...ctx, principal: caf.lecteur }, application.papiers, {
      ...{ papier: "rgpd.registre", objet: "-", format: "pdf", cle: newId() },
    });
    const modele = (await COMMANDES.dropModele?.run(
      { ...ctx, principal: caf.administrateur },
      { ...monde, schema },
      "",
    )) as string;
    const { publicId: donnees } = await stageDonnees(ctx, POPULATIONS);
    await createFormule(ctx, {
      ...{ libelle: "Population en milliers", famille: "Population", unite: "milliers d’habitants" },
      ...{ formule: "[population] / 1000", definition: "La population.", sens: "neutre", decimales: 1 },
    });
    const constat = await createConstat(ctx, {
      ...{ enonce: "Constat", precisions: "", nature: "groupe", origine: "Groupe", date: "", envoi: newId() },
      ...{ indicateur: "", maille: "", territoire: "", millesime: "" },
    });
    const { publicId: publiees } = await stageDonnees(ctx, `${POPULATIONS}63124;Cournon;19 000;19 100\n`);
    await publishFichier(ctx, publiees);
    const classement = await keepClassement(ctx, {
      ...{ titre: "Classement", envoi: newId() },
      choix: parseChoix(new URLSearchParams("maille=commune&indicateur=population")),
    });
    await withdrawFichier(ctx, publiees);
    const [regle] = await listReglesSecret(ctx);
    const acces = (await COMMANDES.stageAcces?.run(ctx, { ...monde, schema }, "")) as string;
    const { publicId: couverture } = await publierCouverture(ctx);
    const scenario = (await COMMANDES.createScenario?.run(ctx, { ...monde, schema }, "")) as string;
    await withdrawFichier(ctx, couverture);
    return {
      schema,
      regle: regle?.publicId ?? "",
      donnees,
      constat,
      classement,
      acces,
      scenario,
      papier,
      modele,
      caf: cafPublic,
      autre: await publicIdOf(monde.acteurs.institutions.msa),
      personne: await publicIdOf(caf.lecteur.personne),
      mandat: mandat && "id" in mandat ? mandat.id : "",
      membre: membre?.id ?? "",
      importation: importation && "public_id" in importation ? importation.public_id : "",
      etiquette,
      invitation: await secretOf("vous@exemple.fr", "/invitation/"),
      tournee,
      lot,
      piece,
      texte,
      retrait,
      fusion,
      adopte,
      amendement,
      nouvelles: await secretOf("correspondance@exemple.fr", "/nouvelles/"),
      courriel,
      choix: signChoix(application.secret, courriel),
    };
  });

  const compte = newId<"compte">();
  sessions = await database.national(async (tx) => {
    await tx
      .insertInto("compte")
      .values({
        id: compte,
        nom: "Exploitante",
        courriel: "exploitante@exemple.fr",
        exploitant: true,
        cree_le: NOW,
      })
      .execute();
    const open = (who: PrincipalPersonne) => signIn(tx, who);
    return [
      null,
      await open(caf.lecteur),
      await open(caf.correspondant),
      await open(caf.redacteur),
      await open(caf.administrateur),
      await open(monde.autre.personnes.redacteur),
      await open(monde.voisins.personnes.caf.administrateur),
      await openSession(tx, { compte, agir: null, moyen: "lien", appareil: "essai" }, clock.now()),
    ];
  });
});

function signIn(tx: Tx, { departement, personne, institution }: PrincipalPersonne): Promise<string> {
  const agir = { departement, personne, institution };
  const seance = { compte: null, agir, moyen: "demonstration", appareil: "essai" } as const;
  return openSession(tx, seance, clockAt(NOW).now());
}

type Parties = Record<string, (objets: Objets) => string>;

/** The address of a route, its parts filled in. @throws naming what has no line. */
function addressOf(path: string, autres: Parties = {}): string {
  const parts = { ...PARTIES, ...AUTREMENT[path], ...autres } as Record<string, (objets: Objets) => string>;
  const filled = path.replaceAll(/:(\w+)|\{(\w+)\}/g, (_whole, colon, brace) => {
    const name = colon ?? brace;
    const part = parts[name];
    if (!part) throw new Error(`src/routes.test.ts: give a value to « ${name} » of ${path} in PARTIES`);
    const value = part(objets);
    if (!value) throw new Error(`src/routes.test.ts: nothing was found for « ${name} » of ${path}`);
    return value;
  });
  return `/${filled.split("#")[0]}`;
}

const LETTRES: Readonly<Record<number, string>> = { 200: "o", 403: "f", 404: "n", 405: "m" };

function letterOf(status: number): string {
  if (status >= 300 && status < 400) return "r";
  return LETTRES[status] ?? (status >= 400 && status < 500 ? "i" : String(status));
}

/** One letter a persona. */
async function letters(ask: (session: string | null) => Promise<Response>): Promise<string> {
  let found = "";
  for (const session of sessions) found += letterOf((await ask(session)).status);
  return found;
}

const cookieOf = (session: string | null): string => (session ? `${cookieName(ORIGIN)}=${session}` : "");

const read = (address: string) => (session: string | null) =>
  Promise.resolve(
    server.request(`${ORIGIN}${address}`, { headers: { accept: "text/html", cookie: cookieOf(session) } }),
  );

/** Sends a form that holds its proof and `fields`. */
const send = (address: string, fields: Readonly<Record<string, string>>) => (session: string | null) => {
  const visitor = newJeton();
  const jeton = new FormToken(application.secret, session, visitor).write();
  return Promise.resolve(
    server.request(`${ORIGIN}${address}`, {
      method: "POST",
      headers: {
        ...{ accept: "text/html", origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
        cookie: [cookieOf(session), `${formCookieName(ORIGIN)}=${visitor}`].filter(Boolean).join("; "),
      },
      body: new URLSearchParams({ ...fields, [CHAMP_JETON]: jeton }),
    }),
  );
};

async function lineOf({ path, receives }: RouteDeTest): Promise<string> {
  const address = addressOf(path);
  const seen = await letters(read(address));
  return receives ? `${seen} ${await letters(send(address, FORMULAIRES[path]?.(objets) ?? {}))}` : seen;
}

describe("every operation of the API", () => {
  const paths = (application: Parameters<typeof routesOf>[0]) =>
    routesOf(application).map((route) => route.path);

  it("has its line, which is what it answers, and nobody sends anything to it", async () => {
    const found: Record<string, string> = {};
    for (const path of [...paths(application.api), "/openapi.json"]) {
      const address = `${API}${addressOf(path.slice(1))}`;
      found[path] = await letters(read(address));
      expect(await letters(send(address, {})), path).toBe("m".repeat(sessions.length));
    }
    expect(found, "add or correct these lines in LECTURES of src/routes.test.ts").toEqual(LECTURES);
  });
});

describe("every page", () => {
  // One that ends the sessions is asked last.
  const ordered = [...routes].sort(
    (a, b) => Number(a.path.startsWith("deconnexion")) - Number(b.path.startsWith("deconnexion")),
  );

  it("has its line, and each line its page", () => {
    const paths = routes.map(({ path }) => path);
    expect(
      paths.filter((path) => !(path in PAGES)),
      "pages without a line: run this file, read what each answers in the failures below, check that it is right, and add it to PAGES of src/routes.test.ts",
    ).toEqual([]);
    expect(
      Object.keys(PAGES).filter((path) => !paths.includes(path)),
      "lines without a page",
    ).toEqual([]);
  });

  it("changes nothing for those whom its line refuses", async () => {
    const before = await contents(base().database, [D63, D43]);
    for (const { path } of routes.filter(({ receives }) => receives)) {
      const [, sent = ""] = (PAGES[path] ?? "").split(" ");
      const address = addressOf(path);
      for (const [rank, session] of sessions.entries()) {
        if (!"fnm".includes(sent[rank] ?? "?")) continue;
        await send(address, FORMULAIRES[path]?.(objets) ?? {})(session);
      }
    }
    expect(changedTables(before, await contents(base().database, [D63, D43]))).toEqual([]);
  });

  it.each(ordered.map((route) => [route.path, route] as const))("/%s", async (path, route) => {
    const found = await lineOf(route);
    expect(`  "${path}": "${found}",`).toBe(`  "${path}": "${PAGES[path] ?? "(no line)"}",`);
  });
});

/** Where what is in the trash is said all the same, and why. */
const DIT_ENCORE: Readonly<Record<string, string>> = {
  ":departement/schemas/:schema/corbeille": "it is the trash",
  ":departement/schemas/:schema/changements": "a removal is a change",
  ":departement/schemas/:schema/changements.csv": "the same",
  ":departement/schemas/:schema/comparaison": "the adopted text keeps it",
  ":departement/schemas/:schema/comparaison.csv": "the same",
  ":departement/schemas/:schema/versions/:numero": "the same",
  ":departement/schemas/:schema/versions/:numero/contenu.json": "the same",
  ":departement/journal": "it tells what was done",
  ":departement/journal.csv": "the same",
};

describe("what is in the trash", () => {
  /** The readings that say the word of the sentinel, for a copilot. Papers and workbooks are packed. */
  async function readings(): Promise<Set<string>> {
    const found = new Set<string>();
    // The pages before ended every session.
    const { administrateur } = monde.acteurs.personnes.caf;
    const session = await base().database.national((tx) => signIn(tx, administrateur));
    const { publicId, actions, objectifs } = monde.schema;
    const ouvert = {
      schema: () => publicId,
      action: () => actions["1-A"].publicId,
      objectif: () => objectifs.get(1)?.publicId ?? "",
    };
    const pages = routes.map(({ path }) => {
      const objet: Parties = path.includes(":niveau/") ? { objet: () => objectifs.get(1)?.id ?? "" } : {};
      return [path, addressOf(path, { ...ouvert, ...objet })] as const;
    });
    const api = routesOf(application.api).map(({ path }) => {
      const id: Parties = path.includes("schemas/{id}") ? { id: () => publicId } : {};
      return [path, `${API}${addressOf(path.slice(1), { ...ouvert, ...id })}`] as const;
    });
    for (const [path, address] of [...pages, ...api]) {
      if (/\.(pdf|docx|xlsx|png|zip)$|deconnexion|reinitialiser/.test(path)) continue;
      const asked = path.endsWith("/recherche") ? `${address}?q=${MOT.toLowerCase()}` : address;
      const answer = await read(asked)(session);
      if (answer.status === 200 && (await answer.text()).includes(MOT)) found.add(path);
    }
    return found;
  }

  it("is said by no reading but those that tell of the past", { timeout: 120_000 }, async () => {
    const { remove } = await seedSentinelle(base().platform, monde, ORIGIN);
    const before = await readings();
    expect(before.size).toBeGreaterThan(20);
    await remove();
    const after = await readings();
    expect([...after].filter((path) => !(path in DIT_ENCORE))).toEqual([]);
  });
});
