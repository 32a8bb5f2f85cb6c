/** The only door of the module: what others may use of it. */

export { apiActeurs } from "./api.ts";
export { commandeCreerAdministrateur, commandeLienAdministrateur } from "./cli.ts";
export { createActeurs, type NouvelActeur } from "./commands/create-acteur.ts";
export { grantRoles } from "./commands/grant-role.ts";
export { type Ecriture, forgetEcritures, learnEcritures } from "./commands/learn-ecritures.ts";
export { removeUnusedActeurs } from "./commands/remove-unused-acteurs.ts";
export { type ActeursDemo, DEPARTEMENTS_DEMO, loadActeursDemo } from "./demo.ts";
export { arbitreMandat } from "./domain/arbitre-mandat.ts";
export { knownActeur } from "./domain/connus.ts";
export { GENRES, type Genre, guessGenre, LIBELLE_GENRE } from "./domain/genre.ts";
export { bareName, distinctName, type Repertoire, resolve } from "./domain/resolution.ts";
export { echeancesActeurs } from "./echeances.ts";
export { historiqueActeurs } from "./historique.ts";
export { messagesActeurs } from "./messages.ts";
export { dureesActeurs, findPersonne, partActeurs, traitementsActeurs } from "./personnel.ts";
export { portPersonnes } from "./queries/find-personnes.ts";
export { listActeurs } from "./queries/list-acteurs.ts";
export { listAdresses } from "./queries/list-adresses.ts";
export { type Injoignable, listInjoignables } from "./queries/list-injoignables.ts";
export { invitationsOf } from "./queries/list-invitations.ts";
export { listMandats } from "./queries/list-mandats.ts";
export { loadRepertoire } from "./queries/load-repertoire.ts";
export { type Logo, readIdentite, readLogos } from "./queries/read-logos.ts";
export { listPrincipals, principalSql, readPrincipal } from "./queries/read-principal.ts";
export { rechercheActeurs } from "./recherche.ts";
export { operationsActeurs } from "./rights.ts";
