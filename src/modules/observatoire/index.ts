/** The only door of the module: what others may use of it. */
export { commandeImporterIndicateurs } from "./cli.ts";
export { historiqueObservatoire } from "./historique.ts";
export { messagesObservatoire } from "./messages.ts";
export { findIndicateur, type IndicateurListe, listIndicateurs } from "./queries/list-indicateurs.ts";
export { listObservations, type ObservationNommee, readSerie } from "./queries/list-observations.ts";
export { operationsObservatoire } from "./rights.ts";
