/** The only door of the module: what others may use of it. */
export { apiTerritoires } from "./api.ts";
export { loadReference } from "./commands/load-reference.ts";
export { openEspace } from "./commands/open-espace.ts";
export { listEpci } from "./queries/list-epci.ts";
export { listEspaces, nomDepartement } from "./queries/list-espaces.ts";
export { rechercheTerritoires } from "./recherche.ts";
