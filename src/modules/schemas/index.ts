/** The only door of the module: what others may use of it. */
export { apiSchemas } from "./api.ts";
export { commandeImporterPlan } from "./cli.ts";
export { COURRIEL_PARTENARIAT } from "./commands/membres/notify-institution.ts";
export { COURRIEL_CONFIE, COURRIEL_NOUVELLES, COURRIEL_RELANCE } from "./commands/nouvelles/mail-tournee.ts";
export { rebaseActeurKept } from "./commands/rebase-acteur.ts";
export { loadSchemaDemo } from "./demo.ts";
export { echeancesSchemas } from "./echeances.ts";
export { historiqueSchemas } from "./historique.ts";
export { messagesSchemas } from "./messages.ts";
export { dureesSchemas, partSchemas, traitementsSchemas } from "./personnel.ts";
export { findMentions } from "./queries/find-mentions.ts";
export { findCopilotes } from "./queries/membres/find-copilotes.ts";
export { rechercheSchemas } from "./recherche.ts";
export { reliablesSchemas } from "./reliables.ts";
export { operationsSchemas } from "./rights.ts";
export type { DroitsSchema } from "./rights-sets.ts";
export { tacheTournees } from "./taches.ts";
