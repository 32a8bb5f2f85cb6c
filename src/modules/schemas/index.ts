/** The only door of the module: what others may use of it. */
export { apiSchemas } from "./api.ts";
export { commandeImporterPlan } from "./cli.ts";
export { loadSchemaDemo } from "./demo.ts";
export { messagesSchemas } from "./messages.ts";
export { findMentions } from "./queries/find-mentions.ts";
export { operationsSchemas } from "./rights.ts";
